package id.payung.agreement;

import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The offer of an umbrella: its letter and terms of reference, the coordination team's answer and, where the offer burdens the
 * region or its money is in no budget yet, the council's [K, V YOG].
 */
@Service
public class AgreementOffer {

    private static final String PDF = "application/pdf";

    /** What becomes of an offer. */
    public enum Outcome {
        ACCEPTED,
        TO_IMPROVE,
        TO_COUNCIL,
        REJECTED
    }

    private final Agreements agreements;
    private final Decisions decisions;
    private final Documents documents;
    private final Journal journal;

    AgreementOffer(Agreements agreements, Decisions decisions, Documents documents, Journal journal) {
        this.agreements = agreements;
        this.decisions = decisions;
        this.documents = documents;
        this.journal = journal;
    }

    /**
     * @param letter the offer letter
     * @param termsOfReference what is to be done together (KAK)
     * @throws Refused where one of them is no PDF of its kind
     */
    @Transactional
    public void send(AgreementId id, UUID letter, UUID termsOfReference, @Nullable String note) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        requirePdf(documents.require(id.value(), letter, DocumentKind.OFFER_LETTER, "offerLetter"), "offerLetter");
        requirePdf(
                documents.require(id.value(), termsOfReference, DocumentKind.TERMS_OF_REFERENCE, "termsOfReference"),
                "termsOfReference");
        var before = agreement.status();
        agreement.offer();
        save(agreement, before, "agreement.offered", note);
    }

    private static void requirePdf(Document paper, String field) {
        if (!paper.mediaType().equals(PDF)) {
            throw Refused.field(field, "agreement.offer.onlyPdf");
        }
    }

    /** The coordination team's answer. */
    @Transactional
    public Outcome review(AgreementId id, String answer, @Nullable String reason) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        agreement.requireInCoordination();
        var verdict = Verdict.valueOf(answer);
        decide(agreement, Decision.Stage.OFFER, Desk.COORDINATION_TEAM, verdict, reason);
        var before = agreement.status();
        var outcome =
                switch (verdict) {
                    case ACCEPT -> Outcome.ACCEPTED;
                    case IMPROVE -> Outcome.TO_IMPROVE;
                    case COUNCIL -> Outcome.TO_COUNCIL;
                    default -> Outcome.REJECTED;
                };
        switch (outcome) {
            case ACCEPTED -> agreement.acceptOffer();
            case TO_IMPROVE -> agreement.returnOffer();
            case TO_COUNCIL -> agreement.askTheCouncil();
            case REJECTED -> agreement.rejectOffer();
        }
        save(agreement, before, "agreement.offerReviewed", reason);
        return outcome;
    }

    /**
     * The council's answer.
     *
     * @param paper the council's decision
     */
    @Transactional
    public Outcome recordCouncil(AgreementId id, String answer, UUID paper, @Nullable String reason) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        agreement.requireAwaitingCouncil();
        documents.require(id.value(), paper, DocumentKind.COUNCIL_DECISION, "decisionPaper");
        var verdict = Verdict.valueOf(answer);
        decide(agreement, Decision.Stage.COUNCIL, Desk.COUNCIL, verdict, reason);
        var before = agreement.status();
        if (verdict == Verdict.GRANTED) {
            agreement.acceptOffer();
        } else {
            agreement.rejectOffer();
        }
        save(agreement, before, "agreement.councilAnswered", reason);
        return verdict == Verdict.GRANTED ? Outcome.ACCEPTED : Outcome.REJECTED;
    }

    private void decide(
            Agreement agreement, Decision.Stage stage, Desk desk, Verdict verdict, @Nullable String reason) {
        decisions.add(agreement.id(), stage, decisions.rounds(agreement.id(), stage) + 1, desk, verdict, reason);
    }

    private void save(Agreement agreement, AgreementStatus before, String event, @Nullable String note) {
        agreements.save(agreement);
        journal.record(
                agreement.id().value(), event, before.name(), agreement.status().name(), note);
    }
}
