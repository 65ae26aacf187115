package id.payung.coverage;

/** How a person is covered on a day; always derived. Labels: {@code coverage.status.<name>}. */
public enum CoverStatus {
    /** On a handed-over roster whose bill was not posted by that day. */
    REGISTERED_UNPAID,
    /** Covered, but not long enough for the full death benefit. */
    ACTIVE_JKM_WAITING,
    ACTIVE,
    /** Cover has ended, and arrears may still be paid. */
    GRACE,
    ENDED
}
