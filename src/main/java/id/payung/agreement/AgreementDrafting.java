package id.payung.agreement;

import id.payung.document.DocumentKind;
import id.payung.party.Branch;
import id.payung.party.BusinessCalendar;
import id.payung.party.Municipality;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens drafts, by an officer of either party, and sends them to review. */
@Service
public class AgreementDrafting {

    private final Agreements agreements;
    private final Organisations organisations;
    private final KnownOccupations occupations;
    private final AmendmentRules amendments;
    private final Umbrellas umbrellas;
    private final Segments segments;
    private final AgreementTexts texts;
    private final AgreementPaper paper;
    private final AgreementWorkflow workflow;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final BusinessCalendar calendar;
    private final Clock clock;

    AgreementDrafting(
            Agreements agreements,
            Organisations organisations,
            KnownOccupations occupations,
            AmendmentRules amendments,
            Umbrellas umbrellas,
            Segments segments,
            AgreementTexts texts,
            AgreementPaper paper,
            AgreementWorkflow workflow,
            Journal journal,
            CurrentUser currentUser,
            BusinessCalendar calendar,
            Clock clock) {
        this.agreements = agreements;
        this.organisations = organisations;
        this.occupations = occupations;
        this.amendments = amendments;
        this.umbrellas = umbrellas;
        this.segments = segments;
        this.texts = texts;
        this.paper = paper;
        this.workflow = workflow;
        this.journal = journal;
        this.currentUser = currentUser;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What is to be drafted between whom.
     *
     * @param parent the umbrella that the agreement is made under, if any
     * @param segment of the umbrella's, the one whose people the agreement covers
     * @param signBy the last day on which it is to be signed, on the fast track
     * @param segments whom an umbrella is to reach
     */
    public record Order(
            AgreementKind kind,
            @Nullable AgreementId parent,
            @Nullable String segment,
            String branch,
            String municipality,
            String agency,
            Terms terms,
            @Nullable LocalDate signBy,
            List<Segment> segments) {

        public Order {
            segments = List.copyOf(segments);
        }

        public Order(
                AgreementKind kind,
                @Nullable AgreementId parent,
                String branch,
                String municipality,
                String agency,
                Terms terms) {
            this(kind, parent, null, branch, municipality, agency, terms, null, List.of());
        }
    }

    /**
     * Opens a draft and starts its lifecycle.
     *
     * @param idempotencyKey the same key of the same user opens one draft only
     * @throws Refused forbidden, for everybody but an officer of either party; a conflict, where the key has opened a draft
     *     with other content; else one reason per bad field
     */
    @Transactional
    public AgreementId draft(Order order, @Nullable String idempotencyKey) {
        var actor = currentUser.actor();
        var side = Side.ofOfficer(actor, order.branch(), order.municipality(), order.agency())
                .orElseThrow(Side::onlyOfficers);
        var request = idempotencyKey == null ? null : DraftRequest.of(idempotencyKey, order);
        if (request != null) {
            var known = agreements.findByDraftedByAndIdempotencyKey(actor.id(), request.key());
            if (known.isPresent()) {
                return sameDraft(known.get(), request);
            }
        }
        var office = organisations.branch(order.branch());
        requireThatItCanStand(office, organisations.municipality(order.municipality()), order);
        var agreement = agreements.save(Agreement.draft(
                order.kind(),
                new Agreement.Place(order.parent(), umbrellas.segmentOf(order.parent(), order), order.signBy()),
                new Agreement.Parties(order.branch(), order.municipality(), order.agency(), side, actor.id()),
                order.terms(),
                clock.instant(),
                request));
        segments.write(agreement.id(), order.segments());
        opened(agreement, office);
        return agreement.id();
    }

    private static AgreementId sameDraft(Agreement known, DraftRequest request) {
        if (!known.wasOpenedBy(request)) {
            throw Refused.conflict("agreement.draft.keyHasOtherContent");
        }
        return known.id();
    }

    /** Starts the life of a draft that is already stored. */
    void opened(Agreement agreement, Branch office) {
        journal.record(
                agreement.id().value(),
                "agreement.drafted",
                null,
                agreement.status().name(),
                null);
        workflow.drafted(AgreementView.facts(agreement, null), agreement.draftedBySide(), office.isRegionalOffice());
    }

    void requireThatItCanStand(Branch office, Municipality municipality, Order order) {
        var agency = order.agency();
        var terms = order.terms();
        var refused = new ArrayList<Refused.Reason>();
        if (!organisations.serves(office.id(), municipality.id())) {
            refused.add(
                    Refused.Reason.of("branch", "agreement.branch.doesNotServe", office.name(), municipality.name()));
        }
        if (!organisations.hasAgency(municipality.id(), agency)) {
            refused.add(Refused.Reason.of("agency", "agreement.agency.unknown", agency));
        }
        if (terms.cover() != null) {
            refused.addAll(refusedIn(municipality, terms.cover(), terms.firstDay()));
        }
        if (order.parent() != null) {
            refused.addAll(umbrellas.refusedUnder(order.parent(), order, office));
        }
        refused.addAll(Segment.refusedIn(order.segments()));
        if (order.signBy() != null && order.signBy().isBefore(calendar.today(municipality.id()))) {
            refused.add(Refused.Reason.of("signBy", "agreement.signBy.passed"));
        }
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
    }

    private List<Refused.Reason> refusedIn(Municipality municipality, CoverTerms cover, LocalDate firstDay) {
        var refused = new ArrayList<Refused.Reason>();
        if (cover.fundSource().isVillageMoney() && !municipality.hasVillages()) {
            refused.add(Refused.Reason.of("fundSource", "agreement.fundSource.noVillages", municipality.name()));
        }
        var otherKind =
                municipality.kind() == Municipality.Kind.CITY ? FundSource.APBD_KABUPATEN : FundSource.APBD_KOTA;
        if (cover.fundSource() == otherKind) {
            refused.add(Refused.Reason.of("fundSource", "agreement.fundSource.otherKind", municipality.name()));
        }
        cover.occupations().stream()
                .filter(code -> !occupations.isAdmitted(code, cover.regime(), firstDay))
                .forEach(code -> refused.add(Refused.Reason.of("occupations", "agreement.occupation.unknown", code)));
        return refused;
    }

    /** What the drafter may still change while the text is drafted; null leaves a term as it is. */
    public record Revision(
            @Nullable String title,
            @Nullable Integer quota,
            @Nullable LocalDate firstDay,
            @Nullable Integer months,
            @Nullable String budgetCode,
            List<String> legalBasis,
            @Nullable RefundPolicy refundPolicy,
            @Nullable SigningOrder signingOrder) {

        public static Revision ofUmbrella(
                @Nullable String title,
                @Nullable LocalDate firstDay,
                @Nullable Integer months,
                List<String> legalBasis,
                @Nullable SigningOrder signingOrder) {
            return new Revision(title, null, firstDay, months, null, legalBasis, null, signingOrder);
        }

        Terms of(Terms terms) {
            return new Terms(
                    title == null ? terms.title() : title,
                    terms.programs(),
                    firstDay == null ? terms.firstDay() : firstDay,
                    months == null ? terms.months() : months,
                    legalBasis.isEmpty() ? terms.legalBasis() : legalBasis,
                    signingOrder == null ? terms.signingOrder() : signingOrder,
                    terms.renewable(),
                    terms.cover() == null ? null : of(terms.cover()));
        }

        private CoverTerms of(CoverTerms cover) {
            return cover.with(
                    quota == null ? cover.quota() : quota,
                    budgetCode == null ? cover.budgetCode() : budgetCode,
                    refundPolicy == null ? cover.refundPolicy() : refundPolicy);
        }
    }

    /** A successor copies its predecessor's terms, and a draft may lie for a year: asked before each review. */
    private static void requireThatItMayStillBegin(Terms terms, LocalDate today) {
        if (terms.period().lastDay().isBefore(today)) {
            throw Refused.field(
                    "coverageStart",
                    "agreement.coverageStart.passed",
                    terms.period().lastDay());
        }
        if (!terms.hasBasisOfItsYear()) {
            throw Refused.field(
                    "legalBasis",
                    "agreement.legalBasis.ofTheYear",
                    Integer.toString(terms.firstDay().getYear()));
        }
    }

    /**
     * As {@link #sendToReview}, for an umbrella.
     *
     * @param workPlan to be annexed; null where there is none, or it was uploaded before
     */
    @Transactional
    public void sendUmbrellaToReview(AgreementId id, Revision revision, @Nullable UUID workPlan) {
        if (workPlan != null) {
            umbrellas.requireWorkPlan(id, workPlan);
        }
        sendToReview(id, revision);
    }

    /** Completes the draft and sends its text, as a watermarked PDF, to the next round of review. */
    @Transactional
    public void sendToReview(AgreementId id, Revision revision) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        var before = agreement.status();
        var terms = revision.of(agreement.terms());
        requireThatItMayStillBegin(terms, calendar.today(agreement.municipality()));
        amendments.require(agreement, terms);
        umbrellas.requireRoomFor(agreement, terms);
        agreement.sendToReview(terms);
        var saved = agreements.save(agreement);
        // Refuses before anything is printed.
        var text = texts.makeForReview(saved);
        paper.print(saved, DocumentKind.DRAFT, text.texts());
        journal.record(
                id.value(),
                "agreement.sentToReview",
                before.name(),
                saved.status().name(),
                String.valueOf(saved.round()));
    }
}
