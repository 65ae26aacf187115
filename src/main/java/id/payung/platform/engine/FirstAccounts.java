package id.payung.platform.engine;

import id.payung.platform.Actor;
import id.payung.platform.Role;
import id.payung.platform.StartRefused;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The accounts that must be there before anybody signs in: a group for every role; the first operator, from the
 * environment; and Payung itself, the one member of {@code camunda-admin}. As long as that group has a member nobody can
 * make themselves administrator (CVE-2026-77226), and this member cannot sign in: its password is random and forgotten,
 * and the sign-in refuses administrators anyway.
 */
@Component
class FirstAccounts {

    private static final String GROUP_TYPE = "ROLE";
    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final IdentityService identity;
    private final FirstOperator operator;
    private final MessageSource messages;
    private final ProcessEngineConfiguration engine;

    FirstAccounts(
            IdentityService identity,
            FirstOperator operator,
            MessageSource messages,
            ProcessEngineConfiguration engine) {
        this.identity = identity;
        this.operator = operator;
        this.messages = messages;
        this.engine = engine;
    }

    void ensure() {
        for (Role role : Role.values()) {
            ensureGroup(role.id(), messages.getMessage("role." + role.id(), null, INDONESIAN), GROUP_TYPE);
        }
        ensureGroup(Groups.CAMUNDA_ADMIN, "Payung", Groups.GROUP_TYPE_SYSTEM);
        if (!hasMember(Groups.CAMUNDA_ADMIN)) {
            create(Actor.PAYUNG.id(), Actor.PAYUNG.name(), ForgottenPassword.next(), Groups.CAMUNDA_ADMIN);
        }
        if (!hasMember(Role.OPERATOR.id())) {
            createOperator();
        }
    }

    private void ensureGroup(String id, String name, String type) {
        var group = identity.createGroupQuery().groupId(id).singleResult();
        if (group == null) {
            group = identity.newGroup(id);
        } else if (name.equals(group.getName())) {
            return;
        }
        group.setName(name);
        group.setType(type);
        identity.saveGroup(group);
    }

    private boolean hasMember(String group) {
        return identity.createUserQuery().memberOfGroup(group).count() > 0;
    }

    private void createOperator() {
        if (operator.missing()) {
            throw new StartRefused("There is no operator yet: set PAYUNG_OPERATOR_USER and PAYUNG_OPERATOR_PASSWORD, "
                    + "and the first start will create that account.");
        }
        var weak = engine.isEnablePasswordPolicy()
                && !identity.checkPasswordAgainstPolicy(operator.password(), identity.newUser(operator.user()))
                        .isValid();
        if (weak) {
            throw new StartRefused(
                    "PAYUNG_OPERATOR_PASSWORD is too weak: it needs at least 10 characters with an upper "
                            + "and a lower case letter, a digit and another sign, and must not contain the user's name.");
        }
        create(operator.user(), operator.user(), operator.password(), Role.OPERATOR.id());
    }

    private void create(String id, String name, String password, String group) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            var user = identity.newUser(id);
            user.setFirstName(name);
            user.setLastName(""); // Camunda's pages would print a missing one as "null"
            user.setPassword(password);
            identity.saveUser(user);
        }
        identity.createMembership(id, group);
    }
}
