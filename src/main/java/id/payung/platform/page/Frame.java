package id.payung.platform.page;

import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The frame around every page: {@code ${@frame…}} in the layout. */
@Component
public class Frame {

    private final CurrentUser currentUser;

    Frame(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /** Who is signed in; empty on the sign-in page. */
    public Optional<Actor> user() {
        return Optional.of(currentUser.actor()).filter(actor -> !actor.equals(Actor.PAYUNG));
    }

    /** Whether the user holds the role with this id. */
    public boolean is(String role) {
        return Role.of(role).filter(currentUser.actor()::is).isPresent();
    }
}
