package id.payung.platform.engine;

import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.StaffAccounts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Component;

/** Group = role, tenant = municipality. Whoever left has no account: history knows user ids, and staff their names. */
@Component
class EngineStaffAccounts implements StaffAccounts {

    private final IdentityService identity;
    private final TaskService tasks;
    private final ProcessEngineConfiguration engine;

    EngineStaffAccounts(IdentityService identity, TaskService tasks, ProcessEngineConfiguration engine) {
        this.identity = identity;
        this.tasks = tasks;
        this.engine = engine;
    }

    @Override
    public boolean isReserved(String user) {
        return identity.createUserQuery()
                        .userId(user)
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                > 0;
    }

    @Override
    public boolean exists(String user) {
        return identity.createUserQuery().userId(user).count() > 0;
    }

    @Override
    public void openMunicipality(String id, String name) {
        var tenant = identity.createTenantQuery().tenantId(id).singleResult();
        if (tenant == null) {
            tenant = identity.newTenant(id);
        } else if (name.equals(tenant.getName())) {
            return;
        }
        tenant.setName(name);
        identity.saveTenant(tenant);
    }

    @Override
    public boolean keep(Account account) {
        var user = identity.createUserQuery().userId(account.user()).singleResult();
        boolean isNew = user == null;
        if (user == null) {
            user = identity.newUser(account.user());
            user.setPassword(ForgottenPassword.next());
        }
        if (isNew
                || !account.name().equals(user.getFirstName())
                || !account.email().equals(user.getEmail())) {
            user.setFirstName(account.name());
            user.setLastName(""); // Camunda's pages would print a missing one as "null"
            user.setEmail(account.email());
            identity.saveUser(user);
        }
        hold(account.user(), account.role());
        serve(account.user(), account.municipalities());
        return isNew;
    }

    private void hold(String user, Role role) {
        Set<String> held = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        held.stream()
                .filter(group -> Role.of(group).isPresent() && !group.equals(role.id()))
                .forEach(group -> identity.deleteMembership(user, group));
        if (!held.contains(role.id())) {
            identity.createMembership(user, role.id());
        }
    }

    @Override
    public void serve(String user, List<String> municipalities) {
        Set<String> served = identity.createTenantQuery().userMember(user).list().stream()
                .map(Tenant::getId)
                .collect(Collectors.toSet());
        served.stream()
                .filter(tenant -> !municipalities.contains(tenant))
                .forEach(tenant -> identity.deleteTenantUserMembership(tenant, user));
        municipalities.stream()
                .filter(tenant -> !served.contains(tenant))
                .forEach(tenant -> identity.createTenantUserMembership(tenant, user));
    }

    @Override
    public void release(String user) {
        tasks.createTaskQuery().taskAssignee(user).list().forEach(task -> tasks.setAssignee(task.getId(), null));
    }

    @Override
    public void close(String user) {
        release(user);
        identity.deleteUser(user);
    }

    @Override
    public void setPassword(String user, String password) {
        var account = identity.createUserQuery().userId(user).singleResult();
        if (account == null) {
            throw Refused.absent("signin.account.unknown", user);
        }
        boolean weak = engine.isEnablePasswordPolicy()
                && !identity.checkPasswordAgainstPolicy(password, account).isValid();
        if (weak || password.isBlank()) {
            throw Refused.field("password", "signin.password.weak");
        }
        account.setPassword(password);
        identity.saveUser(account);
        identity.unlockUser(user);
    }
}
