package id.payung.agreement;

import java.time.LocalDate;

/**
 * What hangs on an agreement and must end with it: open rosters, bills without a code, cover, the renewal. Each room above
 * answers with a bean; all are called in the transaction that ends the agreement.
 */
public interface AgreementEnded {

    /** Withdrawn before it was signed. */
    default void withdrawn(AgreementFacts agreement) {}

    /** @param lastDay the last day on which its people are covered */
    void terminated(AgreementFacts agreement, LocalDate lastDay);

    /** Its last day has passed. */
    default void over(AgreementFacts agreement) {}
}
