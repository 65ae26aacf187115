package id.payung.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small files of people whom nobody knows, for agreements beside the sample's. */
final class People {

    private final Path folder;
    private int files;
    private int serial;

    People(Path folder) {
        this.folder = folder;
    }

    /**
     * @param ward {@code 33.75.01.1002}, where all of them live
     * @param wage of wage earners a month; null for everybody else
     */
    String file(int people, String ward, String occupation, Long wage) {
        var header = "nik;nama;tanggal_lahir;jenis_kelamin;alamat;kode_wilayah;jenis_pekerjaan";
        var rows = IntStream.range(0, people)
                .mapToObj(at -> row(ward, occupation) + (wage == null ? "" : ";" + wage))
                .collect(Collectors.joining("\n"));
        var file = folder.resolve("peserta-%d.csv".formatted(++files));
        try {
            Files.writeString(
                    file, header + (wage == null ? "" : ";upah") + "\n" + rows + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private String row(String ward, String occupation) {
        var nik = "%s050380%04d".formatted(ward.replace(".", "").substring(0, 6), ++serial);
        var name = "Warga " + (char) ('A' + serial / 26) + (char) ('a' + serial % 26) + "di";
        return "%s;%s;05-03-1980;L;Jl. Melati No. %d;%s;%s".formatted(nik, name, serial, ward, occupation);
    }
}
