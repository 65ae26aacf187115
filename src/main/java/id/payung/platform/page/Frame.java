package id.payung.platform.page;

import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The frame around every page: {@code ${@frame…}} in the layout. */
@Component
public class Frame {

    private final CurrentUser currentUser;
    private final List<Banner> banners;

    Frame(CurrentUser currentUser, List<Banner> banners) {
        this.currentUser = currentUser;
        this.banners = List.copyOf(banners);
    }

    /** Something that everybody should know on every page. */
    public interface Banner {
        /** The sentence, in the language of the request; empty for now. */
        Optional<String> sentence();
    }

    /** Who is signed in; empty on the sign-in page. */
    public Optional<Actor> user() {
        return Optional.of(currentUser.actor()).filter(actor -> !actor.equals(Actor.PAYUNG));
    }

    /** Whether the user holds the role with this id. */
    public boolean is(String role) {
        return Role.of(role).filter(currentUser.actor()::is).isPresent();
    }

    public List<String> banners() {
        return banners.stream().flatMap(banner -> banner.sentence().stream()).toList();
    }
}
