package id.payung.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.support.PayungTest;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.script.ScriptEngineFactory;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;

@PayungTest
class EngineSettingsTests {

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProcessEngineConfigurationImpl settings;

    @Autowired
    EngineStart start;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theEnginesTablesAreInPublicAndOursInPayung() {
        var engines = jdbc.sql(
                        "select distinct table_schema from information_schema.tables where table_name like 'act\\_%'")
                .query(String.class)
                .list();
        var ours = jdbc.sql("select table_schema from information_schema.tables where table_name = 'journal'")
                .query(String.class)
                .list();

        assertThat(engines).containsExactly("public");
        assertThat(ours).containsExactly("payung");
    }

    @Test
    void nothingOfAPersonsWorkIsKeptTwice() {
        assertThat(settings.getHistoryLevel().getName()).isEqualTo("activity");
        assertThat(settings.isTaskMetricsEnabled()).isFalse();
    }

    @Test
    void aProcessWithoutAnEndOfItsHistoryIsNotDeployed() {
        var forever =
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
                  <process id="forever" isExecutable="true"><startEvent id="start"/></process>
                </definitions>""";

        assertThatThrownBy(() -> engine.getRepositoryService()
                        .createDeployment()
                        .addString("forever.bpmn", forever)
                        .deploy())
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("historyTimeToLive");
    }

    @Test
    void oldHistoryIsRemovedAtNight() {
        assertThat(settings.getHistoryCleanupBatchWindowStartTime()).isEqualTo("18:00+0000");
        assertThat(settings.getHistoryCleanupBatchWindowEndTime()).isEqualTo("22:00+0000");
        assertThat(engine.getHistoryService().findHistoryCleanupJobs()).isNotEmpty();
    }

    @Test
    void aFailedJobIsTriedThreeTimesWithAMinuteBetween() {
        assertThat(settings.getFailedJobRetryTimeCycle()).isEqualTo("R3/PT1M");
    }

    @Test
    void whatAnAttackerWouldSendIsOff() {
        assertThat(settings.getExpressionManager()).isInstanceOf(ExpressionGuard.class);
        assertThat(settings.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(settings.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(settings.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(settings.isEnableXxeProcessing()).isFalse();
        assertThat(settings.isAuthorizationEnabled()).isTrue();
        assertThat(settings.isTenantCheckEnabled()).isTrue();
        assertThat(settings.isStandaloneTasksEnabled()).isFalse();
        assertThat(settings.isCmmnEnabled()).isFalse();
        assertThat(settings.getQueryMaxResultsLimit()).isEqualTo(2000);
    }

    @Test
    void thereIsNoRestModuleOfTheEngine() {
        assertThat(ClassUtils.isPresent(
                        "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestInitializer",
                        getClass().getClassLoader()))
                .isFalse();
    }

    @Test
    void thereIsNoScriptEngineButTheTwoExpressionLanguages() {
        var names = ServiceLoader.load(ScriptEngineFactory.class).stream()
                .map(provider -> provider.get().getEngineName())
                .toList();

        assertThat(names).isNotEmpty().allMatch(name -> name.toLowerCase(Locale.ROOT)
                .matches(".*(juel|feel).*"));
    }

    @Test
    void aScriptInADiagramDoesNotRun() {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "scripted.bpmn",
                        Bpmn.createExecutableProcess("scripted")
                                .camundaHistoryTimeToLive(30)
                                .startEvent()
                                .scriptTask()
                                .scriptFormat("juel")
                                .scriptText("${1 + 1}")
                                .endEvent()
                                .done())
                .deploy();

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("scripted"))
                .hasMessageContaining("Can't find scripting engine");
    }

    @Test
    void aSecondStartFindsEverythingAndAddsNothing() {
        var deployments = deployments();
        var definitions = definitions();
        var grants = engine.getAuthorizationService().createAuthorizationQuery().count();
        var filters = engine.getFilterService().createFilterQuery().count();

        start.start();

        assertThat(deployments()).isEqualTo(deployments);
        assertThat(definitions()).isEqualTo(definitions);
        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count())
                .isEqualTo(grants);
        assertThat(engine.getFilterService().createFilterQuery().count()).isEqualTo(filters);
    }

    @Test
    void deployedFilesHaveNamesThatDoNotTellWhereTheyLay() {
        var deployment = engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentName("payung")
                .singleResult();

        assertThat(engine.getRepositoryService().getDeploymentResourceNames(deployment.getId()))
                .contains("agreement-lifecycle.bpmn", "forms/task.html")
                .allMatch(name -> name.matches("(forms/)?[\\w.-]+"));
    }

    @Test
    void administratorsAreOneMemberThatIsNoPerson() {
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .list())
                .singleElement()
                .satisfies(user -> assertThat(user.getId()).isEqualTo("payung"));
    }

    @Test
    void peopleMayReadButNotChangeTheirAccount() {
        var identity = engine.getIdentityService();
        identity.saveUser(identity.newUser("somebody"));

        var grants = engine.getAuthorizationService()
                .createAuthorizationQuery()
                .userIdIn("somebody")
                .list();

        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.getResourceType()).isEqualTo(Resources.USER.resourceType());
            assertThat(List.of(grant.getPermissions(Permissions.values())))
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder("NONE", "READ");
        });
    }

    private List<String> deployments() {
        return engine.getRepositoryService().createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .sorted()
                .toList();
    }

    private List<String> definitions() {
        return engine.getRepositoryService().createProcessDefinitionQuery().list().stream()
                .map(ProcessDefinition::getId)
                .sorted()
                .toList();
    }
}
