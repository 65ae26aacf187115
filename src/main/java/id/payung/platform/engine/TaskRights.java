package id.payung.platform.engine;

import id.payung.platform.Actor;
import id.payung.platform.CaseVariables;
import id.payung.platform.Reach;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who works on a task: the task's own roles, at the agreement's own branch or municipality, and there, for the roles that
 * are bound to it, in the agreement's own agency.
 */
@Component
public class TaskRights {

    // The directory is above the engine that asks it.
    private final ObjectProvider<StaffDirectory> staff;
    private final ObjectProvider<TaskService> tasks;

    TaskRights(ObjectProvider<StaffDirectory> staff, ObjectProvider<TaskService> tasks) {
        this.staff = staff;
        this.tasks = tasks;
    }

    /** Where the work lies: the instance's parties; null where an instance has none, as in the daily sweep. */
    record Work(@Nullable String municipality, @Nullable String branch, @Nullable String agency) {}

    /**
     * May this user see what the task holds: is it of one of the user's municipalities, and about an agreement that the user
     * may read? Another office that serves the municipality, or another of its agencies, may not. Asked outside of any engine
     * command.
     */
    public boolean maySee(String taskId, String user, List<String> groups, List<String> tenants) {
        return isOfTenants(taskId, tenants)
                && reachOf(user, groups)
                        .filter(reach -> covers(reach, work(taskId)))
                        .isPresent();
    }

    private boolean isOfTenants(String taskId, List<String> tenants) {
        return !tenants.isEmpty()
                && tasks.getObject()
                                .createTaskQuery()
                                .taskId(taskId)
                                .tenantIdIn(tenants.toArray(String[]::new))
                                .count()
                        == 1;
    }

    private Optional<Reach> reachOf(String user, List<String> groups) {
        var roles = groups.stream().flatMap(group -> Role.of(group).stream()).collect(Collectors.toSet());
        return Optional.ofNullable(staff.getIfAvailable())
                .flatMap(directory -> directory.deskOf(user))
                .map(desk -> Reach.of(new Actor(user, desk.name(), roles, desk.organisation(), desk.agency())));
    }

    private static boolean covers(Reach reach, Work work) {
        return reach.covers(work.branch(), work.municipality(), work.agency());
    }

    /** May this user work on the task? Asked outside of any engine command. */
    public boolean mayWorkOn(String taskId, String user, List<String> groups, List<String> tenants) {
        return isOfTenants(taskId, tenants)
                && mayWork(user, groups, tasks.getObject().getIdentityLinksForTask(taskId), work(taskId));
    }

    private Work work(String taskId) {
        var parties = tasks.getObject()
                .getVariables(
                        taskId,
                        List.of(
                                CaseVariables.MUNICIPALITY.name(),
                                CaseVariables.BRANCH.name(),
                                CaseVariables.AGENCY.name()));
        return new Work(
                text(parties.get(CaseVariables.MUNICIPALITY.name())),
                text(parties.get(CaseVariables.BRANCH.name())),
                text(parties.get(CaseVariables.AGENCY.name())));
    }

    boolean mayWork(String user, Collection<String> groups, Collection<? extends IdentityLink> links, Work work) {
        return links.stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null && groups.contains(group))
                .anyMatch(group -> sitsAt(user, group, work));
    }

    private boolean sitsAt(String user, String group, Work work) {
        var role = Role.of(group);
        var directory = staff.getIfAvailable();
        if (role.isEmpty() || directory == null) {
            return false;
        }
        var party = role.get().ofBranch() ? work.branch() : work.municipality();
        return directory
                .deskOf(user)
                .filter(desk -> desk.organisation().equals(party))
                .filter(desk -> !role.get().boundToAgency()
                        || (desk.agency() != null && desk.agency().equals(work.agency())))
                .isPresent();
    }

    static Set<String> groups(@Nullable Authentication user) {
        return user == null || user.getGroupIds() == null ? Set.of() : Set.copyOf(user.getGroupIds());
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
