package id.payung.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.Role;
import id.payung.support.WebUser;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of denials: what the municipal officer of one municipality tries, signed in, on the tasks of others, with the
 * engine's checks, the assignment listener and the gate together. Whatever is refused must also have changed nothing.
 */
class DeniedToOthersTests extends TwoTowns {

    private WebUser officer;
    private Waiting own;
    private Waiting otherTown;
    private Waiting otherRole;
    private Waiting otherAgency;

    @BeforeEach
    void tasks() {
        officer = signedIn("officer.3375");
        own = waiting(Role.MUNICIPAL_OFFICER, "3375", "pkl", "kesra");
        otherTown = waiting(Role.MUNICIPAL_OFFICER, "3673", "srg", "kesra");
        otherRole = waiting(Role.MUNICIPAL_LEGAL, "3375", "pkl", "kesra");
        otherAgency = waiting(Role.MUNICIPAL_OFFICER, "3375", "pkl", "disnaker");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the task itself
                "POST   | /task/{task}/claim                          | {\"userId\":\"officer.3375\"}",
                "POST   | /task/{task}/claim                          | {\"userId\":\"colleague.3375\"}",
                "POST   | /task/{task}/unclaim                        | {}",
                "POST   | /task/{task}/assignee                       | {\"userId\":\"officer.3375\"}",
                "POST   | /task/{task}/delegate                       | {\"userId\":\"officer.3375\"}",
                "POST   | /task/{task}/resolve                        | {}",
                "POST   | /task/{task}/complete                       | {}",
                "POST   | /task/{task}/submit-form                    | {\"variables\":{\"answer\":{\"value\":\"yes\"}}}",
                "POST   | /task/{task}/bpmnError                      | {\"errorCode\":\"e\"}",
                "POST   | /task/{task}/bpmnEscalation                 | {\"escalationCode\":\"e\"}",
                "PUT    | /task/{task}                                | {\"name\":\"x\",\"priority\":99,\"due\":\"2030-01-01T00:00:00.000+0000\",\"tenantId\":\"3375\"}",
                "DELETE | /task/{task}                                |",
                "POST   | /task/{task}/identity-links                 | {\"groupId\":\"municipalOfficer\",\"type\":\"candidate\"}",
                "POST   | /task/{task}/identity-links/delete          | {\"groupId\":\"municipalLegal\",\"type\":\"candidate\"}",
                // its variables
                "PUT    | /task/{task}/variables/agency               | {\"value\":\"kesra\",\"type\":\"String\"}",
                "POST   | /task/{task}/variables                      | {\"modifications\":{\"agency\":{\"value\":\"kesra\"}}}",
                "DELETE | /task/{task}/variables/agency               |",
                "GET    | /task/{task}/variables                      |",
                "PUT    | /task/{task}/localVariables/x               | {\"value\":\"x\",\"type\":\"String\"}",
                "POST   | /task/{task}/localVariables                 | {\"modifications\":{\"x\":{\"value\":\"x\"}}}",
                "DELETE | /task/{task}/localVariables/x               |",
                "GET    | /task/{task}/localVariables                 |",
                "POST   | /task/{task}/variables/x/data               | {}",
                // comments and attachments, which the engine does not check
                "POST   | /task/{task}/comment/create                 | {\"message\":\"hello\"}",
                "GET    | /task/{task}/comment/{comment}              |",
                "PUT    | /task/{task}/comment                        | {\"id\":\"{comment}\",\"message\":\"changed\"}",
                "DELETE | /task/{task}/comment/{comment}              |",
                "DELETE | /task/{task}/comment                        |",
                "POST   | /task/{task}/attachment/create              | {}",
                "GET    | /task/{task}/attachment/{attachment}        |",
                "DELETE | /task/{task}/attachment/{attachment}        |",
                // the instance
                "POST   | /process-instance/{instance}/modification   | {\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"check\"}]}",
                "POST   | /process-instance/{instance}/modification-async | {\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"check\"}]}",
                "PUT    | /process-instance/{instance}/variables/role | {\"value\":\"municipalOfficer\",\"type\":\"String\"}",
                "POST   | /process-instance/{instance}/variables      | {\"modifications\":{\"role\":{\"value\":\"municipalOfficer\"}}}",
                "GET    | /process-instance/{instance}/variables      |",
                "GET    | /process-instance/{instance}/activity-instances |",
                "GET    | /process-instance/{instance}                |",
                "GET    | /process-instance/{instance}/comment         |",
                "PUT    | /process-instance/{instance}/suspended      | {\"suspended\":true}",
                "DELETE | /process-instance/{instance}                |",
                "POST   | /process-instance/delete                    | {\"processInstanceIds\":[\"{instance}\"],\"deleteReason\":\"x\"}",
                "POST   | /process-instance/message-async             | {\"processInstanceIds\":[\"{instance}\"],\"messageName\":\"m\"}",
                "POST   | /process-instance/variables-async           | {\"processInstanceIds\":[\"{instance}\"],\"variables\":{}}",
                "POST   | /process-instance/job-retries               | {\"processInstances\":[\"{instance}\"],\"retries\":0}",
                // executions, messages, signals
                "PUT    | /execution/{execution}/localVariables/x     | {\"value\":\"x\",\"type\":\"String\"}",
                "POST   | /execution/{execution}/signal               | {}",
                "POST   | /execution/{execution}/messageSubscriptions/m/trigger | {}",
                "POST   | /message                                    | {\"messageName\":\"m\",\"processInstanceId\":\"{instance}\"}",
                "POST   | /message                                    | {\"messageName\":\"m\",\"businessKey\":\"{key}\",\"all\":true}",
                "POST   | /signal                                     | {\"name\":\"s\"}",
                // jobs
                "PUT    | /job/{job}/retries                          | {\"retries\":0}",
                "PUT    | /job/{job}/duedate                          | {\"duedate\":null}",
                "PUT    | /job/{job}/suspended                        | {\"suspended\":true}",
                "DELETE | /job/{job}                                  |",
                "POST   | /job/{job}/execute                          | {}",
                "PUT    | /job-definition/{jobDefinition}/retries     | {\"retries\":0}",
                // history
                "DELETE | /history/process-instance/{instance}        |",
                "GET    | /history/process-instance/{instance}        |",
                "GET    | /history/variable-instance?processInstanceId={instance} |",
                "GET    | /history/activity-instance?processInstanceId={instance} |",
                "GET    | /variable-instance?processInstanceIdIn={instance} |",
                "POST   | /variable-instance                          | {\"processInstanceIdIn\":[\"{instance}\"]}",
                "GET    | /job?processInstanceId={instance}           |",
                "GET    | /event-subscription?processInstanceId={instance} |",
                "GET    | /incident?processInstanceId={instance}      |"
            })
    void isRefusedAndChangesNothing(String method, String path, String body) {
        for (var other : List.of(otherTown, otherRole, otherAgency)) {
            var before = stateOf(other);

            var answer = officer.send(method, ENGINE + other.in(path), body == null ? "" : other.in(body));

            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("internal remark", "confidential", "Exception");
            assertThat(stateOf(other)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task/{task}",
                "/task/{task}/form",
                "/task/{task}/form-variables",
                "/task/{task}/deployed-form",
                "/task/{task}/identity-links",
                "/task/{task}/comment",
                "/task/{task}/attachment",
                "/task/{task}/attachment/{attachment}/data",
                "/task/{task}/variables/agency"
            })
    void isNotEvenReadFromAnotherMunicipalityOrByAnotherAgency(String path) {
        assertThat(officer.get(ENGINE + otherTown.in(path)).statusCode()).isEqualTo(403);
        assertThat(officer.get(ENGINE + otherAgency.in(path)).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ward.3375", "community.3375"})
    void isNotReadByThoseWhoOnlyTellOfPeople(String user) {
        var neighbour = signedIn(user);

        assertThat(neighbour.get(ENGINE + own.in("/task/{task}")).statusCode()).isEqualTo(403);
        assertThat(neighbour.get(ENGINE + own.in("/task/{task}/form-variables")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task/{task}", "/task/{task}/identity-links", "/task/{task}/comment"})
    void isReadByOtherRolesOfTheAgreementsParties(String path) {
        assertThat(officer.get(ENGINE + otherRole.in(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void neitherCommentNorAttachmentOfAnotherTaskIsReachedThroughTheOwn() {
        assertThat(officer.get(ENGINE + "/task/" + own.task().getId() + "/attachment/" + otherTown.attachment()
                                + "/data")
                        .statusCode())
                .isEqualTo(404);
        assertThat(officer.get(ENGINE + "/task/" + own.task().getId() + "/comment/" + otherTown.comment())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | /process-definition/key/review/start        | {}",
                "POST   | /process-definition/key/review/submit-form  | {}",
                "POST   | /process-definition/{definition}/start      | {}",
                "POST   | /task/create                                | {\"name\":\"mine\"}",
                "POST   | /task                                       | {}",
                "POST   | /task/count                                 | {}",
                "POST   | /filter/create                              | {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}",
                "POST   | /authorization/create                       | {\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"officer.3375\",\"resourceType\":0,\"resourceId\":\"*\"}",
                "GET    | /authorization                              |",
                "POST   | /user/create                                | {\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"x\"}}",
                "GET    | /user                                       |",
                "GET    | /user/officer.3673/profile                  |",
                "PUT    | /user/officer.3375/profile                  | {\"id\":\"officer.3375\",\"firstName\":\"X\"}",
                "PUT    | /user/officer.3375/credentials              | {\"password\":\"x\",\"authenticatedUserPassword\":\"payung\"}",
                "DELETE | /user/officer.3375                          |",
                "PUT    | /group/municipalLegal/members/officer.3375  | {}",
                "PUT    | /tenant/3673/user-members/officer.3375      | {}",
                "GET    | /group                                      |",
                "POST   | /deployment/create                          | {}",
                "GET    | /deployment                                 |",
                "POST   | /migration/execute                          | {}",
                "POST   | /modification/execute                       | {}",
                "GET    | /batch                                      |",
                "POST   | /history/cleanup                            | {}",
                "GET    | /metrics                                    |",
                "GET    | /telemetry/configuration                    |",
                "POST   | /telemetry/configuration                    | {\"enableTelemetry\":true}",
                "GET    | /version                                    |",
                "GET    | /schema/log                                 |",
                "GET    | /identity/groups?userId=officer.3673        |",
                "POST   | /identity/verify                            | {\"username\":\"officer.3673\",\"password\":\"payung\"}",
                "POST   | /external-task/fetchAndLock                 | {\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[]}",
                "POST   | /condition                                  | {\"variables\":{}}",
                "POST   | /decision-definition/key/x/evaluate         | {}",
                "GET    | /process-definition/statistics              |",
                "GET    | /history/process-instance                   |"
            })
    void nothingElseOfTheEnginesApiIsOpen(String method, String path, String body) {
        assertThat(officer.send(method, ENGINE + own.in(path), body == null ? "" : body)
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET    | /camunda/app/cockpit/default/               |",
                "GET    | /camunda/app/admin/default/                 |",
                "GET    | /camunda/app/admin/default/setup/           |",
                "GET    | /camunda/app/tasklist/other/setup/          |",
                "POST   | /camunda/api/admin/setup/default/user/create | {\"profile\":{\"id\":\"evil\"},\"credentials\":{\"password\":\"evil\"}}",
                "POST   | /camunda/api/admin/auth/user/default/login/tasklist | username=x&password=x",
                "GET    | /camunda/api/cockpit/plugin/base/default/process-definition/statistics |",
                "POST   | /camunda/api/cockpit/plugin/base/default/process-instance | {}",
                "GET    | /camunda/api/admin/plugin/adminPlugins/default/x |",
                "GET    | /camunda/api/engine/engine/other/task       |",
                "GET    | /camunda/api/engine/task                    |",
                "GET    | /engine-rest/task                           |"
            })
    void noOtherApplicationIsOpen(String method, String path, String body) {
        assertThat(officer.send(method, path, body == null ? "" : body).statusCode())
                .isIn(403, 404);
        assertThat(engine.getIdentityService().createUserQuery().userId("evil").count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda//api/engine/engine/default/user",
                "//camunda/api/engine/engine/default/user",
                "/camunda/./api/engine/engine/default/user",
                "/camunda/app/tasklist/../../api/engine/engine/default/user",
                "/camunda/app/tasklist/%2e%2e/%2e%2e/api/engine/engine/default/user",
                "/camunda/app/tasklist/..;/..;/api/engine/engine/default/user",
                "/camunda;x=1/api/engine/engine/default/user",
                "/camunda/api/engine/engine/default/filter;x=1/../user",
                "/camunda/api/engine/engine/default/%75ser",
                "/camunda/api/engine/engine/default/user/",
                "/camunda/api/engine/engine/default%2fuser",
                "/camunda/lib/..%2fapi/engine/engine/default/user",
                "/CAMUNDA/api/engine/engine/default/user"
            })
    void noTrickWithThePathOpensIt(String path) {
        var answer = officer.get(path);

        assertThat(answer.statusCode()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain("officer.3673");
    }

    @Test
    void theListsShowTheOwnMunicipalityOnly() {
        var group = filter("Tugas kelompok saya");

        var listed = officer.post(
                        ENGINE + "/filter/" + group + "/list?firstResult=0&maxResults=500", "{\"active\":true}")
                .body();
        var asked = officer.get(ENGINE + "/task?maxResults=50&tenantIdIn=3673");

        assertThat(listed)
                .contains(own.task().getId())
                .doesNotContain(otherTown.task().getId(), otherRole.task().getId());
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo("[]");
    }

    @Test
    void theOwnTaskIsTakenPutBackAndDone() {
        var path = ENGINE + "/task/" + own.task().getId();

        assertThat(officer.post(path + "/claim", "{\"userId\":\"officer.3375\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(officer.post(path + "/unclaim", "{}").statusCode()).isEqualTo(204);
        assertThat(officer.get(path + "/attachment/" + own.attachment() + "/data")
                        .body())
                .isEqualTo("confidential letter");
        assertThat(officer.post(path + "/submit-form", "{\"variables\":{\"answer\":{\"value\":\"yes\"}}}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(own.instance())
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"colleague.3375", "officer.3673", "nobody"})
    void evenTheOwnTaskIsNotTakenForSomebodyElse(String other) {
        var answer =
                officer.post(ENGINE + "/task/" + own.task().getId() + "/claim", "{\"userId\":\"%s\"}".formatted(other));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(stateOf(own)).containsEntry("assignee", "null");
    }

    @Test
    void completingPastTheFormIsRefusedForTheOwnTaskToo() {
        var answer = officer.post(
                ENGINE + "/task/" + own.task().getId() + "/complete",
                "{\"variables\":{\"approved\":{\"value\":true}}}");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aRefusedValueLeavesTheTaskOpenWithOurSentence() {
        var path = ENGINE + "/task/" + own.task().getId() + "/submit-form";

        var refusedByTheService = officer.post(path, "{\"variables\":{\"answer\":{\"value\":\"no\"}}}");
        var refusedByTheForm = officer.post(path, "{\"variables\":{\"approved\":{\"value\":\"true\"}}}");

        assertThat(refusedByTheService.statusCode()).isEqualTo(400);
        assertThat(refusedByTheService.body())
                .contains("\"field\":\"answer\"", "Pilih salah satu jawaban yang tersedia.", "\"message\":")
                .doesNotContain("Exception");
        assertThat(refusedByTheForm.statusCode()).isEqualTo(400);
        assertThat(refusedByTheForm.body()).contains("\"field\":\"approved\"", "\"field\":\"answer\"");
        assertThat(stateOf(own)).containsEntry("name", "Periksa");
        assertThat(engine.getTaskService().getVariables(own.task().getId())).doesNotContainKeys("answer", "approved");
    }

    /** A comment stays in the engine's history for ever, with whatever personal data somebody pastes into it. */
    @Test
    void nobodyWritesAComment() {
        var answer = officer.post(
                ENGINE + "/task/" + own.task().getId() + "/comment/create", "{\"message\":\"3375010101800001\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(engine.getTaskService().getTaskComments(own.task().getId()))
                .extracting(comment -> comment.getFullMessage())
                .containsExactly("internal remark");
    }

    /** Tasklist's list is narrowed to role and municipality; what the task holds, only its parties see. */
    @Test
    void theOtherBranchThatServesTheMunicipalityFindsTheLineButNeitherOpensNorWorks() {
        var office = signedIn("officer.btn");
        var ofTheBranch = waiting(Role.BRANCH_OFFICER, "3673", "srg", "kesra");

        assertThat(office.post(
                                ENGINE + "/filter/" + filter("Tugas kelompok saya")
                                        + "/list?firstResult=0&maxResults=50",
                                "{}")
                        .body())
                .contains(ofTheBranch.task().getId());
        for (var path :
                List.of("/task/{task}", "/task/{task}/form", "/task/{task}/form-variables", "/task/{task}/comment")) {
            assertThat(office.get(ENGINE + ofTheBranch.in(path)).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(signedIn("officer.srg")
                        .get(ENGINE + ofTheBranch.in("/task/{task}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(office.post(
                                ENGINE + "/task/" + ofTheBranch.task().getId() + "/claim",
                                "{\"userId\":\"officer.btn\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(signedIn("officer.srg")
                        .post(ENGINE + "/task/" + ofTheBranch.task().getId() + "/claim", "{\"userId\":\"officer.srg\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void managersHaveNoTasklist() {
        var manager = signedIn("manager.3375");

        assertThat(manager.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
        assertThat(manager.get(ENGINE + "/filter?maxResults=50").body()).isEqualTo("[]");
        assertThat(manager.get(ENGINE + "/task?maxResults=10").body()).isEqualTo("[]");
    }

    @Test
    void anErrorTellsNothingOfTheServer() {
        // The engine cannot make a number of this and says so at length.
        var answer = officer.get(ENGINE + "/filter/" + filter("Tugas saya") + "/list?firstResult=-1&maxResults=-1");

        assertThat(answer.body()).doesNotContain("SQL", "org.", "java.", "\tat ");
    }

    private String filter(String name) {
        return engine.getFilterService()
                .createTaskFilterQuery()
                .filterName(name)
                .singleResult()
                .getId();
    }
}
