package id.payung.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of an agreement where people fall silent: it ends, everything that hangs on it ends, and people are told. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class NobodyDidAnythingTest {

    private static final LocalDate THE_END = LocalDate.of(2028, 3, 1);

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    private PekalonganStory pekalongan;

    @BeforeEach
    void begin() {
        pekalongan = new PekalonganStory(new Api(http, driver), time);
    }

    /** One walk through time, since the clock of a test class only moves forward. */
    @Test
    void whateverIsLeftOpenEndsWithTheAgreement() {
        String unsubmitted = signed("415.4/0001/2026");
        String uncoded = signed("415.4/0002/2026");
        pekalongan.handOver(uncoded, pekalongan.uploadRoster(uncoded));
        String coded = signed("415.4/0003/2026");
        pekalongan.handOverPeopleOfAnother(coded, pekalongan.uploadRoster(coded));
        pekalongan.enterBillingCode(coded, "632309048826");
        String undecided = signed("415.4/0004/2026");

        pekalongan.on(LocalDate.of(2027, 6, 1));
        pekalongan.askForTermination(undecided, LocalDate.of(2027, 9, 30));
        assertThat(tasks(undecided)).contains("decideTerminationByBranch", "decideTerminationByMunicipality");
        assertThat(escalations()).as("who is told of what waits").contains("manager.3375", "manager.pkl", "head.3375");

        pekalongan.on(THE_END);

        for (String agreement : List.of(unsubmitted, uncoded, coded, undecided)) {
            pekalongan.agreement(agreement).has("$.status", "LAPSED");
        }
        assertThat(statuses("roster", unsubmitted)).containsExactly("CANCELLED");
        assertThat(statuses("bill", uncoded)).containsExactly("CANCELLED");
        assertThat(statuses("bill", coded)).as("money may still come").containsExactly("CODE_ISSUED");
        assertThat(tasks(unsubmitted)).isEmpty();
        assertThat(tasks(uncoded)).isEmpty();
        assertThat(tasks(undecided)).isEmpty();
        assertThat(tasks(coded)).containsExactly("recordPayment");
        assertThat(jdbc.sql("select outcome from agreement_termination")
                        .query(String.class)
                        .list())
                .containsExactly("LAPSED");
        assertThat(driver.incidents()).isZero();
    }

    private String signed(String municipalNumber) {
        String agreement = pekalongan.draft();
        pekalongan.agreeOn(agreement);
        pekalongan.sign(agreement, municipalNumber);
        return agreement;
    }

    private List<String> tasks(String agreement) {
        return driver.openTasks(agreement).stream()
                .map(task -> task.getTaskDefinitionKey())
                .toList();
    }

    private List<String> statuses(String table, String agreement) {
        return jdbc.sql("select status from %s where agreement_id = :agreement::uuid".formatted(table))
                .param("agreement", agreement)
                .query(String.class)
                .list();
    }

    private List<String> escalations() {
        return jdbc.sql("select distinct recipient_user from notification where once_key like 'tasks:%'")
                .query(String.class)
                .list();
    }
}
