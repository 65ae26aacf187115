package id.payung.worklist;

import static id.payung.worklist.Kotabaru.BRANCH;
import static id.payung.worklist.Kotabaru.COLLEAGUE;
import static id.payung.worklist.Kotabaru.LEGAL;
import static id.payung.worklist.Kotabaru.OFFICER;
import static id.payung.worklist.Kotabaru.OTHER_AGENCY;
import static id.payung.worklist.Kotabaru.STRANGER;
import static id.payung.worklist.Kotabaru.WITA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.Actor;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Tasks for people, on the real engine with a small process: a municipal officer's task, then a legal division's. */
@PayungTest
@AutoConfigureMockMvc(addFilters = false)
@Import(Kotabaru.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorklistTests {

    @Autowired
    private MockMvc http;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Kotabaru kotabaru;

    @Autowired
    private Kotabaru.User user;

    private UUID agreement;

    @BeforeAll
    void prepare() {
        kotabaru.prepare();
    }

    @BeforeEach
    void anAgreementWithATask() {
        agreement = kotabaru.agreement("Perlindungan nelayan", 2170);
    }

    private String taskOf(UUID agreement) {
        return driver.openTasks(agreement).get(0).getId();
    }

    private void actAs(Actor actor) {
        user.actor = actor;
    }

    @Test
    void aTaskIsDueAtCloseOfBusinessOfItsMunicipalityAfterItsWorkingDays() {
        var due = jdbc.sql("select due_at from open_task where agreement_id = :agreement")
                .param("agreement", agreement)
                .query((row, number) -> row.getTimestamp("due_at").toInstant().atZone(WITA))
                .single();

        // Five working days from Monday 2 November 2026, with a holiday on the Wednesday.
        assertThat(due).isEqualTo(LocalDate.of(2026, 11, 10).atTime(16, 0).atZone(WITA));
    }

    @Test
    void theOfficerSeesTheTaskWithItsAgreementAndPeople() throws Exception {
        actAs(OFFICER);

        http.perform(get("/api/tasks").param("agreement", agreement.toString()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].key").value("reviewByMunicipalLegal"))
                .andExpect(jsonPath("$.items[0].name").value("Telaah hukum (pemda)"))
                .andExpect(jsonPath("$.items[0].agreement.title").value("Perlindungan nelayan"))
                .andExpect(jsonPath("$.items[0].people").value(2170))
                .andExpect(jsonPath("$.items[0].overdue").value(false));
    }

    @Test
    void theListIsEmptyForAnotherRoleAnotherAgencyAndAnotherParty() throws Exception {
        for (Actor other : List.of(LEGAL, OTHER_AGENCY, BRANCH, STRANGER)) {
            actAs(other);
            http.perform(get("/api/tasks").param("agreement", agreement.toString()))
                    .andExpect(jsonPath("$.total").value(0))
                    .andExpect(jsonPath("$.items").isEmpty());
        }
    }

    @Test
    void aTaskTellsItsFieldsWithLabelsLimitsAndChoices() throws Exception {
        actAs(OFFICER);

        http.perform(get("/api/tasks/{id}", taskOf(agreement)).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Legal review (municipality)"))
                .andExpect(jsonPath("$.people").value(2170))
                .andExpect(jsonPath("$.agreement.status").value("SIGNED"))
                .andExpect(jsonPath("$.facts[?(@.label == 'Parties')].value")
                        .value(org.hamcrest.Matchers.hasItem(org.hamcrest.Matchers.containsString("Kotabaru"))))
                .andExpect(jsonPath("$.fields[0].name").value("decision"))
                .andExpect(jsonPath("$.fields[0].type").value("CHOICE"))
                .andExpect(jsonPath("$.fields[0].options[0].value").value("AGREE"))
                .andExpect(jsonPath("$.fields[0].options[0].label").value("Agree"))
                .andExpect(jsonPath("$.fields[1].label").value("Reason"))
                .andExpect(jsonPath("$.fields[1].type").value("LONG_TEXT"))
                .andExpect(jsonPath("$.fields[1].required").value(false))
                .andExpect(jsonPath("$.fields[1].maxLength").value(4000));
    }

    @Test
    void everybodyElseIsRefusedTheTaskItself() throws Exception {
        var task = taskOf(agreement);
        for (Actor other : List.of(LEGAL, OTHER_AGENCY, BRANCH)) {
            actAs(other);
            http.perform(get("/api/tasks/{id}", task)).andExpect(status().isForbidden());
            http.perform(post("/api/tasks/{id}/claim", task)).andExpect(status().isForbidden());
            http.perform(complete(task, "{}")).andExpect(status().isForbidden());
        }
        actAs(STRANGER);
        http.perform(get("/api/tasks/{id}", task)).andExpect(status().isNotFound());
        http.perform(post("/api/tasks/{id}/claim", task)).andExpect(status().isNotFound());
        http.perform(complete(task, "{}")).andExpect(status().isNotFound());
        assertThat(driver.openTasks(agreement)).hasSize(1);
    }

    @Test
    void aRefusedValueLeavesTheTaskOpenWithOneSentencePerField() throws Exception {
        actAs(OFFICER);
        var task = taskOf(agreement);

        http.perform(complete(task, "{\"reason\": \"x\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[0].field").value("decision"))
                .andExpect(jsonPath("$.errors[0].message").value("Wajib diisi."));
        http.perform(complete(task, "{\"decision\": \"PERHAPS\"}")).andExpect(status().isBadRequest());
        http.perform(complete(task, "{\"reason\": \"x\", \"decision\": \"AGREE\", \"invented\": \"y\"}"))
                .andExpect(status().isBadRequest());
        http.perform(complete(task, "{\"reason\": [\"x\"], \"decision\": \"AGREE\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));

        assertThat(taskOf(agreement)).isEqualTo(task);
    }

    @Test
    void whatTheBusinessRefusesAfterTheFormLeavesTheTaskOpenToo() throws Exception {
        actAs(OFFICER);
        var task = taskOf(agreement);

        http.perform(complete(task, "{\"reason\": \"terlalu dini\", \"decision\": \"AGREE\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"))
                .andExpect(jsonPath("$.errors[0].code").value("agreement.signing.inTheFuture"));

        assertThat(taskOf(agreement)).isEqualTo(task);
    }

    @Test
    void aClaimedTaskIsItsOwnersUntilItIsDone() throws Exception {
        var task = taskOf(agreement);
        actAs(OFFICER);
        http.perform(post("/api/tasks/{id}/claim", task)).andExpect(status().isNoContent());
        http.perform(post("/api/tasks/{id}/claim", task)).andExpect(status().isNoContent());
        http.perform(get("/api/tasks").param("agreement", agreement.toString()).param("mine", "true"))
                .andExpect(jsonPath("$.items[0].assignee.name").value("Siti Aminah"));

        actAs(COLLEAGUE);
        http.perform(post("/api/tasks/{id}/claim", task))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("Siti Aminah")));
        http.perform(complete(task, GOOD)).andExpect(status().isConflict());
        http.perform(get("/api/tasks").param("agreement", agreement.toString()).param("mine", "true"))
                .andExpect(jsonPath("$.total").value(0));

        actAs(OFFICER);
        http.perform(complete(task, GOOD)).andExpect(status().isNoContent());
        assertThat(driver.waitsIn("reviewByBranchLegal", agreement)).isTrue();
    }

    @Test
    void whoeverComesSecondLearnsWhoWasFirst() throws Exception {
        var task = taskOf(agreement);
        actAs(OFFICER);
        http.perform(complete(task, GOOD)).andExpect(status().isNoContent());

        actAs(COLLEAGUE);
        http.perform(complete(task, GOOD))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("Tugas ini sudah dikerjakan oleh Siti Aminah."));
        actAs(LEGAL);
        http.perform(complete(task, GOOD)).andExpect(status().isForbidden());
        actAs(STRANGER);
        http.perform(complete(task, GOOD)).andExpect(status().isNotFound());
    }

    @Test
    void ofTwoAtOnceOneIsRefusedNamingTheOther() throws Exception {
        var task = taskOf(agreement);
        actAs(OFFICER);
        int hands = 8;
        var barrier = new CyclicBarrier(hands);
        var pool = Executors.newFixedThreadPool(hands);
        try {
            Callable<Integer> attempt = () -> {
                barrier.await();
                var response = http.perform(complete(task, GOOD)).andReturn().getResponse();
                if (response.getStatus() == 409) {
                    assertThat(response.getContentAsString()).contains("Siti Aminah");
                }
                return response.getStatus();
            };
            var answers = pool.invokeAll(java.util.Collections.nCopies(hands, attempt)).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
            assertThat(answers).containsOnlyOnce(204).containsOnly(204, 409);
        } finally {
            pool.shutdown();
        }
        assertThat(driver.openTasks(agreement)).hasSize(1);
    }

    @Test
    void aWithdrawnProcessLeavesNoTaskBehind() throws Exception {
        var task = taskOf(agreement);
        engine.getRuntimeService()
                .deleteProcessInstance(driver.openTasks(agreement).get(0).getProcessInstanceId(), "withdrawn");

        actAs(OFFICER);
        http.perform(get("/api/tasks/{id}", task)).andExpect(status().isNotFound());
        http.perform(get("/api/tasks").param("agreement", agreement.toString()))
                .andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void theListComesInPagesByDueDate() throws Exception {
        actAs(OFFICER);
        kotabaru.agreement("Kedua", 10);
        kotabaru.agreement("Ketiga", 20);

        http.perform(get("/api/tasks").param("size", "2"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.size").value(2));
        http.perform(get("/api/tasks").param("size", "2").param("page", "100000"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
        http.perform(get("/api/tasks").param("size", "1000000"))
                .andExpect(jsonPath("$.size").value(TaskList.LARGEST_PAGE));
    }

    private static final String GOOD = "{\"reason\": \"Sesuai SK 400/12\", \"decision\": \"AGREE\"}";

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder complete(
            String task, String fields) {
        return post("/api/tasks/{id}/complete", task)
                .contentType(MediaType.APPLICATION_JSON)
                .content(fields);
    }
}
