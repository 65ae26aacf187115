package id.payung.notification;

/** How far a mail has come. */
public enum NotificationState {
    /** Waits for its first or next try. */
    PENDING,
    /** Taken by one sender, which talks to the mail server now. */
    SENDING,
    /** The mail server has taken it over. */
    SENT,
    /** Refused for good, or given up after the last try. Somebody has to look. */
    FAILED,
    /** The sender was lost while it talked to the server: perhaps sent, so never sent again by itself. */
    UNKNOWN
}
