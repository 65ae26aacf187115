package id.payung.roster.check;

/** The check goes no further, and nothing of it is stored. */
public final class CheckStopped extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** Somebody asked for it. */
        CANCELLED,
        /** Another node has taken over. */
        LEASE_LOST,
        /** It was begun too often: whoever tried before died of it. */
        GIVEN_UP,
        /** This node is going down; another one begins anew. */
        SHUTDOWN
    }

    private final Reason reason;

    CheckStopped(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** The roster itself was cancelled meanwhile. */
    public static CheckStopped cancelled() {
        return new CheckStopped(Reason.CANCELLED);
    }

    public Reason reason() {
        return reason;
    }
}
