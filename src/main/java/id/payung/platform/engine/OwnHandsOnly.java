package id.payung.platform.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Whoever is signed in takes tasks for nobody but themselves. The command checkers cannot see for whom a task is taken, a
 * listener on every task can.
 */
final class OwnHandsOnly extends AbstractBpmnParseListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, OwnHandsOnly::refuseOthers);
    }

    private static void refuseOthers(DelegateTask task) {
        // The command context says "no checks" here, as in any listener: only the authentication tells who acts.
        var user = Context.getCommandContext().getAuthentication();
        if (user == null || user.getUserId() == null || task.getAssignee() == null) {
            return;
        }
        if (!task.getAssignee().equals(user.getUserId())) {
            throw new AuthorizationException("A task is taken only for oneself");
        }
    }
}
