package id.payung.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.payung.agreement.AgreementId;
import id.payung.party.Branch;
import id.payung.party.Municipality;
import id.payung.party.Organisations;
import id.payung.party.Staff;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory.Desk;
import id.payung.roster.people.FrozenPeople;
import id.payung.support.ProcessDriver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pekalongan with its desks, and agreements that are signed. */
final class RosterFixture {

    static final String HEADER = "nik;nama;tanggal_lahir;jenis_kelamin;alamat;kode_wilayah;jenis_pekerjaan;no_kk\n";

    private final BeanFactory application;
    private final Organisations organisations;
    private final Staff staff;
    private final IdentityService identity;
    private final JdbcClient jdbc;
    private final RosterRecords records;

    RosterFixture(BeanFactory application) {
        this.application = application;
        this.organisations = application.getBean(Organisations.class);
        this.staff = application.getBean(Staff.class);
        this.identity = application.getBean(IdentityService.class);
        this.jdbc = application.getBean(JdbcClient.class);
        this.records = application.getBean(RosterRecords.class);
    }

    void pekalongan() {
        forgetEarlierCover();
        organisations.register(new Municipality(
                "3375", "Kota Pekalongan", Municipality.Kind.CITY, "33.75", ZoneId.of("Asia/Jakarta")));
        organisations.register(
                new Municipality("3673", "Kota Serang", Municipality.Kind.CITY, "36.73", ZoneId.of("Asia/Jakarta")));
        organisations.registerAgency("3375", "kesra", "Bagian Kesejahteraan Rakyat");
        organisations.register(
                new Branch("pkl", "BPJS Ketenagakerjaan Cabang Pekalongan", Branch.Kind.BRANCH, null, "Pekalongan"),
                List.of("3375"));
        organisations.register(
                new Branch("srg", "BPJS Ketenagakerjaan Cabang Serang", Branch.Kind.BRANCH, null, "Serang"),
                List.of("3673"));
        person("officer.3375", Role.MUNICIPAL_OFFICER, "3375", "kesra");
        person("labour.3375", Role.MUNICIPAL_OFFICER, "3375", "disnaker");
        person("verifier.3375", Role.MUNICIPAL_VERIFIER, "3375", "kesra");
        wardHead("ward.3375", "33.75.01.1002");
        person("community.3375", Role.COMMUNITY_OFFICER, "3375", null);
        person("officer.pkl", Role.BRANCH_OFFICER, "pkl", null);
        person("officer.3673", Role.MUNICIPAL_OFFICER, "3673", "kesra");
        person("officer.srg", Role.BRANCH_OFFICER, "srg", null);
    }

    /** The same invented people appear in every test: whom an earlier one brought to BPJS is nobody here. */
    private void forgetEarlierCover() {
        jdbc.sql("update roster set status = 'CANCELLED' where status in ('HANDED_OVER', 'REGISTERED')")
                .update();
    }

    /** Who may read the agreement and has no work on its rosters. */
    void readers() {
        person("manager.3375", Role.MANAGER, "3375", null);
        person("auditor", Role.AUDITOR, null, null);
    }

    void wardHead(String id, @Nullable String ward) {
        person(new Desk(id, id, "3375", null, ward), Role.WARD_HEAD);
    }

    void operator() {
        person("operator", Role.OPERATOR, null, null);
    }

    private void person(String id, Role role, @Nullable String organisation, @Nullable String agency) {
        person(new Desk(id, id, organisation, agency, null), role);
    }

    private void person(Desk desk, Role role) {
        var id = desk.userId();
        staff.register(desk, role, id + "@example.org");
        if (identity.createUserQuery().userId(id).count() == 0) {
            var user = identity.newUser(id);
            user.setPassword("payung-payung-1");
            identity.saveUser(user);
        }
        if (identity.createGroupQuery().groupId(role.id()).count() == 0) {
            identity.saveGroup(identity.newGroup(role.id()));
        }
        if (identity.createUserQuery().userId(id).memberOfGroup(role.id()).count() == 0) {
            identity.createMembership(id, role.id());
        }
    }

