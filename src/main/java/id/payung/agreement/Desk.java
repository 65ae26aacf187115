package id.payung.agreement;

/** At which desk a text is reviewed, approved or ended: one answer per desk and round. */
public enum Desk {
    COUNTERPART,
    BRANCH_LEGAL,
    MUNICIPAL_LEGAL,
    BRANCH_HEAD,
    AGENCY_HEAD,
    MUNICIPAL_HEAD,
    /** The municipality's team for cooperation (TKKSD), chaired by its secretary [V YOG]. */
    COORDINATION_TEAM,
    /** The municipality's council (DPRD). */
    COUNCIL
}
