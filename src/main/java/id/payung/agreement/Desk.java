package id.payung.agreement;

import id.payung.platform.Role;
import java.util.Optional;

/** At which desk a text is reviewed, initialled, approved or ended: one answer per desk and round. */
public enum Desk {
    COUNTERPART,
    BRANCH_LEGAL,
    MUNICIPAL_LEGAL,
    BRANCH_HEAD,
    AGENCY_HEAD,
    REGIONAL_SECRETARY,
    MUNICIPAL_HEAD,
    /** The municipality's team for cooperation (TKKSD), chaired by its secretary [V YOG]. */
    COORDINATION_TEAM,
    /** The municipality's council (DPRD). */
    COUNCIL;

    /** Whose desk it is; empty where that depends on the agreement. */
    Optional<Role> role() {
        return switch (this) {
            case COUNTERPART, BRANCH_HEAD, COUNCIL -> Optional.empty();
            case BRANCH_LEGAL -> Optional.of(Role.BRANCH_LEGAL);
            case MUNICIPAL_LEGAL -> Optional.of(Role.MUNICIPAL_LEGAL);
            case AGENCY_HEAD -> Optional.of(Role.AGENCY_HEAD);
            case MUNICIPAL_HEAD -> Optional.of(Role.MUNICIPAL_HEAD);
            case REGIONAL_SECRETARY, COORDINATION_TEAM -> Optional.of(Role.REGIONAL_SECRETARY);
        };
    }
}
