package id.payung.agreement;

import id.payung.platform.Actor;
import id.payung.platform.Reach;
import id.payung.platform.Refused;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shows agreements to other modules and to their parties. */
@Service
class AgreementView implements AgreementDirectory {

    private final Agreements agreements;

    AgreementView(Agreements agreements) {
        this.agreements = agreements;
    }

    static Agreement require(Optional<Agreement> agreement) {
        return agreement.orElseThrow(() -> Refused.absent("agreement.notFound"));
    }

    @Override
    @Transactional(readOnly = true)
    public AgreementFacts facts(AgreementId id) {
        return facts(require(agreements.findById(id.value())), successorOf(id.value()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public AgreementFacts factsForChange(AgreementId id) {
        return facts(require(agreements.findOneById(id.value())), successorOf(id.value()));
    }

    @Override
    @Transactional(readOnly = true)
    public AgreementFacts factsFor(AgreementId id, Actor actor) {
        var facts = facts(id);
        if (!mayRead(facts, actor)) {
            throw Refused.absent("agreement.notFound");
        }
        return facts;
    }

    @Override
    public boolean isParty(AgreementFacts agreement, Actor actor) {
        return mayRead(agreement, actor)
                && (actor.worksFor(agreement.branch()) || actor.worksFor(agreement.municipality()));
    }

    @Override
    public boolean mayRead(AgreementFacts agreement, Actor actor) {
        return Reach.of(actor).covers(agreement.branch(), agreement.municipality(), agreement.agency());
    }

    private @Nullable AgreementId successorOf(UUID id) {
        return agreements.findSuccessor(id).map(Agreement::id).orElse(null);
    }

    static AgreementFacts facts(Agreement agreement, @Nullable AgreementId successor) {
        return facts(agreement, agreement.terms(), successor);
    }

    /** As the agreement would be with these terms. */
    static AgreementFacts facts(Agreement agreement, Terms terms, @Nullable AgreementId successor) {
        return new AgreementFacts(
                agreement.id(),
                agreement.kind(),
                agreement.parent(),
                terms.title(),
                agreement.status(),
                agreement.branch(),
                agreement.municipality(),
                agreement.agency(),
                terms.programs(),
                terms.period(),
                terms.renewable(),
                terms.cover(),
                agreement.branchNumber(),
                agreement.municipalNumber(),
                agreement.predecessor(),
                successor,
                agreement.renewalDecision());
    }
}
