package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.TaskForms;
import id.payung.support.PayungTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What every diagram must keep, whoever draws the next one. */
@PayungTest
class BpmnContractTests {

    private static final Path PROCESSES = Path.of("processes");
    private static final int MOST_NODES = 22;

    @Autowired
    ApplicationContext beans;

    @Autowired
    TaskForms forms;

    private static List<BpmnModelInstance> models() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .toList();
        }
    }

    private static <T extends FlowElement> List<T> all(Class<T> type) throws IOException {
        return models().stream()
                .flatMap(model -> model.getModelElementsByType(type).stream())
                .toList();
    }

    @Test
    void aFileIsNamedLikeItsProcess() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                var processes = Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class);
                assertThat(processes).hasSize(1);
                var process = processes.iterator().next();
                assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
                assertThat(process.getCamundaHistoryTimeToLiveString())
                        .as(process.getId())
                        .isNotBlank();
                assertThat(process.isExecutable()).isTrue();
            }
        }
    }

    @Test
    void everyUserTaskSaysWhoUntilWhenAndWhat() throws IOException {
        for (UserTask task : all(UserTask.class)) {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaFormKey()).as(task.getId()).startsWith("embedded:deployment:forms/");
            var form = task.getCamundaFormKey().substring("embedded:deployment:".length());
            assertThat(PROCESSES.resolve(form)).as(task.getId()).exists();
            assertThat(task.getDocumentations()).as(task.getId()).hasSize(1);
            assertThat(task.getDocumentations().iterator().next().getTextContent())
                    .as(task.getId())
                    .contains("Peran:")
                    .contains("Role:");
            assertThat(forms.of(task.getId())).as("the form of " + task.getId()).isPresent();
        }
    }

    @Test
    void everyDelegateInADiagramExistsAndEveryDelegateIsInADiagram() throws IOException {
        Set<String> drawn = new HashSet<>();
        for (ServiceTask task : all(ServiceTask.class)) {
            var expression = task.getCamundaDelegateExpression();
            assertThat(expression).as(task.getId()).matches("\\$\\{\\w+}");
            drawn.add(expression.substring(2, expression.length() - 1));
        }
        assertThat(drawn).isEqualTo(Set.of(beans.getBeanNamesForType(JavaDelegate.class)));
    }

    @Test
    void everyBeanThatAnExpressionAsksExists() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                var asked =
                        Pattern.compile("\\$\\{(\\w+)\\.\\w+\\(execution\\)}").matcher(Files.readString(file));
                while (asked.find()) {
                    assertThat(beans.containsBean(asked.group(1)))
                            .as("%s asks %s", file.getFileName(), asked.group(1))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aDiagramHasRoomForAboutTwentyNodes() throws IOException {
        for (var model : models()) {
            for (var scope : model.getModelElementsByType(Process.class)) {
                assertThat(nodes(scope.getFlowElements())).as(scope.getId()).isLessThanOrEqualTo(MOST_NODES);
            }
            for (var scope : model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.SubProcess.class)) {
                assertThat(nodes(scope.getFlowElements())).as(scope.getId()).isLessThanOrEqualTo(MOST_NODES);
            }
        }
    }

    private static long nodes(java.util.Collection<FlowElement> elements) {
        return elements.stream()
                .filter(org.camunda.bpm.model.bpmn.instance.FlowNode.class::isInstance)
                .count();
    }
}
