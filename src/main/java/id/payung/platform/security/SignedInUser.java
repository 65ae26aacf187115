package id.payung.platform.security;

import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory;
import id.payung.platform.engine.Accounts;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The user of the request; without a request whoever the engine acts for; in jobs Payung itself. */
@Component
class SignedInUser implements CurrentUser {

    private final Accounts accounts;
    private final ObjectProvider<StaffDirectory> staff;
    private final ObjectProvider<IdentityService> identity;

    SignedInUser(Accounts accounts, ObjectProvider<StaffDirectory> staff, ObjectProvider<IdentityService> identity) {
        this.accounts = accounts;
        this.staff = staff;
        this.identity = identity;
    }

    @Override
    public Actor actor() {
        return userId().flatMap(accounts::of).map(this::actor).orElse(Actor.PAYUNG);
    }

    private Optional<String> userId() {
        var signedIn = Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
        return signedIn.or(() -> Optional.ofNullable(identity.getObject().getCurrentAuthentication())
                .map(authentication -> authentication.getUserId()));
    }

    private Actor actor(Accounts.Account account) {
        var desk = Optional.ofNullable(staff.getIfAvailable()).flatMap(directory -> directory.deskOf(account.id()));
        return new Actor(
                account.id(),
                desk.map(StaffDirectory.Desk::name).orElse(account.name()),
                account.groups().stream()
                        .flatMap(group -> Role.of(group).stream())
                        .collect(Collectors.toSet()),
                desk.map(StaffDirectory.Desk::organisation).orElse(null),
                desk.map(StaffDirectory.Desk::agency).orElse(null));
    }
}
