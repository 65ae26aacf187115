package id.payung.support;

import static id.payung.platform.Role.AGENCY_HEAD;
import static id.payung.platform.Role.AUDITOR;
import static id.payung.platform.Role.BRANCH_FINANCE;
import static id.payung.platform.Role.BRANCH_HEAD;
import static id.payung.platform.Role.BRANCH_LEGAL;
import static id.payung.platform.Role.BRANCH_OFFICER;
import static id.payung.platform.Role.COMMUNITY_OFFICER;
import static id.payung.platform.Role.MANAGER;
import static id.payung.platform.Role.MUNICIPAL_FINANCE;
import static id.payung.platform.Role.MUNICIPAL_HEAD;
import static id.payung.platform.Role.MUNICIPAL_LEGAL;
import static id.payung.platform.Role.MUNICIPAL_OFFICER;
import static id.payung.platform.Role.MUNICIPAL_VERIFIER;
import static id.payung.platform.Role.OPERATOR;
import static id.payung.platform.Role.REGIONAL_HEAD;
import static id.payung.platform.Role.REGIONAL_SECRETARY;
import static id.payung.platform.Role.WARD_HEAD;

import id.payung.party.OfficialRegister;
import id.payung.party.OrganisationRegister;
import id.payung.party.OrganisationRegister.AgencyEntry;
import id.payung.party.OrganisationRegister.Entries;
import id.payung.party.OrganisationRegister.MunicipalityEntry;
import id.payung.party.OrganisationRegister.OfficeEntry;
import id.payung.party.Staff;
import id.payung.party.StaffRegister;
import id.payung.platform.Role;
import id.payung.platform.StaffAccounts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Three branches, a regional office, three municipalities, everybody who works there, and who signs for them; all natural
 * persons are invented.
 * Made before the first request is answered. What is there already stays as it is: somebody may have changed a password.
 */
public final class ScenarioPeople implements SmartLifecycle {
    public static final String PASSWORD = "payung";

    /** After the roles' groups and the first operator, before the web server. */
    private static final int PHASE = 1000;

    private static final List<AgencyEntry> AGENCIES = List.of(
            new AgencyEntry("kesra", "Bagian Kesejahteraan Rakyat, Sekretariat Daerah"),
            new AgencyEntry("hukum", "Bagian Hukum, Sekretariat Daerah"),
            new AgencyEntry("bpkad", "Badan Pengelolaan Keuangan dan Aset Daerah"),
            new AgencyEntry("disnaker", "Dinas Tenaga Kerja"),
            new AgencyEntry("setda", "Sekretariat Daerah"),
            new AgencyEntry("kepala_daerah", "Kepala Daerah"));

    private final OrganisationRegister organisations;
    private final StaffRegister register;
    private final Staff staff;
    private final StaffAccounts accounts;
    private final OfficialRegister officials;
    private final TransactionOperations transaction;
    private volatile boolean running;

    public ScenarioPeople(
            OrganisationRegister organisations,
            StaffRegister register,
            Staff staff,
            StaffAccounts accounts,
            OfficialRegister officials,
            TransactionOperations transaction) {
        this.organisations = organisations;
        this.register = register;
        this.staff = staff;
        this.accounts = accounts;
        this.officials = officials;
        this.transaction = transaction;
    }

    /** Somebody with a sign-in. {@code desk} is empty for those who work for no organisation of an agreement. */
    public record Person(String user, String name, Role role, String organisation, String agency, String ward) {}

