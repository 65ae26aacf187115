package id.payung.demo;

import id.payung.platform.Role;
import id.payung.support.ScenarioPeople;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What the person who typed the command sees. Warnings of the running application follow; all else is in the log file. */
final class Terminal {
    private static final PrintStream OUT = System.out;
    private static final Path SAMPLES = Path.of("docs", "samples");

    private Terminal() {}

    static void preparing(DataFolder folder) {
        OUT.printf("%n  Menyiapkan Payung di %s. Mohon tunggu sekitar setengah menit …%n", folder.path());
        OUT.printf("  Preparing Payung in %s. This takes about half a minute …%n%n", folder.path());
    }

    static void ready(HttpPort http, DataFolder folder) {
        var line = line();
        OUT.println(line);
        OUT.printf("  Payung siap di / is ready at   %s%n", http.url());
        OUT.printf("  Kata sandi semua orang / everybody's password:   %s%n", ScenarioPeople.PASSWORD);
        OUT.println(line);
        row("Kota Pekalongan", "3375", "pkl");
        row("Kota Serang", "3673", "srg, btn (Kanwil)");
        row("Kabupaten Kotabaru", "6302", "ktb");
        OUT.println();
        names("Cabang / branch", ".pkl");
        names("Kota / municipality", ".3375");
        OUT.println("  Untuk daerah lain, ganti akhirannya.  For the others, change the ending.");
        OUT.printf("  %-22s auditor, admin (jam demo, Cockpit / demo clock, Cockpit)%n", "Lain-lain / others");
        OUT.println(line);
        OUT.printf("  %-22s %s/demo/clock   (admin)%n", "Majukan jam / clock", http.url());
        OUT.printf("  %-22s %s/demo/mail%n", "Surel / mail", http.url());
        if (Files.isDirectory(SAMPLES)) {
            OUT.printf("  %-22s %s%n", "Contoh / samples", SAMPLES.toAbsolutePath());
        }
        OUT.printf("  %-22s %s%n", "Data, log", folder.path());
        OUT.println("  Berhenti / stop: Ctrl-C");
        OUT.println(line);
        OUT.flush();
    }

    private static void row(String municipality, String id, String branches) {
        OUT.printf("  %-22s .%s   BPJS Ketenagakerjaan: .%s%n", municipality, id, branches.replace(", ", ", ."));
    }

    private static void names(String side, String ending) {
        List<String> users = ScenarioPeople.people().stream()
                .filter(person -> person.role() != Role.MANAGER || ending.equals(".pkl") || ending.equals(".3375"))
                .map(ScenarioPeople.Person::user)
                .filter(user -> user.endsWith(ending))
                .toList();
        OUT.printf("  %-22s %s%n", side, users.stream().limit(5).collect(Collectors.joining("  ")));
        OUT.printf("  %-22s %s%n", "", users.stream().skip(5).collect(Collectors.joining("  ")));
    }

    private static String line() {
        return "  " + (Charset.defaultCharset().name().startsWith("UTF") ? "─" : "-").repeat(76);
    }
}
