package id.payung.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.agreement.AgreementStatus;
import id.payung.platform.Role;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.ScenarioPeople;
import id.payung.support.ScenarioPeople.Person;
import id.payung.support.TimeMachine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Before each step of an agreement, an amendment and an umbrella, everybody whose step it is not tries to take it, with the very
 * fields of the right person: through the API, and by the calls that Tasklist makes. And in every state, every act that the state
 * does not allow is tried by those who could do it in another, and every act at all by those who never can.
 */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WrongHandsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/task/";

    /** Acts on an agreement beside its tasks, and the states that allow them. */
    private enum Act {
        WITHDRAW("POST", "/withdrawal", "{\"reason\": \"Tidak jadi\"}") {
            @Override
            boolean isAllowedIn(AgreementStatus status) {
                return status.isBeforeSigned();
            }
        },
        END_EARLY("POST", "/termination", "{\"lastDay\": \"2027-12-31\", \"reason\": \"Anggaran dialihkan\"}") {
            @Override
            boolean isAllowedIn(AgreementStatus status) {
                return status.isBinding();
            }
        },
        AMEND("POST", "/amendments", "{\"title\": \"Judul lain\", \"reason\": \"Judulnya keliru\"}") {
            @Override
            boolean isAllowedIn(AgreementStatus status) {
                return status.isBinding();
            }
        },
        REPLACE_ARTICLE("PUT", "/articles/2", "{\"heading\": \"Tujuan\", \"body\": \"Melindungi pekerja.\"}") {
            @Override
            boolean isAllowedIn(AgreementStatus status) {
                return status == AgreementStatus.DRAFT || status == AgreementStatus.CHANGES_REQUESTED;
            }
        };

        private final String method;
        private final String path;
        private final String body;

        Act(String method, String path, String body) {
            this.method = method;
            this.path = path;
            this.body = body;
        }

        abstract boolean isAllowedIn(AgreementStatus status);
    }

    private record Place(String key, String organisation, Role role, String agency) {

        boolean isThatOf(Person person) {
            return person.role() == role
                    && organisation.equals(person.organisation())
                    && (!role.boundToAgency() || agency.equals(person.agency()));
        }
    }

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private Api strangers;
    private PekalonganStory pekalongan;
    private String agreement;

    private final Map<String, Integer> refusedByTask = new LinkedHashMap<>();
    private final Map<AgreementStatus, Set<Act>> refusedByStatus = new LinkedHashMap<>();

    @BeforeEach
    void everyStepIsTriedByTheOthersFirst() {
        strangers = new Api(http, driver);
        pekalongan = new PekalonganStory(new Api(http, driver, this::othersTry), time);
    }

    @Test
    void nobodyElseTakesAStepOfAnAgreementOrOfItsAmendment() {
        pekalongan.on(LocalDate.of(2026, 12, 1));
        agreement = pekalongan.draft();
        nothingElseIsPossible();
        pekalongan.agreeOn(agreement);
        nothingElseIsPossible();
        pekalongan.sign(agreement, "415.4/0001/2026");
        nothingElseIsPossible();
        String roster = pekalongan.uploadRoster(agreement, PekalonganStory.ROSTER);
        pekalongan.handOver(agreement, roster);

        var original = agreement;
        agreement = strangers
                .post(
                        "officer.pkl",
                        "/api/agreements/%s/amendments".formatted(original),
                        "{\"quota\": 2500, \"reason\": \"Jumlah lebe bertambah.\"}")
                .is(201)
                .text("$.id");
        pekalongan.agreeOn(agreement);
        pekalongan.sign(agreement, "415.4/0002/2026");
        nothingElseIsPossible();

        agreement = original;
        pekalongan.enterBillingCode(agreement, "632309048826");
        pekalongan.payAndPost(agreement, 437_472_000, 2170, "SP2D-2026-0911");
        pekalongan.on(LocalDate.of(2027, 3, 2));
        nothingElseIsPossible();
        pekalongan.askForTermination(agreement, LocalDate.of(2027, 8, 31));
        pekalongan.agreeToTermination(agreement);
        nothingElseIsPossible();

        assertThat(refusedByTask.keySet())
                .contains(
                        "completeDraft",
                        "reviewByCounterpart",
                        "initialText",
                        "approveByBranchHead",
                        "enterMunicipalNumber",
                        "signForMunicipality",
                        "signForBranch",
                        "submitRoster",
                        "verifyByMunicipality",
                        "verifyByBranch",
                        "determineRoster",
                        "handOverRoster",
                        "enterBillingCode",
                        "recordPayment",
                        "postPayment",
                        "handOverCards",
                        "decideTerminationByBranch",
                        "decideTerminationByMunicipality");
        assertThat(refusedByTask.values()).allSatisfy(tried -> assertThat(tried).isGreaterThanOrEqualTo(20));
        assertThat(refusedByStatus.keySet())
                .contains(
                        AgreementStatus.DRAFT,
                        AgreementStatus.IN_REVIEW,
                        AgreementStatus.IN_APPROVAL,
                        AgreementStatus.READY_TO_SIGN,
                        AgreementStatus.PARTLY_SIGNED,
                        AgreementStatus.SIGNED,
                        AgreementStatus.IN_FORCE,
                        AgreementStatus.TERMINATED);
    }

    @Test
    void nobodyElseTakesAStepOfAnUmbrella() {
        pekalongan.on(LocalDate.of(2026, 11, 3));
        agreement = pekalongan.offer(
                """
                {"kind": "MOU", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                 "title": "Penyelenggaraan Jaminan Sosial Ketenagakerjaan", "programs": ["JKK", "JKM"],
                 "coverageStart": "2027-01-01", "months": 24,
                 "legalBasis": ["Perda Kota Pekalongan Nomor 10 Tahun 2023"]}""");
        nothingElseIsPossible();
        pekalongan.prepareOffer(agreement);
        nothingElseIsPossible();
        pekalongan.reviewOffer(agreement, "ACCEPT", "").is(204);
        pekalongan.agreeOnUmbrella(agreement);
        pekalongan.sign(agreement, "415.4/0003/2026");
        nothingElseIsPossible();

        assertThat(refusedByTask.keySet()).contains("prepareOffer", "reviewOffer", "completeMemorandum", "initialText");
        assertThat(refusedByStatus.keySet())
                .contains(AgreementStatus.OFFERED, AgreementStatus.IN_COORDINATION, AgreementStatus.SIGNED);
    }

    private void othersTry(String user, String task, String fields) {
        var place = place(task);
        var tried = new ArrayList<String>();
        for (var person : ScenarioPeople.people()) {
            if (place.isThatOf(person) || !isWorthATry(person, place)) {
                continue;
            }
            var other = person.user();
            isClosed(place.key(), other, strangers.post(other, "/api/tasks/%s/complete".formatted(task), fields));
            isClosed(place.key(), other, strangers.post(other, "/api/tasks/%s/claim".formatted(task), ""));
            isClosed(place.key(), other, strangers.post(other, ENGINE + task + "/submit-form", variables(fields)));
            isClosed(
                    place.key(),
                    other,
                    strangers.post(other, ENGINE + task + "/claim", "{\"userId\": \"%s\"}".formatted(other)));
            tried.add(other);
        }
        assertThat(jdbc.sql("select count(*) from open_task where task_id = :task and assignee is null")
                        .param("task", task)
                        .query(Integer.class)
                        .single())
                .as("%s still waits for somebody after %s tried", place.key(), tried)
                .isEqualTo(1);
        refusedByTask.merge(place.key(), tried.size(), Integer::sum);
        nothingElseIsPossible();
    }

    /** All of the two parties, and of the others one of each role. */
    private static boolean isWorthATry(Person person, Place place) {
        var organisation = person.organisation();
        return organisation == null
                || organisation.equals("pkl")
                || organisation.equals("3375")
                || person.role() == place.role()
                || person.role() == Role.MANAGER;
    }

    private static void isClosed(String what, String user, Api.Answer answer) {
        assertThat(answer.status()).as("%s by %s: %s", what, user, answer).isIn(403, 404);
    }

    /** What this state does not allow, by the officers who could do it in another; and everything by a few who never can. */
    private void nothingElseIsPossible() {
        var status = status();
        for (var act : Act.values()) {
            for (var user : List.of("legal.pkl", "finance.3375", "manager.3375", "auditor", "admin", "officer.3673")) {
                isClosed(act + " in " + status, user, tryIt(act, user));
            }
            if (!act.isAllowedIn(status)) {
                for (var officer : List.of("officer.pkl", "officer.3375")) {
                    var answer = tryIt(act, officer);
                    assertThat(answer.status())
                            .as("%s in %s by %s: %s", act, status, officer, answer)
                            .isIn(400, 403, 409);
                }
                refusedByStatus.computeIfAbsent(status, any -> new TreeSet<>()).add(act);
            }
        }
        assertThat(status()).isEqualTo(status);
    }

    private Api.Answer tryIt(Act act, String user) {
        return strangers.call(
                act.method, "/api/agreements/%s%s".formatted(agreement, act.path), user, new HttpHeaders(), act.body);
    }

    private AgreementStatus status() {
        return AgreementStatus.valueOf(jdbc.sql("select status from agreement where id = :id::uuid")
                .param("id", agreement)
                .query(String.class)
                .single());
    }

    private Place place(String task) {
        return jdbc.sql("select task_key, organisation, role, agency from open_task where task_id = :task")
                .param("task", task)
                .query((row, number) -> new Place(
                        row.getString(1),
                        row.getString(2),
                        Role.of(row.getString(3)).orElseThrow(),
                        row.getString(4)))
                .single();
    }

    /** As Tasklist sends a form. */
    private String variables(String fields) {
        try {
            var variables = json.createObjectNode();
            json.readTree(fields).fields().forEachRemaining(field -> variables
                    .putObject(field.getKey())
                    .put("value", field.getValue().asText()));
            return json.createObjectNode().set("variables", variables).toString();
        } catch (java.io.IOException e) {
            throw new AssertionError(fields, e);
        }
    }
}
