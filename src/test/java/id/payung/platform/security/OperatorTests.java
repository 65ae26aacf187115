package id.payung.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.Role;
import id.payung.support.WebUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does in Cockpit: read, retry, suspend. Nothing of the business. */
class OperatorTests extends TwoTowns {

    private WebUser operator;
    private Waiting waiting;

    @BeforeEach
    void signIn() {
        operator = signedIn("admin");
        waiting = waiting(Role.MUNICIPAL_OFFICER, "3375", "pkl", "kesra");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/process-definition?latestVersion=true&maxResults=50",
                "/process-definition/statistics?incidents=true",
                "/process-definition/{definition}",
                "/process-definition/{definition}/xml",
                "/process-instance/{instance}",
                "/process-instance/{instance}/activity-instances",
                "/process-instance/{instance}/variables",
                "/variable-instance?processInstanceIdIn={instance}&maxResults=50",
                "/task?processInstanceId={instance}&maxResults=50",
                "/task/{task}",
                "/job?processInstanceId={instance}&maxResults=50",
                "/incident/count",
                "/history/process-instance/{instance}",
                "/deployment/count"
            })
    void reads(String path) {
        var answer = operator.get(ENGINE + waiting.in(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/process-instance?maxResults=2000",
                "/camunda/api/engine/engine/default/task?maxResults=2000",
                "/camunda/api/engine/engine/default/history/process-instance?maxResults=2000",
                "/camunda/api/cockpit/plugin/base/default/process-instance?firstResult=0&maxResults=2000"
            })
    void asksWithCriteria(String path) {
        var answer = operator.post(path, "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(waiting.instance());
    }

    @Test
    void retriesAJob() {
        engine.getManagementService().setJobRetries(waiting.job(), 0);

        var answer = operator.put(ENGINE + "/job/" + waiting.job() + "/retries", "{\"retries\":1}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .jobId(waiting.job())
                        .singleResult()
                        .getRetries())
                .isEqualTo(1);
    }

    @Test
    void suspendsAndActivatesAnInstance() {
        var path = ENGINE + "/process-instance/" + waiting.instance() + "/suspended/";

        assertThat(operator.put(path, "{\"suspended\":true}").statusCode()).isEqualTo(204);
        assertThat(suspended()).isTrue();
        assertThat(operator.put(path, "{\"suspended\":false}").statusCode()).isEqualTo(204);
        assertThat(suspended()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | /task/{task}/claim                          | {\"userId\":\"admin\"}",
                "POST   | /task/{task}/assignee                       | {\"userId\":\"admin\"}",
                "POST   | /task/{task}/complete                       | {}",
                "POST   | /task/{task}/submit-form                    | {\"variables\":{\"answer\":{\"value\":\"yes\"}}}",
                "POST   | /task/{task}/comment/create                 | {\"message\":\"x\"}",
                "DELETE | /task/{task}/comment/{comment}              |",
                "DELETE | /task/{task}/attachment/{attachment}        |",
                "PUT    | /task/{task}                                | {\"name\":\"x\"}",
                "PUT    | /task/{task}/variables/x                    | {\"value\":\"x\",\"type\":\"String\"}",
                "PUT    | /process-instance/{instance}/variables/role | {\"value\":\"x\",\"type\":\"String\"}",
                "POST   | /process-instance/{instance}/variables      | {\"modifications\":{\"role\":{\"value\":\"x\"}}}",
                "POST   | /process-instance/{instance}/modification   | {\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"check\"}]}",
                "DELETE | /process-instance/{instance}                |",
                "POST   | /process-instance/delete                    | {\"processInstanceIds\":[\"{instance}\"]}",
                "POST   | /process-instance/variables-async           | {\"processInstanceIds\":[\"{instance}\"],\"variables\":{}}",
                "PUT    | /execution/{execution}/localVariables/x     | {\"value\":\"x\",\"type\":\"String\"}",
                "POST   | /execution/{execution}/signal               | {}",
                "POST   | /message                                    | {\"messageName\":\"m\",\"businessKey\":\"{key}\"}",
                "POST   | /signal                                     | {\"name\":\"s\"}",
                "PUT    | /job/{job}/duedate                          | {\"duedate\":null}",
                "DELETE | /job/{job}                                  |",
                "POST   | /job/{job}/execute                          | {}",
                "POST   | /process-definition/key/review/start        | {}",
                "POST   | /process-definition/{definition}/restart    | {}",
                "DELETE | /process-definition/{definition}            |",
                "PUT    | /process-definition/{definition}/history-time-to-live | {\"historyTimeToLive\":1}",
                "DELETE | /history/process-instance/{instance}        |",
                "POST   | /history/process-instance/delete            | {\"historicProcessInstanceIds\":[\"{instance}\"]}",
                "POST   | /history/cleanup                            | {}",
                "POST   | /deployment/create                          | {}",
                "POST   | /migration/execute                          | {}",
                "POST   | /modification/execute                       | {}",
                "POST   | /authorization/create                       | {\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"admin\",\"resourceType\":0,\"resourceId\":\"*\"}",
                "POST   | /user/create                                | {\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"x\"}}",
                "PUT    | /user/admin/credentials                     | {\"password\":\"x\",\"authenticatedUserPassword\":\"payung\"}",
                "PUT    | /group/camunda-admin/members/admin          | {}",
                "PUT    | /tenant/3375/user-members/admin             | {}",
                "POST   | /filter/create                              | {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}"
            })
    void changesNothingOfTheBusiness(String method, String path, String body) {
        var before = stateOf(waiting);

        var answer = operator.send(method, ENGINE + waiting.in(path), body == null ? "" : waiting.in(body));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(stateOf(waiting)).isEqualTo(before);
    }

    @Test
    void isStoppedByTheEngineTooWhereTheGateWouldNotStand() {
        var path = ENGINE + "/job-definition/" + waiting.jobDefinition();

        assertThat(operator.put(path + "/suspended", "{\"suspended\":true,\"includeJobs\":true}")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/admin/plugin/adminPlugins/default/x"
            })
    void hasNoOtherApplication(String path) {
        assertThat(operator.get(path).statusCode()).isEqualTo(403);
    }

    private boolean suspended() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(waiting.instance())
                        .suspended()
                        .count()
                == 1;
    }
}
