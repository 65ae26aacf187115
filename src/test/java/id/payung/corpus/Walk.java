package id.payung.corpus;

/** How a waiting instance leaves: what the people do with whom it lies. */
enum Walk {
    /** Everybody says yes. */
    AGREE,
    /** Who may say that something begins or ends says no. */
    REFUSE,
    /** A party takes the agreement back. */
    WITHDRAW,
    /** A party asks to end the agreement early, and both heads agree. */
    TERMINATE,
    /** What it waits for is told from outside. */
    MESSAGE,
    /** Nobody does anything: a timer, or the end of the agreement, does. */
    LEAVE_ALONE
}
