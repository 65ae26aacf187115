package id.payung.roster;

import id.payung.agreement.Regime;
import id.payung.roster.rule.Occupation;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.unit.DataSize;

/**
 * Makes the files under docs/samples, the same each time. Nobody in them exists: names, streets and numbers are drawn by
 * lot, the numbers only so that area, birth date and sex agree.
 */
final class SampleRosters {

    static final Path FOLDER = Path.of("docs/samples");

    private static final LocalDate COVERAGE_FROM = LocalDate.of(2027, 3, 1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final int TURN_65_DURING_THE_YEAR = 7;

    private static final String COLUMNS =
            "nik;nama;tempat_lahir;tanggal_lahir;jenis_kelamin;alamat;rt;rw;kode_wilayah;jenis_pekerjaan;no_kk";

    private static final String[] WARDS = {
        "33.75.01.1002", "33.75.01.1003", "33.75.01.1004", "33.75.01.1006", "33.75.01.1008", "33.75.01.1009",
        "33.75.01.1012", "33.75.02.1002", "33.75.02.1004", "33.75.02.1007", "33.75.02.1008", "33.75.02.1009",
        "33.75.02.1010", "33.75.02.1012", "33.75.03.1002", "33.75.03.1003", "33.75.03.1004", "33.75.03.1006",
        "33.75.03.1007", "33.75.03.1009", "33.75.03.1010", "33.75.04.1002", "33.75.04.1003", "33.75.04.1004",
        "33.75.04.1006", "33.75.04.1008", "33.75.04.1010"
    };

    private static final String[] MEN = {
        "Ahmad",
        "Abdul",
        "Ali",
        "Arif",
        "Bambang",
        "Budi",
        "Darmawan",
        "Fatkhur",
        "Hasan",
        "Heri",
        "Imam",
        "Joko",
        "Khoirul",
        "Maskur",
        "Muhammad",
        "Mustofa",
        "Nur",
        "Purwanto",
        "Rohmat",
        "Saiful",
        "Slamet",
        "Sutrisno",
        "Teguh",
        "Untung",
        "Wahyu",
        "Yusuf",
        "Zaenal"
    };
    private static final String[] WOMEN = {
        "Aminah",
        "Aisyah",
        "Dewi",
        "Endang",
        "Fatimah",
        "Hidayah",
        "Indah",
        "Khadijah",
        "Kholifah",
        "Lestari",
        "Maryam",
        "Mufidah",
        "Nurul",
        "Puji",
        "Rahayu",
        "Rohmah",
        "Siti",
        "Sri",
        "Umi",
        "Wahyuni",
        "Zulaikha"
    };
    private static final String[] LAST = {
        "Achyar",
        "Amin",
        "Anwar",
        "Arifin",
        "Basuki",
        "Fadhil",
        "Fauzi",
        "Ghofur",
        "Hadi",
        "Hakim",
        "Hamid",
        "Hidayat",
        "Irfan",
        "Kurniawan",
        "Mubarok",
        "Mukhlis",
        "Munir",
        "Nugroho",
        "Pranoto",
        "Rahman",
        "Ridwan",
        "Rosyid",
        "Sabar",
        "Santoso",
        "Setiawan",
        "Suharto",
        "Sulistyo",
        "Syafii",
        "Utomo",
        "Wibowo",
        "Widodo",
        "Zamroni"
    };
    private static final String[] STREETS = {
        "Melati", "Kenanga", "Teratai", "Cempaka", "Flamboyan", "Dahlia", "Anggrek", "Kemuning", "Bougenville", "Seruni"
    };

    private final Random lots = new Random(20270301);
    private final Map<String, Integer> serials = new HashMap<>();

    private SampleRosters() {}

    /** The roster of Pekalongan: 2,170 people, every one of whom passes. */
    static String pekalongan() {
        return new SampleRosters().roster();
    }

    private String roster() {
        List<String> occupations = new ArrayList<>();
        Map.of("guru ngaji", 900, "marbot", 480, "imam", 380, "lebe", 300, "penggali kubur", 110).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> occupations.addAll(java.util.Collections.nCopies(e.getValue(), e.getKey())));
        java.util.Collections.shuffle(occupations, lots);
        var file = new StringBuilder(COLUMNS).append('\n');
        for (int i = 0; i < occupations.size(); i++) {
            file.append(person(occupations.get(i), i % (occupations.size() / TURN_65_DURING_THE_YEAR) == 100))
                    .append('\n');
        }
        return file.toString();
    }

    private String person(String occupation, boolean turns65) {
        boolean woman = occupation.equals("guru ngaji") && lots.nextInt(100) < 55;
        var ward = WARDS[lots.nextInt(WARDS.length)];
        var birth = turns65
                ? COVERAGE_FROM.minusYears(65).plusDays(1 + lots.nextInt(364))
                : COVERAGE_FROM.minusYears(19 + lots.nextInt(45)).minusDays(lots.nextInt(365));
        var nik = number(ward, birth, woman ? 40 : 0);
        var card = number(ward, LocalDate.of(2012, 1, 1).plusDays(lots.nextInt(4000)), 0);
        var name = (woman ? pick(WOMEN) : pick(MEN)) + " " + pick(LAST);
        return String.join(
                ";",
                nik,
                name,
                "Pekalongan",
                DAY.format(birth),
                woman ? "P" : "L",
                "Jl. %s No. %d".formatted(pick(STREETS), 1 + lots.nextInt(120)),
                "%03d".formatted(1 + lots.nextInt(9)),
                "%03d".formatted(1 + lots.nextInt(12)),
                ward,
                occupation,
                card);
    }

    private String pick(String[] from) {
        return from[lots.nextInt(from.length)];
    }

