package id.payung.roster;

import id.payung.agreement.AgreementFacts;

/** What follows where the social-security side refuses people. Told by roster, heard by the rooms of money and cover. */
public interface PeopleRefused {

    /** Some of the roster's people are REJECTED now that were VALID or WARNED; in the same transaction. */
    void refused(AgreementFacts agreement, RosterId roster);
}
