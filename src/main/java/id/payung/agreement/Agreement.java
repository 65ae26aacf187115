package id.payung.agreement;

import id.payung.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A cooperation agreement (perjanjian kerja sama) and its guarded life. Every method that changes it refuses from the wrong
 * status; the diagram agreement-lifecycle decides the order, this class says no.
 */
@Table("agreement")
final class Agreement {

    @Id
    private final UUID id;

    @Version
    private final @Nullable Integer version;

    private final String branch;
    private final String municipality;
    private final String agency;
    private final Side draftedBySide;
    private final String draftedBy;
    private final Instant draftedAt;
    private final @Nullable String idempotencyKey;
    private final @Nullable String idempotencyContent;
    private final @Nullable UUID predecessor;
    private final AgreementKind kind;
    private final @Nullable UUID parent;

    @Embedded.Nullable
    private final @Nullable AmendmentOf amendment;

    @Embedded.Empty
    private Terms terms;

    private AgreementStatus status;
    private int round;
    private int terminationRound;
    private @Nullable String branchNumber;
    private @Nullable String municipalNumber;
    private @Nullable Integer municipalNumberYear;
    private @Nullable RenewalDecision renewalDecision;
    private @Nullable LocalDate terminatedOn;

    @MappedCollection(idColumn = "agreement_id")
    private final Set<Signature> signatures;

    @PersistenceCreator
    Agreement(
            UUID id,
            @Nullable Integer version,
            String branch,
            String municipality,
            String agency,
            Side draftedBySide,
            String draftedBy,
            Instant draftedAt,
            @Nullable String idempotencyKey,
            @Nullable String idempotencyContent,
            @Nullable UUID predecessor,
            AgreementKind kind,
            @Nullable UUID parent,
            @Nullable AmendmentOf amendment,
            Terms terms,
            AgreementStatus status,
            int round,
            int terminationRound,
            @Nullable String branchNumber,
            @Nullable String municipalNumber,
            @Nullable Integer municipalNumberYear,
            @Nullable RenewalDecision renewalDecision,
            @Nullable LocalDate terminatedOn,
            Set<Signature> signatures) {
        this.id = id;
        this.version = version;
        this.branch = branch;
        this.municipality = municipality;
        this.agency = agency;
        this.draftedBySide = draftedBySide;
        this.draftedBy = draftedBy;
        this.draftedAt = draftedAt;
        this.idempotencyKey = idempotencyKey;
        this.idempotencyContent = idempotencyContent;
        this.predecessor = predecessor;
        this.kind = kind;
        this.parent = parent;
        this.amendment = amendment;
        this.terms = terms;
        this.status = status;
        this.round = round;
        this.terminationRound = terminationRound;
        this.branchNumber = branchNumber;
        this.municipalNumber = municipalNumber;
        this.municipalNumberYear = municipalNumberYear;
        this.renewalDecision = renewalDecision;
        this.terminatedOn = terminatedOn;
        this.signatures = new HashSet<>(signatures);
    }

    /** Who stands on both sides, and who drafts. */
    record Parties(String branch, String municipality, String agency, Side draftedBySide, String draftedBy) {}

    static Agreement draft(Parties parties, Terms terms, Instant at, @Nullable DraftRequest request) {
        return draft(AgreementKind.PKS, null, parties, terms, at, request);
    }

    /** @param parent the umbrella that it is made under */
    static Agreement draft(
            AgreementKind kind,
            @Nullable AgreementId parent,
            Parties parties,
            Terms terms,
            Instant at,
            @Nullable DraftRequest request) {
        return draft(kind, parent == null ? null : parent.value(), null, parties, terms, at, request, null);
    }

    private static Agreement draft(
            AgreementKind kind,
            @Nullable UUID parent,
            @Nullable AmendmentOf amendment,
            Parties parties,
            Terms terms,
            Instant at,
            @Nullable DraftRequest request,
            @Nullable UUID predecessor) {
        return new Agreement(
                AgreementId.next().value(),
                null,
                parties.branch(),
                parties.municipality(),
                parties.agency(),
                parties.draftedBySide(),
                parties.draftedBy(),
                at,
                request == null ? null : request.key(),
                request == null ? null : request.content(),
                predecessor,
                kind,
                parent,
                amendment,
                terms,
                AgreementStatus.DRAFT,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                Set.of());
    }

    /** Whether this draft is what the request asks for. Older drafts do not know what they were opened by. */
    boolean wasOpenedBy(DraftRequest request) {
        return idempotencyContent == null || idempotencyContent.equals(request.content());
    }

    /** A draft for the period that follows without a gap, linked to this one. */
    Agreement succeed(Instant at) {
        requireNoAmendment();
        require(status.isBinding(), "agreement.renewal.notInForce");
        return draft(
                kind,
                parent,
                null,
                new Parties(branch, municipality, agency, draftedBySide, draftedBy),
                terms.forNextPeriod(),
                at,
                null,
                id);
    }

