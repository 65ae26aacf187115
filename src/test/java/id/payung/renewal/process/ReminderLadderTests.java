package id.payung.renewal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.DecisionEngine;
import id.payung.renewal.Ladder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderLadderTests {

    private static ProcessEngine engine;

    @BeforeAll
    static void deploy() {
        engine = DecisionEngine.with("processes/reminder-ladder.dmn");
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 12, 60})
    void theDecisionOpens270DaysBeforeTheEndAndRemindersFollow90And30And7DaysBefore(int months) {
        assertThat(ladder().of(months)).isEqualTo(new Ladder(270, List.of(90, 30, 7)));
    }

    @Test
    void whoeverIsSignedInMayHaveItAskedAndStaysSignedIn() {
        var identity = engine.getIdentityService();
        identity.setAuthentication("officer.pkl", List.of("branchOfficer"), List.of("3375"));
        try {
            assertThat(ladder().of(12).decision()).isEqualTo(270);
            assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("officer.pkl");
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    void aTableThatDoesNotOpenTheDecisionExactlyOnceIsRefused() throws IOException {
        var repository = engine.getRepositoryService();
        var deployment = repository
                .createDeployment()
                .addString(
                        "reminder-ladder.dmn",
                        table().replace("<text>\"REMINDER\"</text>", "<text>\"DECISION\"</text>"))
                .deploy();
        try {
            assertThatThrownBy(() -> ladder().of(12)).hasMessageContaining("must open the decision once");
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    private static String table() throws IOException {
        try (var file = ReminderLadderTests.class.getResourceAsStream("/processes/reminder-ladder.dmn")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static DmnReminderLadder ladder() {
        return new DmnReminderLadder(engine.getDecisionService(), engine.getIdentityService());
    }
}
