package id.payung.party.web;

import id.payung.party.Organisations;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import org.springframework.stereotype.Component;

/**
 * Who keeps an organisation's officials: its own officers and legal staff. Operators and auditors read them. To those of
 * other organisations there is nothing here.
 */
@Component
class OfficialKeepers {

    private final Organisations organisations;
    private final CurrentUser currentUser;

    OfficialKeepers(Organisations organisations, CurrentUser currentUser) {
        this.organisations = organisations;
        this.currentUser = currentUser;
    }

    boolean mayKeep(String organisation) {
        var actor = currentUser.actor();
        return actor.worksFor(organisation) && keeps(actor);
    }

    private static boolean keeps(Actor actor) {
        return actor.is(Role.BRANCH_OFFICER)
                || actor.is(Role.BRANCH_LEGAL)
                || actor.is(Role.MUNICIPAL_OFFICER)
                || actor.is(Role.MUNICIPAL_LEGAL);
    }

    boolean readsAll() {
        return currentUser.actor().is(Role.OPERATOR) || currentUser.actor().is(Role.AUDITOR);
    }

    /** @throws Refused absent, to those of other organisations; forbidden, to all but officers and legal staff */
    void requireKeeper(String organisation) {
        if (!mayKeep(organisation)) {
            throw refusal(organisation);
        }
    }

    /** @throws Refused as for keepers, but for those who read everywhere */
    void requireReader(String organisation) {
        boolean reads = readsAll() && organisations.isKnown(organisation);
        if (!reads && !mayKeep(organisation)) {
            throw refusal(organisation);
        }
    }

    private Refused refusal(String organisation) {
        boolean knowsIt = readsAll()
                ? organisations.isKnown(organisation)
                : currentUser.actor().worksFor(organisation);
        return knowsIt
                ? Refused.forbidden("party.official.onlyOwnOfficers")
                : Refused.absent("party.organisation.notFound");
    }
}