    /** Sends the text to its next round of review. */
    void sendToReview(Terms revised) {
        require(isBeingDrafted(), "agreement.review.notADraft");
        terms = revised;
        round++;
        status = AgreementStatus.IN_REVIEW;
    }

    /** Whether the text is in its drafter's hands. */
    boolean isBeingDrafted() {
        return status == AgreementStatus.DRAFT || status == AgreementStatus.CHANGES_REQUESTED;
    }

    void requireBeingDrafted() {
        require(isBeingDrafted(), "agreement.article.notADraft");
    }

    void requireInReview() {
        require(status == AgreementStatus.IN_REVIEW, "agreement.review.notInReview");
    }

    void requestChanges() {
        requireInReview();
        status = AgreementStatus.CHANGES_REQUESTED;
    }

    void sendToApproval() {
        requireInReview();
        status = AgreementStatus.IN_APPROVAL;
    }

    void requireInApproval() {
        require(status == AgreementStatus.IN_APPROVAL, "agreement.approval.notInApproval");
    }

    void approve() {
        requireInApproval();
        status = AgreementStatus.READY_TO_SIGN;
    }

    void returnToDraft() {
        requireInApproval();
        status = AgreementStatus.CHANGES_REQUESTED;
    }

    void reject() {
        requireInApproval();
        status = AgreementStatus.REJECTED;
    }

    void numberByBranch(String number) {
        require(status == AgreementStatus.READY_TO_SIGN, "agreement.signing.notReady");
        branchNumber = number;
    }

    /** @param year in which the number was given; numbers are unique per municipality and year */
    void numberByMunicipality(String number, int year) {
        require(
                status == AgreementStatus.READY_TO_SIGN || status == AgreementStatus.PARTLY_SIGNED,
                "agreement.signing.notReady");
        municipalNumber = number;
        municipalNumberYear = year;
    }

    /**
     * Records that somebody signed for one side, by the right they had on that day. The second signature makes the agreement
     * binding; both numbers must then be there.
     *
     * @param today in the municipality
     */
    void sign(Side side, Signer signer, Signature.Made made, LocalDate today) {
        requireTurnOf(side);
        if (made.signedOn().isAfter(today)) {
            throw Refused.field(made.dayField(), "agreement.signing.inTheFuture");
        }
        var received = made.notes().receivedOn();
        if (received != null && (received.isBefore(made.signedOn()) || received.isAfter(today))) {
            throw Refused.field("receivedOn", "agreement.signing.receivedOn", made.signedOn());
        }
        var mandate = signer.rightOn(made.signedOn(), side, organisationOf(side), agency);
        boolean second = !signatures.isEmpty();
        if (second && municipalNumber == null) {
            throw side == Side.MUNICIPALITY
                    ? Refused.field("municipalNumber", "agreement.municipalNumber.missing")
                    : Refused.because("agreement.municipalNumber.missing");
        }
        signatures.add(Signature.of(side, signer, mandate, made));
        status = second ? AgreementStatus.SIGNED : AgreementStatus.PARTLY_SIGNED;
    }

    /** Whether a signature of this side could be recorded now. */
    boolean awaitsSignatureOf(Side side) {
        return isBeingSigned() && !isSignedBy(side) && maySign(side);
    }

    private boolean isBeingSigned() {
        return status == AgreementStatus.READY_TO_SIGN || status == AgreementStatus.PARTLY_SIGNED;
    }

    void requireTurnOf(Side side) {
        require(isBeingSigned(), "agreement.signing.notReady");
        if (isSignedBy(side)) {
            throw Refused.conflict("agreement.signing.alreadySigned");
        }
        require(maySign(side), "agreement.signing.otherSideFirst");
    }

    /** The branch or the municipality. */
    String organisationOf(Side side) {
        return side == Side.BRANCH ? branch : municipality;
    }

    /** Whether it is this side's turn. */
    boolean maySign(Side side) {
        return switch (terms.signingOrder()) {
            case ANY -> true;
            case BRANCH_FIRST -> side == Side.BRANCH || isSignedBy(Side.BRANCH);
            case MUNICIPALITY_FIRST -> side == Side.MUNICIPALITY || isSignedBy(Side.MUNICIPALITY);
        };
    }

    private boolean isSignedBy(Side side) {
        return signatures.stream().anyMatch(s -> s.side() == side);
    }

    /** From the first day of coverage, paid or not. */
    void putInForce(LocalDate today) {
        requireNoAmendment();
        require(status == AgreementStatus.SIGNED, "agreement.inForce.notSigned");
        require(!today.isBefore(terms.firstDay()), "agreement.inForce.tooEarly", terms.firstDay());
        status = AgreementStatus.IN_FORCE;
    }

