package id.payung.roster;

import id.payung.agreement.AgreementFacts;

/** What the application tells the process roster-submission. Public only so that {@code process} can implement it. */
public interface RosterWorkflow {

    /** Starts one wave's process. */
    void requested(RosterId roster, AgreementFacts agreement);

    /** The check of the rows has ended. */
    void checked(RosterId roster, boolean clean);

    void cancelled(RosterId roster);
}
