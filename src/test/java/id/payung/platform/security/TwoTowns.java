package id.payung.platform.security;

import id.payung.party.Staff;
import id.payung.platform.CaseVariables;
import id.payung.platform.FormField;
import id.payung.platform.FormInput;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory.Desk;
import id.payung.platform.TaskForm;
import id.payung.platform.engine.EngineForTests;
import id.payung.support.PayungTest;
import id.payung.support.WebUser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The people of the scenarios, two more officers in Pekalongan, and a process with one task whose role, municipality, branch and agency
 * a test chooses. Everybody comes over real HTTP.
 */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TwoTowns.Parts.class)
abstract class TwoTowns {

    static final String ENGINE = WebUser.ENGINE;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Staff staff;

    @Autowired
    Tripwire tripwire;

    @BeforeEach
    void settle() {
        if (engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("review")
                        .count()
                > 0) {
            return;
        }
        EngineForTests.deploy(
                application,
                "review",
                Bpmn.createExecutableProcess("review")
                        .camundaHistoryTimeToLive(30)
                        .startEvent()
                        .userTask("check")
                        .name("Periksa")
                        .camundaCandidateGroups("${role}")
                        .camundaFormKey("embedded:deployment:" + EngineForTests.FORM)
                        .boundaryEvent("late")
                        .cancelActivity(false)
                        .timerWithDuration("P30D")
                        .endEvent()
                        .moveToActivity("check")
                        .serviceTask("recordCheck")
                        .camundaDelegateExpression("${recordCheck}")
                        .endEvent()
                        .done());
        officer("colleague.3375", "kesra");
        officer("manpower.3375", "disnaker");
    }

    private void officer(String id, String agency) {
        var people = engine.getIdentityService();
        var user = people.newUser(id);
        user.setFirstName(id);
        user.setPassword("payung");
        people.saveUser(user);
        people.createMembership(id, Role.MUNICIPAL_OFFICER.id());
        people.createTenantUserMembership("3375", id);
        staff.register(new Desk(id, id, "3375", agency, null), Role.MUNICIPAL_OFFICER, id + "@example.test");
    }

    WebUser signedIn(String user) {
        return WebUser.signedIn(port, user, "payung");
    }

    /** A new instance that waits in its task, with a comment and an attachment of somebody who may. */
    Waiting waiting(Role role, String municipality, String branch, String agency) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceByKey("review")
                .processDefinitionWithoutTenantId()
                .businessKey(UUID.randomUUID().toString())
                .setVariables(Map.of(
                        "role",
                        role.id(),
                        CaseVariables.MUNICIPALITY.name(),
                        municipality,
                        CaseVariables.BRANCH.name(),
                        branch,
                        CaseVariables.AGENCY.name(),
                        agency))
                .execute();
        var tasks = engine.getTaskService();
        var task = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .initializeFormKeys()
                .singleResult();
        var comment = tasks.createComment(task.getId(), instance.getId(), "internal remark");
        var attachment = tasks.createAttachment(
                "text/plain",
                task.getId(),
                instance.getId(),
                "letter.txt",
                "",
                new ByteArrayInputStream("confidential letter".getBytes(StandardCharsets.UTF_8)));
        var job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        return new Waiting(
                instance.getId(),
                instance.getBusinessKey(),
                task,
                comment.getId(),
                attachment.getId(),
                job.getId(),
                job.getJobDefinitionId());
    }

    record Waiting(
            String instance,
            String businessKey,
            Task task,
            String comment,
            String attachment,
            String job,
            String jobDefinition) {

        /** Fills the ids into a path or body. */
        String in(String text) {
            return text.replace("{task}", task.getId())
                    .replace("{instance}", instance)
                    .replace("{execution}", task.getExecutionId())
                    .replace("{key}", businessKey)
                    .replace("{comment}", comment)
                    .replace("{attachment}", attachment)
                    .replace("{job}", job)
                    .replace("{jobDefinition}", jobDefinition)
                    .replace("{definition}", task.getProcessDefinitionId());
        }
    }

    /** Everything of an instance that somebody could have changed. */
    Map<String, Object> stateOf(Waiting waiting) {
        var id = waiting.instance();
        var task =
                engine.getTaskService().createTaskQuery().processInstanceId(id).singleResult();
        return Map.of(
                "assignee", String.valueOf(task.getAssignee()),
                "owner", String.valueOf(task.getOwner()),
                "name", task.getName(),
                "priority", task.getPriority(),
                "due", String.valueOf(task.getDueDate()),
                "variables", engine.getTaskService().getVariables(task.getId()),
                "candidates",
                        engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                                .map(link -> link.getType() + link.getGroupId() + link.getUserId())
                                .toList(),
                "comments",
                        engine.getTaskService().getTaskComments(task.getId()).stream()
                                .map(comment -> comment.getFullMessage())
                                .toList(),
                "attachments",
                        engine.getTaskService().getTaskAttachments(task.getId()).size(),
                "instance and job",
                        engine.getRuntimeService()
                                        .createProcessInstanceQuery()
                                        .processInstanceId(id)
                                        .active()
                                        .count()
                                + " "
                                + engine
                                        .getManagementService()
                                        .createJobQuery()
                                        .processInstanceId(id)
                                        .active()
                                        .list()
                                        .stream()
                                        .map(job -> job.getRetries() + " " + job.getDuedate())
                                        .toList());
    }

    /** Reachable from expressions like every bean: it tells whether one that a user sent was evaluated. */
    public static final class Tripwire {

        final AtomicInteger touched = new AtomicInteger();

        public String touch() {
            touched.incrementAndGet();
            return "officer.3375";
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Parts {

        @Bean
        Tripwire tripwire() {
            return new Tripwire();
        }

        /** Refuses the answer "no", as a service would. */
        @Bean
        JavaDelegate recordCheck() {
            return execution -> {
                if (FormInput.of(execution).required("answer").equals("no")) {
                    throw Refused.field("answer", "form.refused.choice");
                }
            };
        }

        @Bean
        TaskForm check() {
            return new TaskForm() {
                @Override
                public List<String> tasks() {
                    return List.of("check");
                }

                @Override
                public List<FormField> fields() {
                    return List.of(FormField.text("answer"));
                }
            };
        }
    }
}