    @Override
    public void start() {
        transaction.executeWithoutResult(status -> {
            organisations.enter(new Entries(municipalities(), offices()));
            register.enter(newcomers()).withoutPassword().forEach(user -> accounts.setPassword(user, PASSWORD));
            new ScenarioOfficials(officials).enter();
        });
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static List<MunicipalityEntry> municipalities() {
        return List.of(
                new MunicipalityEntry("33.75", "Kota Pekalongan", "CITY", "Asia/Jakarta", AGENCIES),
                new MunicipalityEntry("36.73", "Kota Serang", "CITY", "Asia/Jakarta", AGENCIES),
                new MunicipalityEntry("63.02", "Kabupaten Kotabaru", "REGENCY", "Asia/Makassar", AGENCIES));
    }

    private static List<OfficeEntry> offices() {
        return List.of(
                office("btn", "Kantor Wilayah Banten", "REGIONAL_OFFICE", null, "Serang", "3673"),
                office("pkl", "Cabang Pekalongan", "BRANCH", null, "Pekalongan", "3375"),
                office("srg", "Cabang Serang", "BRANCH", "btn", "Serang", "3673"),
                office("ktb", "Cabang Kotabaru", "BRANCH", null, "Kotabaru", "6302"));
    }

    private static OfficeEntry office(
            String id, String name, String kind, String above, String place, String municipality) {
        return new OfficeEntry(id, "BPJS Ketenagakerjaan " + name, kind, above, place, List.of(municipality));
    }

    /** Those who are not known yet. */
    private List<StaffRegister.Entry> newcomers() {
        var known = staff.page(null, 0, 1000).stream().map(Staff.Member::user).toList();
        return people().stream()
                .filter(person -> !known.contains(person.user()))
                .map(person -> new StaffRegister.Entry(
                        person.user(),
                        person.name(),
                        person.user() + "@payung.test",
                        person.role().id(),
                        person.organisation(),
                        person.agency(),
                        person.ward(),
                        true))
                .toList();
    }

    public static List<Person> people() {
        var people = new ArrayList<Person>();
        people.addAll(ofBranch(
                "pkl",
                BRANCH_HEAD,
                List.of(
                        "Rina Wulandari",
                        "Bagus Prasetyo",
                        "Dewi Larasati, S.H.",
                        "Agus Setiawan",
                        "Yuni Astuti",
                        "Ir. Hendra Gunawan, M.M.")));
        people.addAll(ofBranch(
                "srg",
                BRANCH_HEAD,
                List.of(
                        "Fajar Nugraha",
                        "Mega Puspita",
                        "Rizal Maulana, S.H.",
                        "Tati Hartati",
                        "Iwan Kurnia",
                        "Drs. Ujang Saputra")));
        people.addAll(ofBranch(
                "ktb",
                BRANCH_HEAD,
                List.of(
                        "Noor Hidayah",
                        "Akhmad Rifani",
                        "Siti Rahmah, S.H.",
                        "Muhammad Yusuf",
                        "Lina Marlina",
                        "H. Syahrani, S.E.")));
        people.addAll(ofBranch(
                "btn",
                REGIONAL_HEAD,
                List.of(
                        "Ratna Sari",
                        "Dimas Aditya",
                        "Teguh Wibowo, S.H., M.H.",
                        "Nur Aini",
                        "Rudi Hermawan",
                        "Dr. Bambang Santoso")));
        people.addAll(ofMunicipality(
                "3375",
                "kesra",
                "33.75.01.1002",
                List.of(
                        "Sri Handayani, S.Sos.",
                        "Eko Purnomo",
                        "Wahyu Hidayat, S.H.",
                        "Endang Lestari, S.E.",
                        "Drs. Slamet Riyadi, M.Si.",
                        "Dr. Joko Susilo, M.M.",
                        "Hj. Aminah Zahra, S.E.",
                        "Tri Mulyono, S.IP.",
                        "Aiptu Budi Raharjo")));
        people.addAll(ofMunicipality(
                "3673",
                "kesra",
                "36.73.01.1002",
                List.of(
                        "Neneng Komalasari, S.Sos.",
                        "Asep Hidayatullah",
                        "Euis Kartika, S.H.",
                        "Dadang Suhendar, S.E.",
                        "H. Mulyadi, M.Si.",
                        "Drs. Tb. Hasanudin",
                        "Ir. Yayat Ruhiyat",
                        "Iis Aisyah, S.IP.",
                        "Aiptu Deni Firmansyah")));
        people.addAll(ofMunicipality(
                "6302",
                "disnaker",
                "63.02.22.1010",
                List.of(
                        "Gusti Norhayati, S.Sos.",
                        "Ahmad Fauzan",
                        "Fitriani, S.H.",
                        "Rusdiansyah, S.E.",
                        "Drs. H. Zainal Arifin",
                        "H. Said Abdullah, M.AP.",
                        "H. Muhammad Ilham, S.T.",
                        "Masitah, S.IP.",
                        "Aiptu Hairul Anwar")));
        people.add(new Person("manager.pkl", "Lestari Wijayanti", MANAGER, "pkl", null, null));
        people.add(new Person("manager.3375", "Suharto Widodo, M.Si.", MANAGER, "3375", "setda", null));
        people.add(new Person("manager.btn", "Anton Firmansyah", MANAGER, "btn", null, null));
        people.add(new Person("auditor", "Maya Kusumawati", AUDITOR, null, null, null));
        people.add(new Person("admin", "Admin Payung", OPERATOR, null, null, null));
        return people;
    }

    private static List<Person> ofBranch(String id, Role head, List<String> names) {
        var users = List.of("officer", "officer2", "legal", "finance", "finance2", "head");
        var roles = List.of(BRANCH_OFFICER, BRANCH_OFFICER, BRANCH_LEGAL, BRANCH_FINANCE, BRANCH_FINANCE, head);
        var people = new ArrayList<Person>();
        for (int i = 0; i < users.size(); i++) {
            people.add(new Person(users.get(i) + "." + id, names.get(i), roles.get(i), id, null, null));
        }
        return people;
    }

    private static List<Person> ofMunicipality(String id, String agency, String ward, List<String> names) {
        return List.of(
                new Person("officer." + id, names.get(0), MUNICIPAL_OFFICER, id, agency, null),
                new Person("verifier." + id, names.get(1), MUNICIPAL_VERIFIER, id, agency, null),
                new Person("legal." + id, names.get(2), MUNICIPAL_LEGAL, id, "hukum", null),
                new Person("finance." + id, names.get(3), MUNICIPAL_FINANCE, id, "bpkad", null),
                new Person("head." + id, names.get(4), AGENCY_HEAD, id, agency, null),
                new Person("secretary." + id, names.get(5), REGIONAL_SECRETARY, id, "setda", null),
                new Person("mayor." + id, names.get(6), MUNICIPAL_HEAD, id, "kepala_daerah", null),
                new Person("ward." + id, names.get(7), WARD_HEAD, id, null, ward),
                new Person("community." + id, names.get(8), COMMUNITY_OFFICER, id, null, ward));
    }
}
