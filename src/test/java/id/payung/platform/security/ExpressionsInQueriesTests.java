package id.payung.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.Role;
import id.payung.support.WebUser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CVE-2026-109432: an expression in a query runs code on the server. Every way to send one, as somebody who may use
 * Tasklist and as an operator; the expression would touch a bean of ours.
 */
class ExpressionsInQueriesTests extends TwoTowns {

    private static final String EXPRESSION = "${tripwire.touch()}";

    private WebUser officer;
    private Waiting own;

    @BeforeEach
    void signIn() {
        officer = signedIn("officer.3375");
        own = waiting(Role.MUNICIPAL_OFFICER, "3375", "pkl", "kesra");
        tripwire.touched.set(0);
    }

    @AfterEach
    void nothingWasEvaluated() {
        assertThat(tripwire.touched).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processInstanceBusinessKeyExpression",
                "processInstanceBusinessKeyLikeExpression",
                "assigneeExpression",
                "assigneeLikeExpression",
                "candidateGroupExpression",
                "candidateGroupsExpression",
                "candidateUserExpression",
                "involvedUserExpression",
                "ownerExpression",
                "dueAfterExpression",
                "dueBeforeExpression",
                "dueDateExpression",
                "followUpAfterExpression",
                "followUpBeforeExpression",
                "followUpBeforeOrNotExistentExpression",
                "followUpDateExpression",
                "createdAfterExpression",
                "createdBeforeExpression",
                "createdOnExpression",
                "updatedAfterExpression"
            })
    void areRefusedInEveryForm(String criterion) {
        var criteria = "{\"%s\":\"%s\"}".formatted(criterion, EXPRESSION);
        var either = "{\"orQueries\":[%s]}".formatted(criteria);
        var admin = signedIn("admin");
        var own = ENGINE + "/filter/" + filter("Tugas kelompok saya");

        assertThat(officer.post(own + "/list?maxResults=5", either).statusCode())
                .isEqualTo(400);
        assertThat(officer.post(own + "/count", either).statusCode()).isEqualTo(400);
        assertThat(officer.post(own + "/list?maxResults=5", criteria).statusCode())
                .isEqualTo(400);
        assertThat(officer.get(ENGINE + "/task?maxResults=1&" + criterion + "=" + encode(EXPRESSION))
                        .statusCode())
                .isEqualTo(400);
        assertThat(officer.post(ENGINE + "/task", either).statusCode()).isEqualTo(403);
        assertThat(admin.post(ENGINE + "/task?maxResults=1", either).statusCode())
                .isEqualTo(400);
        assertThat(admin.post(ENGINE + "/task/count", either).statusCode()).isEqualTo(400);
        assertThat(admin.post(ENGINE + "/task?maxResults=1", criteria).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${currentUser()}${tripwire.touch()}",
                "${tripwire.touch()}${currentUser()}",
                " ${tripwire.touch()}",
                "#{tripwire.touch()}",
                "x${tripwire.touch()}",
                "${currentUser().concat(tripwire.touch())}",
                "${true ? tripwire.touch() : currentUser()}"
            })
    void areRefusedHoweverTheyAreDressed(String expression) {
        var answer = officer.post(
                ENGINE + "/filter/" + filter("Tugas saya") + "/list?maxResults=5",
                "{\"orQueries\":[{\"assigneeExpression\":\"%s\"}]}".formatted(expression));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("tripwire");
    }

    @Test
    void areRefusedInAFilterThatSomebodyStored() {
        var filters = engine.getFilterService();
        var plain = filters.newTaskFilter("stored")
                .setQuery(engine.getTaskService().createTaskQuery().taskAssigneeExpression(EXPRESSION));
        var either = filters.newTaskFilter("stored too")
                .setQuery(engine.getTaskService()
                        .createTaskQuery()
                        .or()
                        .taskAssigneeExpression(EXPRESSION)
                        .endOr());
        for (var filter : new String[] {
            filters.saveFilter(plain).getId(), filters.saveFilter(either).getId()
        }) {
            var grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setUserId("officer.3375");
            grant.setResource(Resources.FILTER);
            grant.setResourceId(filter);
            grant.addPermission(Permissions.READ);
            engine.getAuthorizationService().saveAuthorization(grant);

            assertThat(officer.get(ENGINE + "/filter/" + filter + "/list?maxResults=5")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(officer.post(ENGINE + "/filter/" + filter + "/list?maxResults=5", "{}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(officer.get(ENGINE + "/filter/" + filter + "/count").statusCode())
                    .isEqualTo(400);
            filters.deleteFilter(filter);
        }
    }

    @Test
    void theThreeWordsOfOurOwnFiltersWork() {
        engine.getTaskService()
                .setDueDate(
                        own.task().getId(), new Date(ClockUtil.getCurrentTime().getTime() - 1000));
        var id = own.task().getId();

        assertThat(list("Tugas saya")).doesNotContain(id);
        assertThat(list("Tugas kelompok saya")).contains(id);
        assertThat(list("Terlambat")).contains(id);
        officer.post(ENGINE + "/task/" + id + "/claim", "{\"userId\":\"officer.3375\"}");
        assertThat(list("Tugas saya")).contains(id);
        assertThat(list("Terlambat")).contains(id);
    }

    private String list(String filter) {
        return officer.post(
                        ENGINE + "/filter/" + filter(filter) + "/list?firstResult=0&maxResults=50", "{\"active\":true}")
                .body();
    }

    private String filter(String name) {
        return engine.getFilterService()
                .createTaskFilterQuery()
                .filterName(name)
                .singleResult()
                .getId();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
