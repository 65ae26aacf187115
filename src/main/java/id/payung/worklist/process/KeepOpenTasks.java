package id.payung.worklist.process;

import id.payung.agreement.AgreementId;
import id.payung.platform.CaseVariables;
import id.payung.platform.CurrentUser;
import id.payung.platform.Role;
import id.payung.worklist.OpenTask;
import id.payung.worklist.OpenTasks;
import id.payung.worklist.TaskPlace;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps {@code open_task} in step with the engine: built into every user task as it is parsed, in no diagram. */
@Component
class KeepOpenTasks extends AbstractProcessEnginePlugin {

    // Needed at the first task only; these beans need the engine, which needs this one.
    private final ObjectProvider<OpenTasks> tasks;
    private final ObjectProvider<Deadlines> deadlines;
    private final ObjectProvider<CurrentUser> currentUser;

    KeepOpenTasks(
            ObjectProvider<OpenTasks> tasks,
            ObjectProvider<Deadlines> deadlines,
            ObjectProvider<CurrentUser> currentUser) {
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.currentUser = currentUser;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, KeepOpenTasks.this::created);
                definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, task -> tasks.getObject()
                        .assigned(task.getId(), task.getAssignee()));
                definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> tasks.getObject()
                        .completed(task.getId(), currentUser.getObject().actor().id()));
                definition.addBuiltInTaskListener(
                        TaskListener.EVENTNAME_DELETE, task -> tasks.getObject().withdrawn(task.getId()));
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private void created(DelegateTask task) {
        // A process that is about no agreement has no place in anybody's worklist.
        CaseVariables.AGREEMENT_ID.find(task).ifPresent(agreement -> open(task, agreement));
    }

    private void open(DelegateTask task, UUID agreement) {
        var key = task.getTaskDefinitionKey();
        var municipality = CaseVariables.MUNICIPALITY.get(task);
        var due = Optional.ofNullable(task.getDueDate())
                .map(Date::toInstant)
                .orElseGet(() -> deadlines.getObject().due(key, municipality, agreement));
        tasks.getObject()
                .opened(new OpenTask(
                        task.getId(),
                        key,
                        processKey(task),
                        UUID.fromString(task.getExecution().getProcessBusinessKey()),
                        new AgreementId(agreement),
                        new TaskPlace(
                                municipality,
                                CaseVariables.BRANCH.get(task),
                                CaseVariables.AGENCY.get(task),
                                role(task)),
                        task.getCreateTime().toInstant(),
                        deadlines.getObject().of(key, due, municipality, agreement),
                        null));
    }

    private static String processKey(DelegateTask task) {
        return ((TaskEntity) task).getExecution().getProcessDefinition().getKey();
    }

    private static Role role(DelegateTask task) {
        return task.getCandidates().stream()
                .map(link -> link.getGroupId())
                .flatMap(group -> Role.of(group).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The task '%s' is no role's work".formatted(task.getTaskDefinitionKey())));
    }
}
