package id.payung.roster.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.payung.platform.PersonalDataCipher;
import id.payung.platform.Sha256;
import id.payung.roster.RosterId;
import id.payung.roster.sheet.RowSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What wards uploaded for a roster: apart from its rows until somebody merges them. */
@Component
public class WardParts {

    /** Every ward by its code, and in a ward the order of its file. */
    static final String ORDER = "part.area_code, p.row_number";

    private static final String COLUMNS =
            """
            row_number, key_id, nik, family_card, phone, mothers_name, name, birth_date, birth_place, sex, address, rt, rw,
            area_code, postal_code, email, occupation, work_place, work_hours, wage, income, heir, heir_relation,
            member_number, note""";

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    WardParts(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * One ward's upload.
     *
     * @param areaCode the ward's code with dots
     * @param sha256 of the uploaded file, in hexadecimal
     */
    public record Part(
            UUID id,
            RosterId roster,
            String areaCode,
            String sha256,
            String uploadedBy,
            Instant uploadedAt,
            Counts counts) {

        /** Who is neither rejected nor left out when parts are merged. */
        public int people() {
            return counts.valid() + counts.warned() + counts.held();
        }
    }

    /** Keeps what a dry run has judged in this transaction, in the place of what the ward uploaded before. */
    public void keepChecked(Part part) {
        jdbc.sql("delete from roster_part where roster_id = :roster and area_code = :area")
                .param("roster", part.roster().value())
                .param("area", part.areaCode())
                .update();
        jdbc.sql(
                        """
                insert into roster_part (id, roster_id, area_code, source_sha256, uploaded_by, uploaded_at, people_rows,
                    people_valid, people_warned, people_rejected, people_held)
                values (:id, :roster, :area, :sha256, :by, :at, :rows, :valid, :warned, :rejected, :held)""")
                .param("id", part.id())
                .param("roster", part.roster().value())
                .param("area", part.areaCode())
                .param("sha256", part.sha256())
                .param("by", part.uploadedBy())
                .param("at", Timestamp.from(part.uploadedAt()))
                .param("rows", part.counts().rows())
                .param("valid", part.counts().valid())
                .param("warned", part.counts().warned())
                .param("rejected", part.counts().rejected())
                .param("held", part.counts().held())
                .update();
        keep(
                part,
                """
                insert into roster_part_person (part_id, %1$s) select :part, %1$s from {people}
                 where roster_id = :roster and state in ('VALID', 'WARNED', 'HELD')"""
                        .formatted(COLUMNS));
        keep(
                part,
                """
                insert into roster_part_finding (part_id, row_number, column_key, cell, code, severity, variant, arguments)
                select :part, row_number, column_key, cell, code, severity, variant, arguments from {findings}
                 where roster_id = :roster order by row_number, id""");
    }

    private void keep(Part part, String sql) {
        jdbc.sql(PeopleTables.DRY_RUN.in(sql))
                .param("part", part.id())
                .param("roster", part.roster().value())
                .update();
    }

    /** In the order in which they are merged. */
    public List<Part> of(RosterId roster) {
        return jdbc.sql("select * from roster_part where roster_id = :roster order by area_code")
                .param("roster", roster.value())
                .query(WardParts::part)
                .list();
    }

    public Optional<Part> of(RosterId roster, String areaCode) {
        return of(roster).stream()
                .filter(part -> part.areaCode().equals(areaCode))
                .findFirst();
    }

    public Optional<Part> one(UUID id) {
        return jdbc.sql("select * from roster_part where id = :id")
                .param("id", id)
                .query(WardParts::part)
                .optional();
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(
                row.getObject("id", UUID.class),
                new RosterId(row.getObject("roster_id", UUID.class)),
                row.getString("area_code"),
                row.getString("source_sha256"),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant(),
                Counts.of(
                        row.getInt("people_valid"),
                        row.getInt("people_warned"),
                        row.getInt("people_rejected"),
                        row.getInt("people_held")));
    }

    /** The rows that were not rejected, of all parts, to be judged again. */
    public RowSource merged(RosterId roster) {
        return new MergedParts(jdbc, cipher, roster);
    }

    /** Which files make up a merged roster: equal for the same files of the same wards. */
    public static String digest(List<Part> parts) {
        var digest = Sha256.digest();
        parts.forEach(part -> digest.update((part.areaCode() + ":" + part.sha256() + "\n").getBytes(UTF_8)));
        return Sha256.hex(digest);
    }

    /** Says of every row of a roster that has just been merged from which row of which ward it came. */
    public void tellOrigins(RosterId roster) {
        jdbc.sql(
                        """
                update roster_person person set origin = merged.origin
                  from (select part.area_code || ':' || p.row_number as origin, row_number() over (order by %s) as place
                          from roster_part part join roster_part_person p on p.part_id = part.id
                         where part.roster_id = :roster) merged
                 where person.roster_id = :roster and person.row_number = merged.place"""
                                .formatted(ORDER))
                .param("roster", roster.value())
                .update();
    }

    /** Once nobody will merge them any more, nobody needs these people twice. */
    public void forget(RosterId roster) {
        jdbc.sql("delete from roster_part where roster_id = :roster")
                .param("roster", roster.value())
                .update();
    }
}