    /** After the last day: renewed, ended by decision, or lapsed. */
    void end(LocalDate today, boolean successorSigned) {
        require(status == AgreementStatus.IN_FORCE, "agreement.end.notInForce");
        require(
                today.isAfter(terms.period().lastDay()),
                "agreement.end.tooEarly",
                terms.period().lastDay());
        if (successorSigned) {
            status = AgreementStatus.RENEWED;
        } else if (renewalDecision == RenewalDecision.DO_NOT_RENEW) {
            status = AgreementStatus.ENDED;
        } else {
            status = AgreementStatus.LAPSED;
        }
    }

    void decideRenewal(RenewalDecision decision) {
        requireNoAmendment();
        require(status.isBinding(), "agreement.renewal.notInForce");
        renewalDecision = decision;
    }

    /** Gives the branch's number back, unless somebody has signed under it. */
    void withdraw() {
        require(status.isBeforeSigned(), "agreement.withdrawal.alreadySigned");
        if (!isSignedByOne()) {
            branchNumber = null;
        }
        status = AgreementStatus.WITHDRAWN;
    }

    boolean isSignedByOne() {
        return !signatures.isEmpty();
    }

    /**
     * Drafts new terms for this agreement, which stays as it is until both have signed them.
     *
     * @param side whose officer drafts
     * @param number the how many-eth amendment it will be
     */
    Agreement amend(Side side, String draftedBy, Terms newTerms, int number, String reason, Instant at) {
        requireNoAmendment();
        require(status.isBinding(), "agreement.amendment.notInForce");
        return draft(
                AgreementKind.AMENDMENT,
                null,
                new AmendmentOf(id, number, reason),
                new Parties(branch, municipality, agency, side, draftedBy),
                newTerms,
                at,
                null,
                null);
    }

    /** From now on the amendment's terms are the agreement's. What was signed before stays as it is. */
    void applyAmendment(Agreement signed) {
        require(status.isBinding(), "agreement.amendment.notInForce");
        if (signed.amendment == null || !signed.amendment.amends().equals(id)) {
            throw new IllegalStateException("%s amends another agreement than %s".formatted(signed.id, id));
        }
        require(signed.status == AgreementStatus.SIGNED, "agreement.inForce.notSigned");
        terms = signed.terms;
        signed.status = AgreementStatus.IN_FORCE;
    }

    /** An amendment holds as long as its agreement, and no longer. */
    void endWithItsAgreement() {
        if (amendment == null || !status.isBinding()) {
            throw new IllegalStateException("%s is no signed amendment".formatted(id));
        }
        status = AgreementStatus.ENDED;
    }

    private void requireNoAmendment() {
        require(amendment == null, "agreement.amendment.noAgreementOfItsOwn");
    }

    /** The day of the last signature. */
    LocalDate signedOn() {
        return signatures.stream()
                .map(Signature::signedOn)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("Nobody has signed %s".formatted(id)));
    }

    /** Opens a round of decisions about early termination. */
    int askForTermination() {
        requireNoAmendment();
        require(status.isBinding(), "agreement.termination.notInForce");
        return ++terminationRound;
    }

    /** @param lastDay the last day on which people are covered */
    void terminate(LocalDate lastDay) {
        require(status.isBinding(), "agreement.termination.notInForce");
        terminatedOn = lastDay;
        status = AgreementStatus.TERMINATED;
    }

    private void require(boolean allowed, String key, Object... arguments) {
        if (!allowed) {
            throw Refused.because(key, arguments);
        }
    }

    /** The side that did not draft. */
    Side counterpart() {
        return draftedBySide == Side.BRANCH ? Side.MUNICIPALITY : Side.BRANCH;
    }

    AgreementId id() {
        return new AgreementId(id);
    }

    String branch() {
        return branch;
    }

    String municipality() {
        return municipality;
    }

    String agency() {
        return agency;
    }

    Side draftedBySide() {
        return draftedBySide;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    Terms terms() {
        return terms;
    }

    AgreementStatus status() {
        return status;
    }

    int round() {
        return round;
    }

    int terminationRound() {
        return terminationRound;
    }

    @Nullable
    String branchNumber() {
        return branchNumber;
    }

    @Nullable
    String municipalNumber() {
        return municipalNumber;
    }

    AgreementKind kind() {
        return kind;
    }

    /** The umbrella that this one is made under. */
    @Nullable
    AgreementId parent() {
        return parent == null ? null : new AgreementId(parent);
    }

    /** Which agreement it amends, where it is an amendment. */
    @Nullable
    AmendmentOf amendment() {
        return amendment;
    }

    @Nullable
    AgreementId predecessor() {
        return predecessor == null ? null : new AgreementId(predecessor);
    }

    @Nullable
    RenewalDecision renewalDecision() {
        return renewalDecision;
    }

    Set<Signature> signatures() {
        return Set.copyOf(signatures);
    }
}
