package id.payung.worklist;

import id.payung.platform.Actor;
import id.payung.platform.Refused;
import id.payung.platform.Role;

/**
 * Whose work a task is.
 *
 * @param municipality and {@code branch}: the agreement's two parties
 * @param agency the agreement's agency within the municipality
 */
public record TaskPlace(String municipality, String branch, String agency, Role role) {

    /** At whose desk it lies: the branch's or the municipality's. */
    public String organisation() {
        return role.ofBranch() ? branch : municipality;
    }

    /**
     * Lets through only whoever holds the role at this place.
     *
     * @throws Refused as absent for staff of neither party, as forbidden for staff of a party in another role or agency
     */
    void admit(Actor actor) {
        if (!actor.worksFor(branch) && !actor.worksFor(municipality)) {
            throw Refused.absent("worklist.task.absent");
        }
        if (!actor.is(role)
                || !actor.worksFor(organisation())
                || (role.boundToAgency() && !agency.equals(actor.agency()))) {
            throw Refused.forbidden("platform.notYours");
        }
    }
}
