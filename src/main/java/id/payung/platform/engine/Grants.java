package id.payung.platform.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.SUSPEND;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.SUSPEND_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_TASK;

import id.payung.platform.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * What each role's group may do in the engine: one grant per role and process with tasks for people. It lets a role read
 * all tasks of its own municipalities; who works on one is decided by {@link RoleChecker}. Operators read, retry and
 * suspend; they change nothing.
 */
@Component
class Grants {

    private static final Set<Role> WITHOUT_TASKS =
            EnumSet.of(Role.MANAGER, Role.AUDITOR, Role.OPERATOR, Role.COMMUNITY_OFFICER);

    private final AuthorizationService authorizations;
    private final RepositoryService repository;
    private final TaskFilters filters;

    Grants(AuthorizationService authorizations, RepositoryService repository, TaskFilters filters) {
        this.authorizations = authorizations;
        this.repository = repository;
        this.filters = filters;
    }

    void ensure() {
        var processes = processesForPeople();
        var lists = filters.ensure();
        for (Role role : Role.values()) {
            if (WITHOUT_TASKS.contains(role)) {
                continue;
            }
            grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            lists.forEach(filter -> grant(role, Resources.FILTER, filter, Permissions.READ));
            processes.forEach(
                    key -> grant(role, Resources.PROCESS_DEFINITION, key, READ, READ_TASK, UPDATE_TASK, READ_HISTORY));
        }
        grant(Role.OPERATOR, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                Role.OPERATOR,
                Resources.PROCESS_DEFINITION,
                ANY,
                READ,
                READ_INSTANCE,
                READ_TASK,
                READ_HISTORY,
                RETRY_JOB,
                SUSPEND,
                SUSPEND_INSTANCE);
        grant(Role.OPERATOR, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(Role.OPERATOR, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        grant(Role.OPERATOR, Resources.DEPLOYMENT, ANY, Permissions.READ);
    }

    private List<String> processesForPeople() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(this::hasTasksForPeople)
                .map(ProcessDefinition::getKey)
                .toList();
    }

    private boolean hasTasksForPeople(ProcessDefinition definition) {
        return !repository
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(UserTask.class)
                .isEmpty();
    }

    private void grant(Role role, Resource resource, String id, Permission... permissions) {
        var grant = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(role.id())
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            grant.setGroupId(role.id());
            grant.setResource(resource);
            grant.setResourceId(id);
        }
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
