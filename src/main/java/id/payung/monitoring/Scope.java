package id.payung.monitoring;

import id.payung.platform.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whose agreements somebody may read: those within the own reach; for managers of a regional office also those of the
 * branches below it.
 *
 * @param branchesBelow ids of offices
 */
public record Scope(Reach reach, List<String> branchesBelow) {

    public Scope {
        branchesBelow = List.copyOf(branchesBelow);
    }

    public String organisation() {
        return reach.organisation();
    }

    /** The condition on an agreement {@code a}. Its text differs by reach, so that each has a plan of its own. */
    String condition() {
        return switch (reach.extent()) {
            case NOTHING -> "false";
            case OWN_AGENCY -> "(a.municipality = :organisation and a.agency = :agency)";
            case OWN_ORGANISATION -> "(a.municipality = :organisation or a.branch in (:branches))";
            case EVERYTHING -> "true";
        };
    }

    Map<String, Object> parameters() {
        return Map.of("organisation", reach.organisation(), "agency", reach.agency(), "branches", branches());
    }

    /** An id of a municipality among them does no harm, no office has it. */
    private List<String> branches() {
        var branches = new ArrayList<>(branchesBelow);
        branches.add(reach.organisation());
        return branches;
    }
}
