package id.payung.roster.registration;

import id.payung.agreement.AgreementFacts;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.SpreadsheetText;
import id.payung.roster.RosterId;
import id.payung.roster.people.StoredCells;
import id.payung.roster.sheet.RosterColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the people who are still to be registered, some thousand at a time. Every cell is text and none a formula. */
@Component
public class RegistrationTable {

    private static final int PAGE = 5_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    /** Determined, neither registered nor refused. */
    private static final String OPEN =
            "p.roster_id = :roster and p.state in ('VALID', 'WARNED') and p.registered_at is null";

    private final RegistrationSettings settings;
    private final StoredCells cells;
    private final JdbcClient jdbc;

    RegistrationTable(RegistrationSettings settings, PersonalDataCipher cipher, JdbcClient jdbc) {
        this.settings = settings;
        this.cells = new StoredCells(cipher);
        this.jdbc = jdbc;
    }

    /** In which kind of file. */
    public enum Kind {
        CSV("csv", "text/csv;charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String extension;
        private final String mediaType;

        Kind(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        public String extension() {
            return extension;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** What is the same for all people of a roster. */
    public record About(
            RosterId roster, AgreementFacts agreement, LocalDate coverageFrom, String decreeNumber, String groupCode) {

        private long months() {
            return ChronoUnit.MONTHS.between(
                    coverageFrom, agreement.period().lastDay().plusDays(1));
        }
    }

    public int open(RosterId roster) {
        return jdbc.sql("select count(*) from roster_person p where " + OPEN)
                .param("roster", roster.value())
                .query(Integer.class)
                .single();
    }

    public void write(About about, Kind kind, OutputStream out) {
        try {
            switch (kind) {
                case CSV -> csv(about, out);
                case XLSX -> xlsx(about, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Rows {
        void add(List<String> row) throws IOException;
    }

    private void csv(About about, OutputStream out) throws IOException {
        var csv = SpreadsheetText.csv(out);
        rows(about, csv::writeRecord);
        csv.flush();
    }

    private void xlsx(About about, OutputStream out) throws IOException {
        var workbook = new Workbook(out, "Payung", "1.0");
        var sheet = workbook.newWorksheet("Pendaftaran");
        for (int i = 0; i < settings.columns().size(); i++) {
            sheet.style(i).format("@").set();
        }
        int[] next = {0};
        rows(about, row -> {
            for (int i = 0; i < row.size(); i++) {
                sheet.inlineString(next[0], i, row.get(i));
            }
            if (++next[0] % PAGE == 0) {
                sheet.flush();
            }
        });
        workbook.finish();
    }

    private void rows(About about, Rows rows) throws IOException {
        rows.add(settings.columns().stream()
                .map(RegistrationSettings.Column::header)
                .toList());
        int number = 0;
        int last = 0;
        for (var page = page(about, last); !page.isEmpty(); page = page(about, last)) {
            for (Person person : page) {
                last = person.row();
                rows.add(person.numbered(settings, ++number));
            }
        }
    }

    private List<Person> page(About about, int after) {
        return jdbc.sql(
                        """
                select p.*, coalesce(o.label, p.occupation) as occupation_label
                  from roster_person p left join occupation o on o.code = p.occupation
                 where %s and p.row_number > :after order by p.row_number limit :size"""
                                .formatted(OPEN))
                .param("roster", about.roster().value())
                .param("after", after)
                .param("size", PAGE)
                .query((row, number) -> new Person(row.getInt("row_number"), texts(about, row)))
                .list();
    }

    private record Person(int row, List<String> texts) {

        List<String> numbered(RegistrationSettings settings, int number) {
            List<String> all = new ArrayList<>(texts);
            for (int i = 0; i < all.size(); i++) {
                if (settings.columns().get(i).column() == RegistrationColumn.NUMBER) {
                    all.set(i, Integer.toString(number));
                }
            }
            return all;
        }

        @Override
        public String toString() {
            return "Person[row=" + row + "]";
        }
    }

    private List<String> texts(About about, ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (RegistrationSettings.Column column : settings.columns()) {
            texts.add(SpreadsheetText.guarded(text(about, row, column.column())));
        }
        return texts;
    }

    private String text(About about, ResultSet row, RegistrationColumn column) throws SQLException {
        return switch (column) {
            case NUMBER -> "";
            case NIK -> cell(row, RosterColumn.NIK);
            case NAME -> cell(row, RosterColumn.NAME);
            case BIRTH_PLACE -> cell(row, RosterColumn.BIRTH_PLACE);
            case BIRTH_DATE -> DAY.format(row.getObject("birth_date", LocalDate.class));
            case SEX -> cell(row, RosterColumn.SEX);
            case MOTHERS_NAME -> cell(row, RosterColumn.MOTHERS_NAME);
            case ADDRESS -> cell(row, RosterColumn.ADDRESS);
            case RT -> cell(row, RosterColumn.RT);
            case RW -> cell(row, RosterColumn.RW);
            case WARD_CODE -> cell(row, RosterColumn.AREA_CODE);
            case DISTRICT_CODE -> districtOf(cell(row, RosterColumn.AREA_CODE));
            case POSTAL_CODE -> cell(row, RosterColumn.POSTAL_CODE);
            case PHONE -> cell(row, RosterColumn.PHONE);
            case EMAIL -> cell(row, RosterColumn.EMAIL);
            case OCCUPATION -> row.getString("occupation_label");
            case WORK_PLACE -> cell(row, RosterColumn.WORK_PLACE);
            case WORK_HOURS -> cell(row, RosterColumn.WORK_HOURS);
            case WAGE -> cell(row, RosterColumn.WAGE);
            case INCOME -> cell(row, RosterColumn.INCOME);
            case PROGRAMMES ->
                about.agreement().programs().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
            case COVERAGE_FROM -> DAY.format(about.coverageFrom());
            case MONTHS -> Long.toString(about.months());
            case MEMBER_NUMBER -> cell(row, RosterColumn.MEMBER_NUMBER);
            case FAMILY_CARD -> cell(row, RosterColumn.FAMILY_CARD);
            case HEIR -> cell(row, RosterColumn.HEIR);
            case HEIR_RELATION -> cell(row, RosterColumn.HEIR_RELATION);
            case FUND_SOURCE -> about.agreement().fundSource().name();
            case DECREE -> about.decreeNumber();
            case GROUP -> about.groupCode();
            case NOTE -> cell(row, RosterColumn.NOTE);
        };
    }

    private String cell(ResultSet row, RosterColumn column) throws SQLException {
        var text = cells.text(row, column);
        return text == null ? "" : text;
    }

    /** {@code 33.75.01.1002}: {@code 33.75.01}. */
    private static String districtOf(String ward) {
        int end = ward.lastIndexOf('.');
        return end < 0 ? ward.substring(0, Math.min(6, ward.length())) : ward.substring(0, end);
    }
}
