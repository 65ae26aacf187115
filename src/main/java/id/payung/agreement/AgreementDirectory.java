package id.payung.agreement;

import id.payung.platform.Actor;

/** Finds agreements for other modules. */
public interface AgreementDirectory {

    /** @throws id.payung.platform.Refused absent, where there is none */
    AgreementFacts facts(AgreementId id);

    /** As {@link #facts}, and nobody changes or ends the agreement until the transaction around is over. */
    AgreementFacts factsForChange(AgreementId id);

    /**
     * The agreement for somebody's eyes, as far as they {@link id.payung.platform.Reach reach}.
     *
     * @throws id.payung.platform.Refused absent for everybody else, as if there were none
     */
    AgreementFacts factsFor(AgreementId id, Actor actor);

    /** Whether {@link #factsFor} would show it. */
    boolean mayRead(AgreementFacts agreement, Actor actor);

    /** Whether the person works on agreements of one of the two parties, and in a role that reads this one. */
    boolean isParty(AgreementFacts agreement, Actor actor);
}
