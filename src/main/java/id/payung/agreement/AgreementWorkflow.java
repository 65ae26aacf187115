package id.payung.agreement;

/** What the application tells agreement-lifecycle, or memorandum-lifecycle. Public only so that {@code process} can implement it. */
public interface AgreementWorkflow {

    /** Starts the lifecycle. */
    void drafted(AgreementFacts agreement, Side draftedBySide, boolean regionalOffice);

    void withdrawn(AgreementId agreement);

    void terminationRequested(AgreementId agreement);
}
