package id.payung.agreement;

/** What the application tells the process of an agreement, an umbrella or an amendment. Public only so that {@code process} can implement it. */
public interface AgreementWorkflow {

    /** Starts the lifecycle. */
    void drafted(AgreementFacts agreement, Side draftedBySide, boolean regionalOffice);

    /**
     * Starts the process of an amendment.
     *
     * @param agreement the one that is amended: the process is about it
     */
    void amending(AgreementFacts agreement, AgreementId amendment, Side draftedBySide, boolean regionalOffice);

    /** Another last day: what waits for a day waits for another one now. */
    void termMoved(AgreementId agreement);

    void withdrawn(AgreementId agreement);

    void terminationRequested(AgreementId agreement);
}
