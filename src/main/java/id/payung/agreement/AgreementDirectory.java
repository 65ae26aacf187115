package id.payung.agreement;

import id.payung.platform.Actor;

/** Finds agreements for other modules. */
public interface AgreementDirectory {

    /** @throws id.payung.platform.Refused absent, where there is none */
    AgreementFacts facts(AgreementId id);

    /** As {@link #facts}, and nobody changes or ends the agreement until the transaction around is over. */
    AgreementFacts factsForChange(AgreementId id);

    /**
     * The agreement for somebody's eyes: staff of its two parties.
     *
     * @throws id.payung.platform.Refused absent for everybody else, as if there were none
     */
    AgreementFacts factsFor(AgreementId id, Actor actor);

    /** Whether the person works for one of the two parties. */
    boolean isParty(AgreementFacts agreement, Actor actor);
}
