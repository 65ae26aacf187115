package id.payung.agreement;

/** Why an agreement ends before its last day. Labels: {@code agreement.ground.<name>}. */
public enum TerminationGround {
    /** Both want it. Also of requests that name nothing else. */
    MUTUAL,
    BUDGET_CUT,
    BREACH,
    FORCE_MAJEURE,
    CHANGE_OF_LAW,
    /** The municipality's offices are arranged anew. */
    REORGANISATION
}
