package id.payung.monitoring;

import static id.payung.monitoring.Agreements.MANAGER;
import static id.payung.monitoring.Agreements.MUNICIPALITY;
import static id.payung.monitoring.Agreements.OFFICER;
import static id.payung.monitoring.Agreements.OPERATOR;
import static id.payung.monitoring.Agreements.REGIONAL_MANAGER;
import static id.payung.monitoring.Agreements.REGIONAL_OFFICER;
import static id.payung.monitoring.Agreements.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.Actor;
import id.payung.platform.Journal;
import id.payung.platform.Reach;
import id.payung.platform.Role;
import id.payung.support.PayungTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What an agreement shows of its people, its money and its past. It is 2 November 2026, 09:00 in Pekalongan. */
@PayungTest
@AutoConfigureMockMvc(addFilters = false)
@Import(Agreements.class)
class OverviewTests {

    @Autowired
    private MockMvc http;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Agreements.User user;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    private ResultActions as(Actor actor, String path) throws Exception {
        user.actor = actor;
        return http.perform(get(java.net.URI.create(path)));
    }

    private UUID pekalongan(String title, String status) {
        return agreements.agreement("pkl", "3375", title, status, 2170, "2026-11-01");
    }

    @Test
    void countsPeopleOfDeterminedRostersOnly() throws Exception {
        var id = pekalongan("Lebe", "IN_FORCE");
        agreements.roster(id, 1, "HANDED_OVER", 1000, 20, 7);
        agreements.roster(id, 2, "DETERMINED", 300, 0, 0);
        agreements.roster(id, 3, "VERIFIED", 5000, 0, 0);
        agreements.roster(id, 4, "CANCELLED", 5000, 0, 0);

        as(OFFICER, "/api/agreements/" + id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.people").value(1320))
                .andExpect(jsonPath("$.quota").value(2170))
                .andExpect(jsonPath("$.period.firstDay").value("2026-11-01"))
                .andExpect(jsonPath("$.period.lastDay").value("2027-10-31"))
                .andExpect(jsonPath("$.programs", contains("JKK", "JKM")));
    }

    @Test
    void countsMoneyOfBillsWithABillingCodeOnly() throws Exception {
        var id = pekalongan("Marbot", "IN_FORCE");
        var roster = agreements.roster(id, 1, "HANDED_OVER", 2, 0, 0);
        agreements.bill(id, roster, "2026-11-01", "POSTED", 400_000, 400_000);
        agreements.bill(id, roster, "2027-01-01", "CODE_ISSUED", 100_000, 0);
        agreements.bill(id, roster, "2027-02-01", "CALCULATED", 7_000_000, 0);
        agreements.bill(id, roster, "2027-03-01", "CANCELLED", 7_000_000, 0);
        agreements.bill(id, roster, "2027-04-01", "EXPIRED", 7_000_000, 0);

        as(OFFICER, "/api/agreements/" + id)
                .andExpect(jsonPath("$.billed").value(500_000))
                .andExpect(jsonPath("$.paid").value(400_000));
    }

    @Test
    void todayIsTheMunicipalitysOwnDay() {
        var id = agreements.agreement("ktb", "6302", "Nelayan", "IN_FORCE", 10, "2026-11-01");
        var roster = agreements.roster(id, 1, "HANDED_OVER", 2, 0, 0);
        var bill = agreements.bill(id, roster, "2026-11-01", "POSTED", 1, 1);
        agreements.cover(agreements.somebody(), id, roster, bill, "2026-11-01", "2026-11-30");
        agreements.cover(agreements.somebody(), id, roster, bill, "2026-12-01", "2027-10-31");
        var kotabaru = new Scope(new Reach(Reach.Extent.OWN_ORGANISATION, "6302", ""), List.of());

        // 23:30 in Jakarta is half past midnight in Kotabaru: the first is over, the second has begun.
        var lateInJakarta = Instant.parse("2026-11-30T16:30:00Z");
        assertThat(coveredAt(lateInJakarta.minusSeconds(3600), kotabaru, id)).isEqualTo(1);
        assertThat(coveredAt(lateInJakarta, kotabaru, id)).isEqualTo(1);
        assertThat(coveredAt(Instant.parse("2027-10-31T15:59:59Z"), kotabaru, id))
                .isEqualTo(1);
        assertThat(coveredAt(Instant.parse("2027-10-31T16:00:00Z"), kotabaru, id))
                .isZero();
        assertThat(coveredAt(Instant.parse("2026-10-31T15:59:59Z"), kotabaru, id))
                .isZero();
    }

    private long coveredAt(Instant instant, Scope scope, UUID agreement) {
        return new AgreementOverview(jdbc, Clock.fixed(instant, ZoneOffset.UTC))
                .of(scope, new id.payung.agreement.AgreementId(agreement))
                .covered();
    }

    @Test
    void nobodyIsCoveredAfterAnEarlyEnd() throws Exception {
        var id = pekalongan("Diakhiri", "TERMINATED");
        var roster = agreements.roster(id, 1, "HANDED_OVER", 1, 0, 0);
        var bill = agreements.bill(id, roster, "2026-10-01", "POSTED", 1, 1);
        agreements.cover(agreements.somebody(), id, roster, bill, "2026-10-01", "2027-09-30");
        as(OFFICER, "/api/agreements/" + id).andExpect(jsonPath("$.covered").value(1));

        jdbc.sql("insert into cover_end values (:id, '2026-11-01', 'head.pkl', now())")
                .param("id", id)
                .update();
        as(OFFICER, "/api/agreements/" + id).andExpect(jsonPath("$.covered").value(0));
    }

    @Test
    void bothPartiesSeeItAndNobodyElseLearnsThatItExists() throws Exception {
        var id = pekalongan("Rahasia", "DRAFT");
        for (Actor party : List.of(OFFICER, MUNICIPALITY, MANAGER)) {
            as(party, "/api/agreements/" + id).andExpect(status().isOk());
            as(party, "/api/agreements/" + id + "/timeline").andExpect(status().isOk());
        }
        for (Actor other : List.of(STRANGER, REGIONAL_MANAGER, OPERATOR)) {
            as(other, "/api/agreements/" + id).andExpect(status().isNotFound());
            as(other, "/api/agreements/" + id + "/timeline").andExpect(status().isNotFound());
            as(other, "/api/agreements?q=Rahasia").andExpect(jsonPath("$.total").value(0));
            as(other, "/agreements/" + id).andExpect(status().isNotFound());
        }
    }

    @Test
    void aManagerOfARegionalOfficeSeesTheBranchesBelowAndAnOfficerThereDoesNot() throws Exception {
        var id = agreements.agreement("srg", "3673", "Serang", "IN_FORCE", 10, "2026-11-01");

        as(REGIONAL_MANAGER, "/api/agreements/" + id).andExpect(status().isOk());
        as(REGIONAL_OFFICER, "/api/agreements/" + id).andExpect(status().isNotFound());
    }

    @Test
    void theListFiltersByStatusEndTextAndSumsOverAllPages() throws Exception {
        var early = agreements.agreement("ktb", "6302", "Satu 100%", "IN_FORCE", 10, "2026-01-01");
        agreements.agreement("ktb", "6302", "Dua", "IN_FORCE", 20, "2026-06-01");
        agreements.agreement("ktb", "6302", "Tiga", "DRAFT", 40, "2027-06-01");
        var kotabaru = new Actor("officer.ktb", "Agus", java.util.Set.of(Role.BRANCH_OFFICER), "ktb", null);

        as(kotabaru, "/api/agreements?municipality=6302&q=a&size=1")
                .andExpect(jsonPath("$.items.length()").value(1));
        as(kotabaru, "/api/agreements?status=IN_FORCE&q=a&endingBefore=2027-01-01")
                .andExpect(jsonPath("$.items[*].title", contains("Satu 100%")))
                .andExpect(jsonPath("$.totals.quota").value(10));
        as(kotabaru, "/api/agreements?status=IN_FORCE&status=DRAFT&q=iga")
                .andExpect(jsonPath("$.total").value(1));
        as(kotabaru, "/api/agreements?q=100%25")
                .andExpect(jsonPath("$.items[0].id").value(early.toString()));
        as(kotabaru, "/api/agreements?q=10_%25").andExpect(jsonPath("$.total").value(0));
        as(kotabaru, "/api/agreements?municipality=3375")
                .andExpect(jsonPath("$.total").value(0));
        as(kotabaru, "/api/agreements?status=NONSENSE")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("status"));
        as(kotabaru, "/api/agreements?endingBefore=tomorrow")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("endingBefore"));
    }

    @Test
    void theTimelineTellsWhoOnWhoseBehalfAndWhenInOrder() throws Exception {
        var id = pekalongan("Riwayat", "IN_REVIEW");
        user.actor = OFFICER;
        journal.record(id, "agreement.drafted", null, "DRAFT", null);
        journal.record(id, "agreement.sentToReview", "DRAFT", "IN_REVIEW", "1");
        user.actor = MUNICIPALITY;
        journal.record(id, "agreement.changesRequested", null, null, "Perda belum disebut");

        as(MUNICIPALITY, "/api/agreements/" + id + "/timeline?size=2")
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.items[*].event", contains("agreement.drafted", "agreement.sentToReview")))
                .andExpect(jsonPath("$.items[0].sentence").value("Naskah dibuka"))
                .andExpect(jsonPath("$.items[0].actor").value("officer.pkl"))
                .andExpect(jsonPath("$.items[0].onBehalfOf").value("pkl"))
                .andExpect(jsonPath("$.items[0].onBehalfOfName").value("BPJS Ketenagakerjaan Cabang Pekalongan"))
                .andExpect(jsonPath("$.items[0].at").value("2026-11-02T09:00:00+07:00"))
                .andExpect(jsonPath("$.items[0].zone").value("Asia/Jakarta"));
        as(MUNICIPALITY, "/api/agreements/" + id + "/timeline?size=2&page=1")
                .andExpect(jsonPath("$.items[*].note", contains("Perda belum disebut")));
    }

    @Test
    void openTasksAreNamedWithTheirRole() throws Exception {
        var id = pekalongan("Tugas", "IN_REVIEW");
        agreements.task(id, "reviewByMunicipalLegal", Role.MUNICIPAL_LEGAL, "3375", "2026-11-01T09:00:00Z");

        as(OFFICER, "/api/agreements/" + id)
                .andExpect(jsonPath("$.openTasks[0].key").value("reviewByMunicipalLegal"))
                .andExpect(jsonPath("$.openTasks[0].name").value("Telaah hukum (pemda)"))
                .andExpect(jsonPath("$.openTasks[0].organisation").value("3375"))
                .andExpect(jsonPath("$.openTasks[0].overdue").value(true));
    }
}
