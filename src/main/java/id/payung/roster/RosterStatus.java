package id.payung.roster;

/** Where a roster stands. Labels: {@code roster.status.<name>}. */
public enum RosterStatus {
    /** Asked for; no file yet. */
    REQUESTED,
    CHECKING,
    /** Rows were rejected, or a verifier sent it back. */
    NEEDS_CORRECTION,
    CHECKED,
    /** By both sides. */
    VERIFIED,
    /** By decree. */
    DETERMINED,
    /** To the branch: its people are billed. */
    HANDED_OVER,
    /** In the social-security side's own system. */
    REGISTERED,
    CANCELLED;

    /** Its people are final: they are billed and covered. */
    public boolean isHandedOver() {
        return this == HANDED_OVER || this == REGISTERED;
    }

    boolean isOver() {
        return isHandedOver() || this == CANCELLED;
    }
}
