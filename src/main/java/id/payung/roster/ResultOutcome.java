package id.payung.roster;

import java.util.List;
import java.util.UUID;

/** How the import of a result, or of a list of people, ended. */
public sealed interface ResultOutcome {

    /**
     * @param registered people registered by this import
     * @param refused people refused by it
     * @param open people of whom nothing is known yet
     */
    record Registered(int registered, int refused, int open, RosterStatus status) implements ResultOutcome {}

    /** @param held rows that disagree with the population registry and did not before, rejected ones included */
    record Compared(int held) implements ResultOutcome {}

    /** @param people how many the list has */
    record Listed(UUID list, int people) implements ResultOutcome {}

    /** Nothing was stored: every mistake that was found. */
    record RefusedWhole(List<ToldFinding> fileFindings) implements ResultOutcome {
        public RefusedWhole {
            fileFindings = List.copyOf(fileFindings);
        }
    }
}
