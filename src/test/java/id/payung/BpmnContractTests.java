package id.payung;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.payung.platform.ProcessVariable;
import id.payung.platform.Role;
import id.payung.platform.TaskForms;
import id.payung.support.PayungTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.HtmlUtils;

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

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern QUESTION = Pattern.compile("(\\w+)\\.(\\w+)\\(execution\\)");
    private static final Pattern VARIABLE = Pattern.compile("(?:not )?(\\w+)(?: == '(\\w+)')?");

    /** What stands in the braces, everywhere in the files: in conditions, timers, groups, due dates, delegates. */
    private static List<String> expressions() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                EXPRESSION
                        .matcher(HtmlUtils.htmlUnescape(Files.readString(file)))
                        .results()
                        .forEach(match -> found.add(match.group(1)));
            }
            return found;
        }
    }

    @Test
    void everyQuestionThatAnExpressionAsksCanBeAnswered() throws IOException {
        for (String expression : expressions()) {
            var question = QUESTION.matcher(expression);
            if (question.matches()) {
                assertThat(beans.containsBean(question.group(1))).as(expression).isTrue();
                assertThat(AopUtils.getTargetClass(beans.getBean(question.group(1)))
                                .getMethods())
                        .as(expression)
                        .anySatisfy(method -> {
                            assertThat(method.getName()).isEqualTo(question.group(2));
                            assertThat(method.getParameterCount()).isEqualTo(1);
                            assertThat(method.getParameterTypes()[0]).isAssignableFrom(DelegateExecution.class);
                            assertThat(method.getReturnType()).isNotEqualTo(void.class);
                        });
            }
        }
    }

    @Test
    void everyVariableThatAnExpressionReadsIsSetBySomebody() throws Exception {
        var delegates = Set.of(beans.getBeanNamesForType(JavaDelegate.class));
        var code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("id.payung");
        var set = variablesThatAreSet(code);
        var values = code.stream()
                .filter(JavaClass::isEnum)
                .flatMap(type -> type.getEnumConstants().stream())
                .map(JavaEnumConstant::name)
                .collect(toSet());
        for (String expression : expressions()) {
            if (delegates.contains(expression) || QUESTION.matcher(expression).matches()) {
                continue;
            }
            var variable = VARIABLE.matcher(expression);
            assertThat(variable.matches())
                    .as("${%s} is a delegate, a question, or a variable", expression)
                    .isTrue();
            assertThat(set).as("${%s}", expression).contains(variable.group(1));
            if (variable.group(2) != null) {
                assertThat(values).as("${%s}", expression).contains(variable.group(2));
            }
        }
    }

    /** The variables whose declaration is used where a value is stored: in a delegate, or for the start of an instance. */
    private static Set<String> variablesThatAreSet(JavaClasses code) throws ReflectiveOperationException {
        Set<String> set = new HashSet<>();
        for (JavaClass owner : code) {
            for (JavaField field : owner.getFields()) {
                if (field.getRawType().isEquivalentTo(ProcessVariable.class)
                        && field.getAccessesToSelf().stream()
                                .map(JavaFieldAccess::getOrigin)
                                .anyMatch(BpmnContractTests::stores)) {
                    var declared = field.reflect();
                    declared.setAccessible(true);
                    set.add(((ProcessVariable<?>) declared.get(null)).name());
                }
            }
        }
        return set;
    }

    private static boolean stores(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(ProcessVariable.class)
                        && Set.of("set", "stored", "name").contains(call.getName()));
    }

    @Test
    void everyGroupThatIsNamedIsARole() throws IOException {
        var roles = Stream.of(Role.values()).map(Role::id).collect(toSet());
        for (UserTask task : all(UserTask.class)) {
            var groups = task.getCamundaCandidateGroups();
            if (!groups.startsWith("${")) {
                assertThat(roles).as(task.getId()).contains(groups.split("\\s*,\\s*"));
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
