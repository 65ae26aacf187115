package id.payung.roster.rule;

import id.payung.roster.sheet.Finding;
import java.util.List;

/** What became of a row. Labels: {@code roster.person.<name>}. Only VALID and WARNED people are billed and covered. */
public enum PersonState {
    VALID,
    WARNED,
    /** Nothing stands against the person, but the quota is full. */
    WAITING,
    HELD,
    REJECTED;

    /** Rejected beats held beats warned. */
    static PersonState of(List<Finding> findings) {
        var state = VALID;
        for (Finding finding : findings) {
            var one =
                    switch (finding.severity()) {
                        case E -> REJECTED;
                        case D -> HELD;
                        case W -> WARNED;
                    };
            if (one.compareTo(state) > 0) {
                state = one;
            }
        }
        return state;
    }
}
