package id.payung.agreement;

/** At which desk a text is reviewed, approved or ended: one answer per desk and round. */
public enum Desk {
    COUNTERPART,
    BRANCH_LEGAL,
    MUNICIPAL_LEGAL,
    BRANCH_HEAD,
    AGENCY_HEAD
}
