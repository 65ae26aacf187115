package id.payung.roster.sheet;

import static java.util.stream.Collectors.joining;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** As many men of Medono as are asked for, each with a number, a birthday and a name, none of whom exists. */
public final class LongRoster {

    private static final List<RosterColumn> COLUMNS = List.of(
            RosterColumn.NIK,
            RosterColumn.NAME,
            RosterColumn.BIRTH_PLACE,
            RosterColumn.BIRTH_DATE,
            RosterColumn.SEX,
            RosterColumn.ADDRESS,
            RosterColumn.RT,
            RosterColumn.RW,
            RosterColumn.AREA_CODE,
            RosterColumn.OCCUPATION,
            RosterColumn.FAMILY_CARD,
            RosterColumn.PHONE);

    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1970, 1, 1);
    private static final int BIRTHDAYS = 10_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final DateTimeFormatter DAY_IN_NUMBER = DateTimeFormatter.ofPattern("ddMMyy");

    private LongRoster() {}

    public enum Kind {
        CSV,
        /** Texts within the cells. */
        XLSX
    }

    /** Writes it while it is made up. @return how many letters the people's cells have */
    public static long write(Path path, Kind kind, int people) throws IOException {
        var header = COLUMNS.stream().map(RosterColumn::key).toArray(String[]::new);
        var rows = IntStream.range(0, people).mapToObj(LongRoster::person);
        if (kind == Kind.CSV) {
            try (var csv = Files.newBufferedWriter(path)) {
                return write(csv, header, rows, (number, cells) -> String.join(";", cells) + "\n");
            }
        }
        long letters = 0;
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var part : WorkbookParts.of("@").contents().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                var out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
                int at = part.getKey().equals(WorkbookParts.SHEET)
                        ? part.getValue().indexOf('@')
                        : 0;
                out.write(part.getValue().substring(0, at));
                if (at > 0) {
                    letters = write(out, header, rows, WorkbookParts::row);
                    at++;
                }
                out.write(part.getValue().substring(at));
                out.flush();
                zip.closeEntry();
            }
        }
        return letters;
    }

    private interface Format {
        String row(int number, String... cells);
    }

    private static long write(Writer out, String[] header, Stream<String[]> rows, Format format) throws IOException {
        out.write(format.row(1, header));
        var count = new long[] {0, 1};
        rows.forEach(cells -> {
            try {
                out.write(format.row((int) ++count[1], cells));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            count[0] += Arrays.stream(cells).mapToInt(String::length).sum();
        });
        return count[0];
    }

    private static String[] person(int i) {
        var born = FIRST_BIRTHDAY.plusDays(i % BIRTHDAYS);
        return new String[] {
            "337501%s%04d".formatted(DAY_IN_NUMBER.format(born), i / BIRTHDAYS + 1),
            "Slamet " + letters(i),
            "Pekalongan",
            DAY.format(born),
            "L",
            "Jl. Contoh Nomor " + i,
            "001",
            "002",
            "33.75.01.1002",
            "lebe",
            "33750101012%05d".formatted(i % 100_000),
            "0812%08d".formatted(i)
        };
    }

    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .mapToObj(c -> Character.toString(c <= '9' ? c - '0' + 'q' : c))
                .collect(joining());
    }
}
