package id.payung.roster.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Good files, bent by lot: the same lot bends the same file in the same way. */
final class BentFiles {

    private static final int MOST_BENDS = 4;
    private static final int LONGEST_BEND = 600;

    /** What readers look for, and numbers at the ends of their ranges. */
    private static final List<byte[]> STRANGE = List.of(
            new byte[] {0},
            new byte[] {-1, -1, -1, -1},
            new byte[] {-1, -1, -1, 127},
            new byte[] {0, 0, 0, 0, 0, 0, 0, -128},
            "\"".getBytes(UTF_8),
            "\r\n".getBytes(UTF_8),
            ";,\t".getBytes(UTF_8),
            "sep=".getBytes(UTF_8),
            "\uFEFF".getBytes(UTF_8),
            "<".getBytes(UTF_8),
            "/>".getBytes(UTF_8),
            "</row>".getBytes(UTF_8),
            "<row r=\"1048576\">".getBytes(UTF_8),
            "<c r=\"XFD9\" t=\"s\"><v>0</v></c>".getBytes(UTF_8),
            "<![CDATA[".getBytes(UTF_8),
            "<!--".getBytes(UTF_8),
            "<!DOCTYPE x [<!ENTITY y \"z\">]>".getBytes(UTF_8),
            "&#x10FFFF;&#55296;&y;".getBytes(UTF_8),
            "999999999999999999999".getBytes(UTF_8),
            "-1".getBytes(UTF_8),
            "1E+999".getBytes(UTF_8),
            "PK\1\2".getBytes(UTF_8),
            "PK\3\4".getBytes(UTF_8),
            "PK\5\6".getBytes(UTF_8),
            "PK\6\6".getBytes(UTF_8),
            "PK\6\7".getBytes(UTF_8));

    private final List<byte[]> whole = new ArrayList<>();
    private final List<Map<String, byte[]>> workbooks = new ArrayList<>();

    BentFiles() throws IOException {
        var csv =
                "Daftar Peserta;;\r\n\r\nnik;nama;\"alamat\"\r\n'3375010503800001;Zoë \"Contoh\";\"Jl. \"\"A\"\"\r\n5\"\r\n;;\r\n2;Ani;\r\n";
        whole.add(csv.getBytes(UTF_8));
        whole.add(("\uFEFF" + csv.replace(";", ",")).getBytes(UTF_8));
        whole.add(("\uFEFF" + csv.replace(";", "\t")).getBytes(UTF_16LE));
        whole.add(("sep=;\n" + csv.replace("\r\n", "\r")).getBytes(Charset.forName("windows-1252")));
        for (String name : List.of(
                "openpyxl.xlsx",
                "openpyxl-1904.xlsx",
                "openpyxl-hidden-first.xlsx",
                "openpyxl-numbers.xlsx",
                "xlsxwriter.xlsx",
                "xlsxwriter-inline.xlsx",
                "xlsxwriter-chart-first.xlsx",
                "libreoffice.xlsx")) {
            try (var file = BentFiles.class.getResourceAsStream("/workbooks/" + name)) {
                byte[] bytes = file.readAllBytes();
                whole.add(bytes);
                workbooks.add(parts(bytes));
            }
        }
    }

    private static Map<String, byte[]> parts(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    byte[] file(long lot) {
        var random = new Random(lot);
        // Half of the workbooks are bent before they are packed, so that the bends get behind the zip's own checks.
        return random.nextInt(3) == 0 ? packedAgain(random) : bent(any(whole, random), random);
    }

    private byte[] packedAgain(Random random) {
        var parts = new LinkedHashMap<>(any(workbooks, random));
        var names = List.copyOf(parts.keySet());
        for (int i = random.nextInt(2); i < 2; i++) {
            parts.computeIfPresent(any(names, random), (name, content) -> bent(content, random));
        }
        if (random.nextInt(8) == 0) {
            // A part of another program's workbook, or another part of this one.
            parts.put(any(names, random), any(List.copyOf(any(workbooks, random).values()), random));
        }
        var zip = new RawZip();
        parts.forEach((name, content) -> {
            if (random.nextInt(20) > 0) {
                zip.add(name, content);
            }
        });
        return zip.toBytes();
    }

    private byte[] bent(byte[] file, Random random) {
        byte[] bent = file;
        for (int i = random.nextInt(MOST_BENDS); i < MOST_BENDS && bent.length > 0; i++) {
            bent = bentOnce(bent, random);
        }
        return bent;
    }

    private byte[] bentOnce(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        int length = Math.min(file.length - at, 1 + random.nextInt(LONGEST_BEND));
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> spliced(file, at, at + length, new byte[0]);
            case 2 -> spliced(file, at, at, Arrays.copyOfRange(file, at, at + length));
            case 3 -> repeated(file, at, Math.min(length, 60), random.nextInt(300));
            case 4 -> {
                byte[] other = any(whole, random);
                int from = random.nextInt(other.length);
                int until = Math.min(other.length, from + length);
                yield spliced(file, at, at + length, Arrays.copyOfRange(other, from, until));
            }
            case 5 -> spliced(file, at, at, any(STRANGE, random));
            case 6 -> {
                byte[] strange = any(STRANGE, random);
                yield spliced(file, at, Math.min(file.length, at + strange.length), strange);
            }
            default -> {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    private static byte[] repeated(byte[] file, int at, int length, int times) {
        var repeated = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            repeated.write(file, at, Math.min(length, file.length - at));
        }
        return spliced(file, at, at, repeated.toByteArray());
    }

    private static byte[] spliced(byte[] file, int from, int until, byte[] by) {
        var spliced = new ByteArrayOutputStream();
        spliced.write(file, 0, from);
        spliced.writeBytes(by);
        spliced.write(file, until, file.length - until);
        return spliced.toByteArray();
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
