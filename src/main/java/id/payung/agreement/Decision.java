package id.payung.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One desk's answer in one round. */
record Decision(Stage stage, int round, Desk desk, Verdict verdict, @Nullable String reason, String actor, Instant at) {

    enum Stage {
        REVIEW,
        INITIALS,
        APPROVAL,
        TERMINATION,
        OFFER,
        COUNCIL
    }
}
