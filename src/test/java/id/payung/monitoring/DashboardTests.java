package id.payung.monitoring;

import static id.payung.monitoring.Agreements.MANAGER;
import static id.payung.monitoring.Agreements.MUNICIPALITY;
import static id.payung.monitoring.Agreements.OFFICER;
import static id.payung.monitoring.Agreements.OPERATOR;
import static id.payung.monitoring.Agreements.REGIONAL_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreement.AgreementStatus;
import id.payung.platform.Actor;
import id.payung.platform.Reach;
import id.payung.platform.Role;
import id.payung.support.PayungTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** The managers' figures, each against rows that must and rows that must not count. It is 2 November 2026. */
@PayungTest
@AutoConfigureMockMvc(addFilters = false)
@Import(Agreements.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTests {

    private static final Scope PEKALONGAN = new Scope(new Reach(Reach.Extent.OWN_ORGANISATION, "pkl", ""), List.of());

    @Autowired
    private MockMvc http;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Agreements.User user;

    @Autowired
    private Dashboard dashboard;

    @Autowired
    private OpenWork openWork;

    private UUID inForce;

    @BeforeAll
    void aBranchWithAgreements() {
        // Ends on 2027-01-31, the ninetieth day from today; the next one a day later.
        inForce = agreements.agreement("pkl", "3375", "Lebe", "IN_FORCE", 2170, "2026-02-01");
        var later = agreements.agreement("pkl", "3375", "Marbot", "IN_FORCE", 500, "2026-02-02");
        var draft = agreements.agreement("pkl", "3375", "Nelayan", "DRAFT", 300, "2027-01-01");
        agreements.agreement("pkl", "3375", "Lama", "LAPSED", 100, "2025-01-01");
        var elsewhere = agreements.agreement("srg", "3673", "Serang", "IN_FORCE", 9000, "2026-02-01");
        var roster = agreements.roster(inForce, 1, "HANDED_OVER", 2, 0, 0);
        var bill = agreements.bill(inForce, roster, "2026-02-01", "POSTED", 400_000, 400_000);
        agreements.bill(inForce, roster, "2027-02-01", "CODE_ISSUED", 90_000, 0);
        var laterRoster = agreements.roster(later, 1, "HANDED_OVER", 2, 0, 0);
        var laterBill = agreements.bill(later, laterRoster, "2026-02-02", "POSTED", 50_000, 50_000);
        var serangRoster = agreements.roster(elsewhere, 1, "HANDED_OVER", 1, 0, 0);
        var serangBill = agreements.bill(elsewhere, serangRoster, "2026-02-01", "POSTED", 7_000_000, 7_000_000);
        int twice = agreements.somebody();
        agreements.cover(twice, inForce, roster, bill, "2026-02-01", "2027-01-31");
        agreements.cover(twice, later, laterRoster, laterBill, "2026-02-02", "2027-02-01");
        agreements.cover(agreements.somebody(), inForce, roster, bill, "2026-02-01", "2027-01-31");
        agreements.cover(agreements.somebody(), inForce, roster, bill, "2026-12-01", "2027-01-31");
        agreements.cover(agreements.somebody(), elsewhere, serangRoster, serangBill, "2026-02-01", "2027-01-31");
        agreements.task(draft, "completeDraft", Role.BRANCH_OFFICER, "pkl", "2026-11-01T00:00:00Z");
        agreements.task(inForce, "evaluateAgreement", Role.BRANCH_OFFICER, "pkl", "2026-10-01T00:00:00Z");
        agreements.task(later, "evaluateAgreement", Role.BRANCH_OFFICER, "pkl", "2026-11-20T00:00:00Z");
        agreements.task(inForce, "decideRenewal", Role.AGENCY_HEAD, "3375", "2026-11-20T00:00:00Z");
        agreements.task(elsewhere, "evaluateAgreement", Role.BRANCH_OFFICER, "srg", "2026-10-01T00:00:00Z");
    }

    @Test
    void countsAgreementsByStage() {
        assertThat(dashboard.of(PEKALONGAN).stages())
                .extracting(Dashboard.Stage::status, Dashboard.Stage::agreements, Dashboard.Stage::quota)
                .containsExactly(
                        tuple(AgreementStatus.DRAFT, 1L, 300L),
                        tuple(AgreementStatus.IN_FORCE, 2L, 2670L),
                        tuple(AgreementStatus.LAPSED, 1L, 100L));
    }

    @Test
    void countsEverybodyCoveredTodayOnce() {
        assertThat(dashboard.of(PEKALONGAN).coveredToday()).isEqualTo(2);
    }

    @Test
    void countsOverdueTasksByRoleWithTheWorkersWhoWait() {
        assertThat(dashboard.of(PEKALONGAN).overdue())
                .extracting(
                        Dashboard.Overdue::role,
                        Dashboard.Overdue::overdue,
                        Dashboard.Overdue::open,
                        Dashboard.Overdue::people)
                .containsExactly(tuple("branchOfficer", 2L, 3L, 2470L), tuple("agencyHead", 0L, 1L, 0L));
    }

    @Test
    void listsOverdueTasksWithTheMostWorkersFirst() {
        assertThat(openWork.overdue(PEKALONGAN, null, 0, 10).items())
                .extracting(OpenTaskLine::title)
                .containsExactly("Lebe", "Nelayan");
        assertThat(openWork.overdue(PEKALONGAN, "agencyHead", 0, 10).total()).isZero();
    }

    @Test
    void showsWhatEndsInNinetyDaysAndNotTheDayAfter() {
        var figures = dashboard.of(PEKALONGAN);

        assertThat(figures.endingAgreements()).isEqualTo(1);
        assertThat(figures.ends())
                .extracting(Dashboard.End::agreement, Dashboard.End::daysLeft, Dashboard.End::people)
                .containsExactly(tuple(inForce, 90L, 2L));
    }

    @Test
    void sumsMoneyByTheYearInWhichItsCoverageBegins() {
        var figures = dashboard.of(PEKALONGAN);

        assertThat(figures.money())
                .extracting(Dashboard.Money::year, Dashboard.Money::billed, Dashboard.Money::paid)
                .containsExactly(tuple(2026, 450_000L, 450_000L), tuple(2027, 90_000L, 0L));
        assertThat(figures.billed()).isEqualTo(540_000);
        assertThat(figures.paid()).isEqualTo(450_000);
    }

    @Test
    void eachFigureLeadsToAListOfTheSameLength() throws Exception {
        var page = page(MANAGER, "/dashboard", "id");

        assertThat(page).contains("href=\"/agreements?show=covered\"").contains("href=\"/overdue?role=branchOfficer\"");
        assertThat(rows(page(MANAGER, "/agreements?show=covered", "id"))).isEqualTo(2);
        assertThat(rows(page(MANAGER, "/agreements?show=billed", "id"))).isEqualTo(2);
        assertThat(rows(page(MANAGER, "/agreements?show=unpaid", "id"))).isEqualTo(1);
        assertThat(rows(page(MANAGER, "/agreements?status=DRAFT", "id"))).isEqualTo(1);
        assertThat(rows(page(MANAGER, "/overdue?role=branchOfficer", "id"))).isEqualTo(2);
        var ending =
                Pattern.compile("href=\"(/agreements\\?status=SIGNED[^\"]*)\"").matcher(page);
        assertThat(ending.find()).isTrue();
        assertThat(rows(page(MANAGER, ending.group(1).replace("&amp;", "&"), "id")))
                .isEqualTo(1);
    }

    private static long rows(String page) {
        var body = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
        return Pattern.compile("<tr").matcher(body).results().count();
    }

    @Test
    void theRegionalOfficeSeesItsBranchesAndItsManagersOnly() throws Exception {
        assertThat(page(REGIONAL_MANAGER, "/dashboard", "id"))
                .contains("Serang")
                .doesNotContain("Lebe");
        for (Actor other : List.of(OFFICER, MUNICIPALITY, OPERATOR)) {
            user.actor = other;
            http.perform(get("/dashboard")).andExpect(status().isForbidden());
            http.perform(get("/overdue")).andExpect(status().isForbidden());
        }
    }

    @Test
    void everyPageIsWholeInBothLanguages() throws Exception {
        var head = new Actor("head.3375", "Kepala", Set.of(Role.AGENCY_HEAD), "3375", "kesra");
        for (String language : List.of("id", "en")) {
            for (String path : List.of("/", "/agreements", "/agreements/" + inForce, "/agreements/new")) {
                assertThat(page(OFFICER, path, language)).contains("<html lang=\"" + language + "\"");
                assertThat(page(OFFICER, path, language)).doesNotContain("??").doesNotContain("style=");
            }
            for (String path : List.of("/", "/dashboard", "/overdue", "/agreements/" + inForce)) {
                assertThat(page(MANAGER, path, language)).doesNotContain("??");
            }
            assertThat(page(head, "/overdue", language)).doesNotContain("??");
            assertThat(page(OPERATOR, "/", language)).doesNotContain("??");
        }
    }

    private String page(Actor actor, String path, String language) throws Exception {
        user.actor = actor;
        return http.perform(get(java.net.URI.create(path))
                        .header("Accept-Language", language)
                        .accept("text/html"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
