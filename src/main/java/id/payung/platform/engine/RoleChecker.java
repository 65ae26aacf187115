package id.payung.platform.engine;

import id.payung.platform.CaseVariables;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** On top of the engine's own checks: a task is claimed, changed and completed by its own roles only. */
final class RoleChecker extends AuthorizationCommandChecker {

    private final TaskRights rights;

    RoleChecker(TaskRights rights) {
        this.rights = rights;
    }

    /** Claim, complete, submit, resolve, error, escalation. */
    @Override
    public void checkTaskWork(TaskEntity task) {
        super.checkTaskWork(task);
        checkRole(task);
    }

    /** Assign, unclaim, delegate, candidates, due date, name, priority. */
    @Override
    public void checkTaskAssign(TaskEntity task) {
        super.checkTaskAssign(task);
        checkRole(task);
    }

    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        super.checkUpdateTaskVariable(task);
        checkRole(task);
    }

    @Override
    public void checkDeleteTask(TaskEntity task) {
        super.checkDeleteTask(task);
        checkRole(task);
    }

    private void checkRole(TaskEntity task) {
        var command = Context.getCommandContext();
        var user = command.getAuthentication();
        if (user == null || user.getUserId() == null || !command.isAuthorizationCheckEnabled()) {
            return; // jobs and our own services: they stand for what they do
        }
        var work = new TaskRights.Work(
                TaskRights.text(task.getVariable(CaseVariables.MUNICIPALITY.name())),
                TaskRights.text(task.getVariable(CaseVariables.BRANCH.name())),
                TaskRights.text(task.getVariable(CaseVariables.AGENCY.name())));
        if (!rights.mayWork(user.getUserId(), TaskRights.groups(user), task.getIdentityLinks(), work)) {
            throw new AuthorizationException("The task is not of a role of the user");
        }
    }
}
