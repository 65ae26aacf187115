package id.payung.agreement;

import id.payung.platform.Actor;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import java.util.Optional;

/** The two sides of an agreement. */
public enum Side {
    BRANCH,
    MUNICIPALITY;

    /**
     * For which side somebody acts as its officer: of the branch, or of the municipality in the agreement's own agency. The
     * one answer, for drafts, rosters, withdrawal and termination.
     */
    static Optional<Side> ofOfficer(Actor actor, String branch, String municipality, String agency) {
        if (actor.is(Role.BRANCH_OFFICER) && actor.worksFor(branch)) {
            return Optional.of(BRANCH);
        }
        if (actor.is(Role.MUNICIPAL_OFFICER) && actor.worksFor(municipality) && agency.equals(actor.agency())) {
            return Optional.of(MUNICIPALITY);
        }
        return Optional.empty();
    }

    public static Refused onlyOfficers() {
        return Refused.forbidden("agreement.draft.onlyOfficersOfTheParties");
    }
}
