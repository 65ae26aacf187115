package id.payung.agreement;

import java.util.EnumSet;
import java.util.Set;

/** Where an agreement stands. Labels: {@code agreement.status.<name>}. "Ending soon" is derived, never a status. */
public enum AgreementStatus {
    /** The offer of an umbrella is being prepared. */
    OFFERED,
    /** The coordination team of the municipality looks at the offer. */
    IN_COORDINATION,
    /** The council's consent to the offer is awaited. */
    AWAITING_COUNCIL,
    DRAFT,
    IN_REVIEW,
    CHANGES_REQUESTED,
    IN_APPROVAL,
    READY_TO_SIGN,
    PARTLY_SIGNED,
    /** All signatures recorded: rosters and bills may start. */
    SIGNED,
    /** From the first day of coverage, paid or not. */
    IN_FORCE,
    /** Ended by a decision not to renew. */
    ENDED,
    /** Ended, and a successor is signed. */
    RENEWED,
    /** The last day passed without a decision or a signed successor. */
    LAPSED,
    TERMINATED,
    WITHDRAWN,
    REJECTED;

    private static final Set<AgreementStatus> BEFORE_SIGNED = EnumSet.of(
            OFFERED,
            IN_COORDINATION,
            AWAITING_COUNCIL,
            DRAFT,
            IN_REVIEW,
            CHANGES_REQUESTED,
            IN_APPROVAL,
            READY_TO_SIGN,
            PARTLY_SIGNED);
    private static final Set<AgreementStatus> BINDING = EnumSet.of(SIGNED, IN_FORCE);

    public boolean isBeforeSigned() {
        return BEFORE_SIGNED.contains(this);
    }

    /** Signed and not yet over. */
    public boolean isBinding() {
        return BINDING.contains(this);
    }
}
