package id.payung.roster.check;

/** Where a check stands. */
public enum CheckState {
    QUEUED,
    RUNNING,
    DONE,
    /** The file was refused whole while it was being read. */
    REFUSED,
    CANCELLED,
    /** Given up after several attempts; the operator finds the cause in the log. */
    FAILED;

    public boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }
}
