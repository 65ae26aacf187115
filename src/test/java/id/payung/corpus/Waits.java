package id.payung.corpus;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Where instances can wait, by the diagrams, and where they do, by the engine. A save point after a service task is none: an
 * instance leaves it in the next second.
 */
final class Waits {

    private Waits() {}

    /** By process key. A process that only its own timer starts has none: it never waits. */
    static Map<String, SortedSet<String>> inDiagrams(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(FlowNode.class).stream())
                    .filter(Waits::isOne)
                    .collect(groupingBy(node -> processOf(node), mapping(FlowNode::getId, toCollection(TreeSet::new))));
        }
    }

    private static boolean isOne(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof ServiceTask service && "external".equals(service.getCamundaType())
                || node instanceof CatchEvent event && isWithinAnInstance(event) && isAwaited(event);
    }

    private static boolean isWithinAnInstance(CatchEvent event) {
        return !(event.getParentElement() instanceof Process
                        && event.getIncoming().isEmpty())
                || event instanceof org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
    }

    /** Errors and escalations come from within and are not waited for. */
    private static boolean isAwaited(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .anyMatch(definition -> definition instanceof MessageEventDefinition
                        || definition instanceof TimerEventDefinition
                        || definition instanceof ConditionalEventDefinition
                        || definition instanceof SignalEventDefinition);
    }

    private static String processOf(FlowNode node) {
        var scope = node.getParentElement();
        while (scope instanceof SubProcess) {
            scope = scope.getParentElement();
        }
        return ((Process) scope).getId();
    }

    private record Wait(String instance, String activity) {}

    /** By the id of the process instance. */
    static Map<String, SortedSet<String>> now(ProcessEngine engine) {
        List<Wait> waits = new ArrayList<>();
        engine.getTaskService()
                .createTaskQuery()
                .list()
                .forEach(task -> waits.add(new Wait(task.getProcessInstanceId(), task.getTaskDefinitionKey())));
        engine.getRuntimeService().createEventSubscriptionQuery().list().stream()
                .filter(event -> event.getProcessInstanceId() != null)
                .forEach(event -> waits.add(new Wait(event.getProcessInstanceId(), event.getActivityId())));
        engine.getExternalTaskService()
                .createExternalTaskQuery()
                .list()
                .forEach(task -> waits.add(new Wait(task.getProcessInstanceId(), task.getActivityId())));
        var management = engine.getManagementService();
        management.createJobQuery().timers().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .forEach(job -> waits.add(new Wait(
                        job.getProcessInstanceId(),
                        management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult()
                                .getActivityId())));
        return waits.stream().collect(groupingBy(Wait::instance, mapping(Wait::activity, toCollection(TreeSet::new))));
    }
}
