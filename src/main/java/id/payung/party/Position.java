package id.payung.party;

/** What somebody is for an organisation, as far as agreements are concerned. The names stand in tables. */
public enum Position {
    /** Of a branch. */
    BRANCH_HEAD,
    /** Of a regional office. */
    REGIONAL_HEAD,
    /** Mayor or regent. */
    MUNICIPAL_HEAD,
    /** The municipality's secretary (sekda), whichever agency it is registered under. */
    REGIONAL_SECRETARY,
    /** Of one agency of a municipality. */
    AGENCY_HEAD;

    public boolean ofBranch() {
        return this == BRANCH_HEAD || this == REGIONAL_HEAD;
    }

    /** Whether an organisation has it: an office of that kind, or a municipality where there is none. */
    boolean isOf(Branch.Kind office) {
        return this == (office == Branch.Kind.REGIONAL_OFFICE ? REGIONAL_HEAD : BRANCH_HEAD);
    }
}
