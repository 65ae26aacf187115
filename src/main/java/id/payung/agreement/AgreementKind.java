package id.payung.agreement;

/** Which kind of legal act. Labels: {@code agreement.kind.<name>}. */
public enum AgreementKind {
    /** Cooperation agreement (perjanjian kerja sama): the one under which people are covered and paid for. */
    PKS,
    /** Memorandum of understanding (nota kesepahaman), the umbrella of the third-party track [V YOG]. */
    MOU,
    /** Agreement with an annexed work plan (nota kesepakatan dengan rencana kerja), the umbrella of the synergy track [V YOG]. */
    NOTA_KESEPAKATAN,
    /** Amendment of a cooperation agreement, signed like it; its terms become the agreement's. */
    AMENDMENT;

    /** Covers nobody itself; agreements are made under it. */
    public boolean isUmbrella() {
        return this == MOU || this == NOTA_KESEPAKATAN;
    }
}
