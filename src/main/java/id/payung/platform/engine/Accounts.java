package id.payung.platform.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The engine's users as the sign-in sees them, remembered for ten seconds: what is taken from somebody is gone for
 * requests that begin later than that.
 */
@Component
public class Accounts {

    private static final long REMEMBERED = Duration.ofSeconds(10).toNanos();
    private static final int MOST_REMEMBERED = 10_000;

    private final ObjectProvider<IdentityService> identity;
    private final ConcurrentHashMap<String, Remembered> known = new ConcurrentHashMap<>();

    Accounts(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    /**
     * @param groups the role ids, and what else the engine knows
     * @param tenants the municipalities the user works for
     * @param passwordMark changes with the password, tells nothing about it
     */
    public record Account(String id, String name, List<String> groups, List<String> tenants, String passwordMark) {

        /** Payung itself is an account too, and nobody signs in with it. */
        public boolean maySignIn() {
            return !groups.contains(Groups.CAMUNDA_ADMIN);
        }
    }

    private record Remembered(Optional<Account> account, long since) {}

    public Optional<Account> of(String user) {
        var remembered = known.get(user);
        // Not the product's clock, which the local demo moves and tests stop.
        var now = System.nanoTime();
        if (remembered == null || now - remembered.since() > REMEMBERED) {
            remembered = new Remembered(read(user), now);
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            known.put(user, remembered);
        }
        return remembered.account();
    }

    /**
     * The right password, and none of too many wrong ones before: each wrong one locks the account for twice as long as
     * the one before, the tenth until an operator's help.
     */
    public Optional<Account> signIn(String user, String password) {
        var right = withoutUser(() -> identity.getObject().checkPassword(user, password));
        known.remove(user);
        return right ? of(user).filter(Account::maySignIn) : Optional.empty();
    }

    /** Does something in the engine with the rights of that account, as its own request through Tasklist would. */
    public <T> T runAs(Account account, Supplier<T> work) {
        var service = identity.getObject();
        var before = service.getCurrentAuthentication();
        service.setAuthentication(account.id(), account.groups(), account.tenants());
        try {
            return work.get();
        } finally {
            if (before == null) {
                service.clearAuthentication();
            } else {
                service.setAuthentication(before);
            }
        }
    }

    private <T> T withoutUser(Supplier<T> work) {
        var service = identity.getObject();
        var before = service.getCurrentAuthentication();
        service.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (before != null) {
                service.setAuthentication(before);
            }
        }
    }

    private Optional<Account> read(String id) {
        return withoutUser(() -> {
            var service = identity.getObject();
            var user = service.createUserQuery().userId(id).singleResult();
            if (user == null) {
                return Optional.empty();
            }
            return Optional.of(new Account(
                    user.getId(),
                    nameOf(user),
                    service.createGroupQuery().groupMember(id).list().stream()
                            .map(Group::getId)
                            .toList(),
                    service.createTenantQuery().userMember(id).includingGroupsOfUser(true).list().stream()
                            .map(Tenant::getId)
                            .toList(),
                    Integer.toHexString(
                            String.valueOf(((UserEntity) user).getPassword()).hashCode())));
        });
    }

    private static String nameOf(User user) {
        var name = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
