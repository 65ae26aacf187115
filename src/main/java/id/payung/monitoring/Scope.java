package id.payung.monitoring;

import java.util.List;
import java.util.Map;

/**
 * Whose agreements somebody may read: those of the own branch or municipality; for managers of a regional office also
 * those of the branches below it.
 *
 * @param branches ids of offices; an id of a municipality among them does no harm, no office has it
 */
public record Scope(String organisation, List<String> branches) {

    /** The condition on an agreement {@code a}. */
    static final String CONDITION = "(a.municipality = :organisation or a.branch in (:branches))";

    public Scope {
        branches = List.copyOf(branches);
    }

    Map<String, Object> parameters() {
        return Map.of("organisation", organisation, "branches", branches);
    }

    boolean covers(String branch, String municipality) {
        return municipality.equals(organisation) || branches.contains(branch);
    }
}
