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

import id.payung.party.Branch;
import id.payung.party.Municipality;
import id.payung.party.Organisations;
import id.payung.party.Staff;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory.Desk;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Three branches, a regional office, three municipalities and everybody who works there; all natural persons are invented.
 * Made before the first request is answered. What is there already stays as it is: somebody may have changed a password.
 */
public final class ScenarioPeople implements SmartLifecycle {
    public static final String PASSWORD = "payung";

    /** After the roles' groups and the first operator, before the web server. */
    private static final int PHASE = 1000;

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");

    private static final Map<String, String> AGENCIES = Map.of(
            "kesra", "Bagian Kesejahteraan Rakyat, Sekretariat Daerah",
            "hukum", "Bagian Hukum, Sekretariat Daerah",
            "bpkad", "Badan Pengelolaan Keuangan dan Aset Daerah",
            "disnaker", "Dinas Tenaga Kerja",
            "setda", "Sekretariat Daerah",
            "kepala_daerah", "Kepala Daerah");

    private final IdentityService identity;
    private final Organisations organisations;
    private final Staff staff;
    private final TransactionOperations transaction;
    private volatile boolean running;

    public ScenarioPeople(
            IdentityService identity, Organisations organisations, Staff staff, TransactionOperations transaction) {
        this.identity = identity;
        this.organisations = organisations;
        this.staff = staff;
        this.transaction = transaction;
    }

    /** Somebody with a sign-in. {@code desk} is empty for those who work for no organisation of an agreement. */
    public record Person(String user, String name, Role role, String organisation, String agency, String ward) {}

    @Override
    public void start() {
        transaction.executeWithoutResult(status -> {
            municipalities().forEach(this::register);
            branches().forEach(organisations::register);
            people().forEach(this::register);
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

    private static List<Municipality> municipalities() {
        return List.of(
                new Municipality("3375", "Kota Pekalongan", Municipality.Kind.CITY, "33.75", WIB),
                new Municipality("3673", "Kota Serang", Municipality.Kind.CITY, "36.73", WIB),
                new Municipality("6302", "Kabupaten Kotabaru", Municipality.Kind.REGENCY, "63.02", WITA));
    }

    /** With the municipalities they serve; the regional office first, because branches refer to it. */
    private static Map<Branch, List<String>> branches() {
        var branches = new java.util.LinkedHashMap<Branch, List<String>>();
        branches.put(
                new Branch(
                        "btn",
                        "BPJS Ketenagakerjaan Kantor Wilayah Banten",
                        Branch.Kind.REGIONAL_OFFICE,
                        null,
                        "Serang"),
                List.of("3673"));
        branches.put(
                new Branch("pkl", "BPJS Ketenagakerjaan Cabang Pekalongan", Branch.Kind.BRANCH, null, "Pekalongan"),
                List.of("3375"));
        branches.put(
                new Branch("srg", "BPJS Ketenagakerjaan Cabang Serang", Branch.Kind.BRANCH, "btn", "Serang"),
                List.of("3673"));
        branches.put(
                new Branch("ktb", "BPJS Ketenagakerjaan Cabang Kotabaru", Branch.Kind.BRANCH, null, "Kotabaru"),
                List.of("6302"));
        return branches;
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

    private void register(Municipality municipality) {
        organisations.register(municipality);
        AGENCIES.forEach((id, name) -> organisations.registerAgency(municipality.id(), id, name));
        if (identity.createTenantQuery().tenantId(municipality.id()).count() == 0) {
            var tenant = identity.newTenant(municipality.id());
            tenant.setName(municipality.name());
            identity.saveTenant(tenant);
        }
    }

    private void register(Person person) {
        if (identity.createUserQuery().userId(person.user()).count() == 0) {
            var user = identity.newUser(person.user());
            user.setFirstName(person.name());
            user.setLastName(""); // Tasklist would print a missing one as "null"
            user.setEmail(mailOf(person));
            user.setPassword(PASSWORD);
            identity.saveUser(user);
        }
        join(person);
        tenantsOf(person).forEach(tenant -> {
            if (identity.createTenantQuery()
                            .userMember(person.user())
                            .tenantId(tenant)
                            .count()
                    == 0) {
                identity.createTenantUserMembership(tenant, person.user());
            }
        });
        if (person.organisation() != null) {
            staff.register(
                    new Desk(person.user(), person.name(), person.organisation(), person.agency(), person.ward()),
                    person.role(),
                    mailOf(person));
        }
    }

    private void join(Person person) {
        var group = person.role().id();
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            identity.saveGroup(identity.newGroup(group));
        }
        if (identity.createGroupQuery()
                        .groupMember(person.user())
                        .groupId(group)
                        .count()
                == 0) {
            identity.createMembership(person.user(), group);
        }
    }

    /** The auditor reads everywhere; who operates the machine needs no municipality. */
    private List<String> tenantsOf(Person person) {
        if (person.organisation() == null) {
            return person.role() == AUDITOR
                    ? municipalities().stream().map(Municipality::id).toList()
                    : List.of();
        }
        var served = organisations.servedBy(person.organisation());
        return served.isEmpty() ? List.of(person.organisation()) : served;
    }

    private static String mailOf(Person person) {
        return person.user() + "@payung.test";
    }
}