    AgreementId agreement(int quota) {
        return agreement(quota, null, LocalDate.of(2027, 3, 1), null);
    }

    AgreementId agreement(
            int quota, @Nullable Integer maxPerFamily, LocalDate firstDay, @Nullable AgreementId predecessor) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into agreement (id, version, kind, branch, municipality, agency, drafted_by_side, drafted_by, drafted_at,
                    predecessor, title, regime, sector, programs, quota, first_day, months, fund_source, legal_basis,
                    refund_policy, signing_order, renewable, min_age, max_per_family, occupations, status, round,
                    termination_round)
                values (:id, 0, 'PKS', 'pkl', '3375', 'kesra', 'BRANCH', 'officer.pkl', now(), :predecessor, 'Lebe', 'BPU', 'OTHER',
                    '{JKK,JKM}', :quota, :firstDay, 12, 'APBD_KOTA', '{Perda}', 'REPLACE', 'ANY', true, 18,
                    :maxPerFamily, '{}', 'SIGNED', 1, 0)""")
                .param("id", id)
                .param("predecessor", predecessor == null ? null : predecessor.value(), java.sql.Types.OTHER)
                .param("quota", quota)
                .param("firstDay", firstDay)
                .param("maxPerFamily", maxPerFamily, java.sql.Types.INTEGER)
                .update();
        return new AgreementId(id);
    }

    RosterId askedFor(AgreementId agreement, int wave) {
        return records.save(Roster.request(
                        agreement, wave, LocalDate.of(2027, 3, 1), Instant.parse("2027-01-10T02:00:00Z")))
                .id();
    }

    /** The rows as they stand after an upload and its check, submitted. */
    RosterId checked(AgreementId agreement, String... rows) {
        var roster = askedFor(agreement, nextWave(agreement));
        var driver = application.getBean(ProcessDriver.class);
        driver.as(
                "officer.3375",
                () -> application.getBean(RosterUpload.class).upload(agreement, roster.value(), csv(rows)));
        driver.runDueJobs();
        jdbc.sql(
                        "update roster set status = 'CHECKED', submitted_by = 'officer.3375', submitted_at = now() where id = ?")
                .param(roster.value())
                .update();
        return roster;
    }

    private int nextWave(AgreementId agreement) {
        return records.findByAgreementIdOrderByWaveDesc(agreement.value(), Pageable.unpaged())
                        .size()
                + 1;
    }

    /** As the decree does, whose paper is none of the test's business. */
    void freeze(RosterId roster) {
        application
                .getBean(FrozenPeople.class)
                .freeze(roster, "officer.3375", Instant.parse("2027-01-20T02:00:00Z"), "400.9/0113");
        jdbc.sql(
                        "update roster set status = 'DETERMINED', decree_number = '400.9/0113', decree_date = '2027-01-20' where id = ?")
                .param(roster.value())
                .update();
    }

    RosterId handedOver(AgreementId agreement, String... rows) {
        var roster = checked(agreement, rows);
        freeze(roster);
        jdbc.sql(
                        """
                update roster set status = 'HANDED_OVER', minutes_number = 'BA-0021', handed_over_on = '2027-01-21'
                 where id = ?""")
                .param(roster.value())
                .update();
        return roster;
    }

    static InputStreamSource csv(String... rows) {
        return new ByteArrayResource((HEADER + String.join("\n", rows) + "\n").getBytes(UTF_8));
    }

    /** A man of Medono born on 5 March 1980, told apart by his serial. */
    static String man(int serial, String familyCard) {
        return "337501050380%04d;Slamet %s;05-03-1980;L;Jl. Mawar 5;33.75.01.1002;lebe;%s"
                .formatted(serial, letters(serial), familyCard);
    }

    static String man(int serial) {
        return man(serial, "");
    }

    static String nik(int serial) {
        return "337501050380%04d".formatted(serial);
    }

    private static String letters(int number) {
        return Integer.toString(number, 26)
                        .chars()
                        .map(digit -> 'a' + Character.digit(digit, 26))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "di";
    }
}
