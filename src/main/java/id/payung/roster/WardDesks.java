package id.payung.roster;

import id.payung.platform.Actor;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which ward somebody heads. Ward heads reach no agreement: what they may do with a roster is asked for here alone. */
@Component
class WardDesks {

    private final StaffDirectory staff;

    WardDesks(StaffDirectory staff) {
        this.staff = staff;
    }

    /** The code, with dots, of the ward that the person heads in this municipality. */
    Optional<String> wardOf(Actor actor, String municipality) {
        return actor.is(Role.WARD_HEAD) && actor.worksFor(municipality)
                ? staff.deskOf(actor.id()).flatMap(desk -> Optional.ofNullable(desk.ward()))
                : Optional.empty();
    }
}