    /** Area, date and a serial that nobody in the file has yet. */
    private String number(String ward, LocalDate date, int moreDays) {
        var beginning = ward.substring(0, 8).replace(".", "")
                + "%02d%02d%02d".formatted(date.getDayOfMonth() + moreDays, date.getMonthValue(), date.getYear() % 100);
        int serial = serials.merge(beginning, 1 + lots.nextInt(3), (before, step) -> before + step);
        return beginning + "%04d".formatted(serial);
    }

    /** One good row, then at least one row for every mistake that a row can have. */
    static String mistakes() {
        var rows = new ArrayList<String>();
        rows.add(
                "no;nik;nama;tanggal_lahir;jenis_kelamin;alamat;kode_wilayah;jenis_pekerjaan;no_kk;no_hp;email;upah;emial");
        mistake(rows, Map.of());
        mistake(rows, Map.of("nik", ""));
        mistake(rows, Map.of("nik", "337501050380001"));
        mistake(rows, Map.of("nik", "3,37501E+15"));
        mistake(rows, Map.of("nik", "9975010503800004"));
        mistake(rows, Map.of("nik", "3399990503800005"));
        mistake(rows, Map.of("nik", "3375013203800006"));
        mistake(rows, Map.of("nik", "3375010603800007"));
        mistake(rows, Map.of("nik", "3375014503800008"));
        mistake(rows, Map.of("nik", "3375010503800000"));
        mistake(rows, Map.of("nama", ""));
        mistake(rows, Map.of("nama", "Contoh 2"));
        mistake(rows, Map.of("tanggal_lahir", ""));
        mistake(rows, Map.of("tanggal_lahir", "05-03-80"));
        mistake(rows, Map.of("tanggal_lahir", "05-03-1960", "nik", "3375010503600014"));
        mistake(rows, Map.of("tanggal_lahir", "05-03-2015", "nik", "3375010503150015"));
        mistake(rows, Map.of("jenis_kelamin", "pria"));
        mistake(rows, Map.of("alamat", ""));
        mistake(rows, Map.of("kode_wilayah", ""));
        mistake(rows, Map.of("kode_wilayah", "33.75.01"));
        mistake(rows, Map.of("kode_wilayah", "33.26.01.2001"));
        mistake(rows, Map.of("jenis_pekerjaan", ""));
        mistake(rows, Map.of("jenis_pekerjaan", "guru ngajji"));
        mistake(rows, Map.of("jenis_pekerjaan", "KPPS", "upah", ""));
        mistake(rows, Map.of("jenis_pekerjaan", "KPPS", "upah", "sejuta"));
        mistake(rows, Map.of("no_kk", ""));
        mistake(rows, Map.of("no_kk", "12345"));
        mistake(rows, Map.of("no_kk", "3375010101200001"));
        mistake(rows, Map.of("nik", "3375010503800101"));
        mistake(rows, Map.of("nama", "Contoh Kembar"));
        mistake(rows, Map.of("nama", "Contoh  KEMBAR"));
        mistake(rows, Map.of("no_hp", "12"));
        mistake(rows, Map.of("email", "contoh@"));
        return String.join("\n", rows) + "\n";
    }

    private static void mistake(List<String> rows, Map<String, String> changed) {
        int number = rows.size();
        Map<String, String> cells = new HashMap<>(Map.of(
                "no",
                Integer.toString(number),
                "nik",
                "33750105038001%02d".formatted(number),
                "nama",
                "Contoh " + (char) ('A' + number / 26) + (char) ('A' + number % 26),
                "tanggal_lahir",
                "05-03-1980",
                "jenis_kelamin",
                "L",
                "alamat",
                "Jl. Contoh No. " + number,
                "kode_wilayah",
                "33.75.01.1002",
                "jenis_pekerjaan",
                "lebe",
                "no_kk",
                "33750101012000%02d".formatted(number),
                "upah",
                "1000000"));
        cells.putAll(changed);
        rows.add(Arrays.stream(rows.get(0).split(";"))
                .map(column -> cells.getOrDefault(column, ""))
                .collect(Collectors.joining(";")));
    }

    /** The header row of a roster, every column that is known. */
    static String template() {
        return Arrays.stream(RosterColumn.values()).map(RosterColumn::key).collect(Collectors.joining(";")) + "\n";
    }

    static final RosterLimits LIMITS = new RosterLimits(DataSize.ofMegabytes(256), 1_000_000, 10_000);

    private static final Path OCCUPATIONS = Path.of("src/main/resources/db/migration/V050__roster_occupations.sql");
    private static final Pattern OCCUPATION = Pattern.compile("\\('([^']+)', '([^']+)', '(BPU|PU)'\\)");

    /** Those that every installation begins with, in the order of the template. */
    static List<Occupation> occupations(Regime regime) {
        try {
            return OCCUPATION
                    .matcher(Files.readString(OCCUPATIONS))
                    .results()
                    .map(found -> new Occupation(found.group(1), found.group(2), Regime.valueOf(found.group(3))))
                    .filter(occupation -> occupation.regime() == regime)
                    .sorted(Comparator.comparing(
                            occupation -> occupation.label().toLowerCase(Locale.ROOT)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/roster");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** The workbook to fill in. */
    static byte[] templateWorkbook(Regime regime) {
        var bytes = new ByteArrayOutputStream();
        RosterTemplate.write(bytes, regime, occupations(regime), messages(), LIMITS);
        return bytes.toByteArray();
    }

    static Map<String, String> files() {
        return Map.of(
                "roster-pekalongan-2170.csv", pekalongan(),
                "roster-with-mistakes.csv", mistakes(),
                "roster-template.csv", template());
    }

    /** Writes the files anew. */
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        for (var file : files().entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
        Files.write(FOLDER.resolve("roster-template.xlsx"), templateWorkbook(Regime.BPU));
    }
}
