package id.payung.roster.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.payung.platform.PersonalDataCipher;
import id.payung.roster.RosterId;
import id.payung.roster.rule.CheckedRow;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes judged rows by COPY, in the transaction around it. Sealed columns are sealed here and nowhere else. */
@Component
public class PeopleCopy {

    private static final String PEOPLE =
            """
            copy {people} (id, roster_id, agreement_id, row_number, state, key_id, nik, nik_index, nik_masked,
                family_card, family_index, phone, mothers_name, name, birth_date, birth_place, sex, address, rt, rw,
                area_code, postal_code, email, occupation, work_place, work_hours, wage, income, heir, heir_relation,
                member_number, note, name_birth, name_serial) from stdin""";
    private static final String FINDINGS =
            """
            copy {findings} (roster_id, row_number, column_key, cell, code, severity, variant, arguments) from stdin""";
    private static final String FAMILY_PURPOSE = "family";

    private final JdbcTemplate jdbc;
    private final PersonalDataCipher cipher;

    PeopleCopy(JdbcTemplate jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * A judged row and its columns from {@code key_id} on, ready to be copied. Sealing is the dear part: it is done where a
     * row is judged, beside the writing.
     */
    public record SealedRow(CheckedRow row, byte[] columns) {

        public SealedRow without(FindingCode code) {
            return new SealedRow(row.without(code), columns);
        }

        /** Where it is and what is wrong with it: nothing of the person. */
        @Override
        public String toString() {
            return row.toString();
        }
    }

    /** May be called by any thread. */
    public SealedRow sealed(CheckedRow row) {
        var line = new Lines();
        columns(line, row);
        return new SealedRow(row, line.bytes.toByteArray());
    }

    public void write(PeopleTables tables, RosterId roster, UUID agreement, List<SealedRow> rows) {
        var people = new Lines();
        var findings = new Lines();
        long high = ThreadLocalRandom.current().nextLong();
        for (SealedRow one : rows) {
            var row = one.row();
            people.text(new UUID(version8(high), variant(row.row())).toString())
                    .text(roster.toString())
                    .text(agreement.toString())
                    .text(Integer.toString(row.row()))
                    .text(row.state().name())
                    .rest(one.columns());
            row.findings().forEach(finding -> finding(findings, roster, finding));
        }
        copy(tables.in(PEOPLE), people);
        copy(tables.in(FINDINGS), findings);
    }

    /** What is to be said about the file as a whole. */
    public void writeAbout(PeopleTables tables, RosterId roster, List<Finding> about) {
        var findings = new Lines();
        about.forEach(finding -> finding(findings, roster, finding));
        copy(tables.in(FINDINGS), findings);
    }

    // Ids of one chunk lie side by side in the index: a random id for each row would touch a page for each row.
    private static long version8(long random) {
        return (random & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    }

    private static long variant(int row) {
        return 0x8000_0000_0000_0000L | row;
    }

    private void columns(Lines line, CheckedRow row) {
        var nik = row.nik();
        var familyCard = row.familyCard();
        line.text(Integer.toString(cipher.currentKey()))
                .bytes(nik == null ? null : cipher.seal(nik.digits()))
                .bytes(nik == null ? null : nik.blindIndex(cipher))
                .text(nik == null ? null : nik.masked())
                .bytes(familyCard == null ? null : cipher.seal(familyCard))
                .bytes(familyCard == null ? null : cipher.blindIndex(FAMILY_PURPOSE, familyCard))
                .bytes(sealed(row.phone()))
                .bytes(sealed(row.texts().get(RosterColumn.MOTHERS_NAME)))
                .text(row.texts().get(RosterColumn.NAME))
                .text(row.birthDate() == null ? null : row.birthDate().toString())
                .text(row.texts().get(RosterColumn.BIRTH_PLACE))
                .text(row.sex() == null ? null : String.valueOf(row.sex().letter()))
                .text(row.texts().get(RosterColumn.ADDRESS))
                .text(row.texts().get(RosterColumn.RT))
                .text(row.texts().get(RosterColumn.RW))
                .text(row.areaCode())
                .text(row.texts().get(RosterColumn.POSTAL_CODE))
                .text(row.texts().get(RosterColumn.EMAIL))
                .text(row.occupation() == null ? null : row.occupation().code())
                .text(row.texts().get(RosterColumn.WORK_PLACE))
                .text(row.texts().get(RosterColumn.WORK_HOURS))
                .text(row.wage() == null ? null : row.wage().toString())
                .text(row.income() == null ? null : row.income().toString())
                .text(row.texts().get(RosterColumn.HEIR))
                .text(row.texts().get(RosterColumn.HEIR_RELATION))
                .text(row.texts().get(RosterColumn.MEMBER_NUMBER))
                .text(row.texts().get(RosterColumn.NOTE))
                .text(nameAndBirth(row))
                .text(nameAndSerial(row))
                .end();
    }

    private @Nullable String nameAndBirth(CheckedRow row) {
        var name = row.texts().get(RosterColumn.NAME);
        return name == null || row.birthDate() == null
                ? null
                : Long.toString(NameHash.ofNameAndBirth(cipher, name, row.birthDate()));
    }

    private @Nullable String nameAndSerial(CheckedRow row) {
        var name = row.texts().get(RosterColumn.NAME);
        return name == null || row.nik() == null
                ? null
                : Long.toString(NameHash.ofNameAndSerial(cipher, name, row.nik()));
    }

    private byte @Nullable [] sealed(@Nullable String plain) {
        return plain == null ? null : cipher.seal(plain);
    }

    private static void finding(Lines line, RosterId roster, Finding finding) {
        line.text(roster.toString())
                .text(Integer.toString(finding.row()))
                .text(finding.column() == null ? null : finding.column().key())
                .text(finding.cell())
                .text(finding.code().name())
                .text(finding.severity().name())
                .text(finding.variant())
                .array(finding.arguments())
                .end();
    }

    private void copy(String sql, Lines lines) {
        if (lines.bytes.size() == 0) {
            return;
        }
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(sql, new java.io.ByteArrayInputStream(lines.bytes.toByteArray()));
            } catch (IOException e) {
                throw new SQLException(e);
            }
        });
    }

    /** Lines in PostgreSQL's text format for COPY. */
    private static final class Lines {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final StringBuilder line = new StringBuilder();

        Lines text(@Nullable String value) {
            separate();
            if (value == null) {
                line.append("\\N");
            } else {
                escape(value);
            }
            return this;
        }

        Lines bytes(byte @Nullable [] value) {
            separate();
            line.append(value == null ? "\\N" : "\\\\x" + HexFormat.of().formatHex(value));
            return this;
        }

        Lines array(List<String> values) {
            separate();
            var literal = new StringBuilder("{");
            for (String value : values) {
                literal.append(literal.length() == 1 ? "\"" : ",\"")
                        .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
            escape(literal.append('}').toString());
            return this;
        }

        /** The columns that are left, ended already. */
        void rest(byte[] columns) {
            separate();
            bytes.writeBytes(line.toString().getBytes(UTF_8));
            bytes.writeBytes(columns);
            line.setLength(0);
        }

        void end() {
            bytes.writeBytes(line.append('\n').toString().getBytes(UTF_8));
            line.setLength(0);
        }

        private void separate() {
            if (line.length() > 0) {
                line.append('\t');
            }
        }

        private void escape(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '\\' -> line.append("\\\\");
                    case '\t' -> line.append("\\t");
                    case '\n' -> line.append("\\n");
                    case '\r' -> line.append("\\r");
                    default -> line.append(c);
                }
            }
        }
    }
}
