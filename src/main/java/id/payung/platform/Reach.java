package id.payung.platform;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose agreements somebody may read, with all that hangs on them: papers, people, money, tasks and timeline. The one
 * answer, for one agreement and for lists. Reading is not acting: who does what is asked where it is done.
 *
 * @param organisation the branch, regional office or municipality somebody works for; empty where it does not matter
 * @param agency the agency that {@link Extent#OWN_AGENCY} ends at; empty where it does not matter
 */
public record Reach(Extent extent, String organisation, String agency) {

    /** How far, the least first. */
    public enum Extent {
        NOTHING,
        /** What the municipality agreed on for one of its agencies. */
        OWN_AGENCY,
        /** What the branch or municipality is a party of. */
        OWN_ORGANISATION,
        /** Whatever anybody agreed on. */
        EVERYTHING
    }

    public static Reach of(Actor actor) {
        var extent = actor.roles().stream()
                .map(Reach::extentOf)
                .max(Comparator.naturalOrder())
                .orElse(Extent.NOTHING);
        if (extent == Extent.EVERYTHING) {
            return new Reach(extent, "", "");
        }
        var organisation = Optional.ofNullable(actor.organisation());
        if (extent == Extent.NOTHING || organisation.isEmpty()) {
            return new Reach(Extent.NOTHING, "", "");
        }
        return new Reach(
                extent,
                organisation.get(),
                extent == Extent.OWN_AGENCY
                        ? Optional.ofNullable(actor.agency()).orElse("")
                        : "");
    }

    private static Extent extentOf(Role role) {
        return switch (role) {
            case AUDITOR -> Extent.EVERYTHING;
            case MUNICIPAL_OFFICER, MUNICIPAL_VERIFIER, AGENCY_HEAD -> Extent.OWN_AGENCY;
            // They tell of people; of what is agreed on they have no task and no need to know.
            case WARD_HEAD, COMMUNITY_OFFICER -> Extent.NOTHING;
            case OPERATOR -> Extent.NOTHING;
            case BRANCH_OFFICER,
                    BRANCH_LEGAL,
                    BRANCH_FINANCE,
                    BRANCH_HEAD,
                    REGIONAL_HEAD,
                    MUNICIPAL_LEGAL,
                    MUNICIPAL_FINANCE,
                    REGIONAL_SECRETARY,
                    MUNICIPAL_HEAD,
                    MANAGER -> Extent.OWN_ORGANISATION;
        };
    }

    /** Whether an agreement between the two lies within, made for that agency. */
    public boolean covers(@Nullable String branch, @Nullable String municipality, @Nullable String agency) {
        return switch (extent) {
            case NOTHING -> false;
            case OWN_AGENCY -> organisation.equals(municipality) && this.agency.equals(agency);
            case OWN_ORGANISATION -> organisation.equals(branch) || organisation.equals(municipality);
            case EVERYTHING -> true;
        };
    }
}
