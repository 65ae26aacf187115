package id.payung.monitoring.web;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementKind;
import id.payung.agreement.AgreementSigning;
import id.payung.agreement.AgreementStatus;
import id.payung.agreement.AgreementTermination;
import id.payung.agreement.AmendmentOverview;
import id.payung.agreement.FundSource;
import id.payung.agreement.GatewaySigning;
import id.payung.agreement.Side;
import id.payung.agreement.SignatureFacts;
import id.payung.agreement.TerminationGround;
import id.payung.contribution.PrepaidMonths;
import id.payung.document.Documents;
import id.payung.document.signature.SignedPapers;
import id.payung.monitoring.AgreementContents;
import id.payung.monitoring.AgreementFilter;
import id.payung.monitoring.AgreementLine;
import id.payung.monitoring.AgreementOverview;
import id.payung.monitoring.CompletionCertificate;
import id.payung.monitoring.DraftChoices;
import id.payung.monitoring.OpenWork;
import id.payung.monitoring.Scopes;
import id.payung.monitoring.Timeline;
import id.payung.monitoring.UmbrellaFigures;
import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.page.WebPage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Agreements as pages: the list, one with all that belongs to it, and the form for a new draft. */
@WebPage
class AgreementPages {

    private static final int LINES = 25;
    private static final int EVENTS = 20;
    private static final int PAPERS = 50;
    private final Scopes scopes;
    private final AgreementOverview overview;
    private final AgreementContents contents;
    private final AgreementDirectory agreements;
    private final UmbrellaFigures figures;
    private final AgreementSigning signing;
    private final GatewaySigning gateway;
    private final SignedPapers signedPapers;
    private final AmendmentOverview amendments;
    private final AgreementTermination terminations;
    private final PrepaidMonths prepaid;
    private final OpenWork openWork;
    private final Timeline timeline;
    private final Documents documents;
    private final DraftChoices choices;
    private final Organisations organisations;
    private final BusinessCalendar calendar;
    private final CurrentUser currentUser;

    AgreementPages(
            Scopes scopes,
            AgreementOverview overview,
            AgreementContents contents,
            AgreementDirectory agreements,
            UmbrellaFigures figures,
            AgreementSigning signing,
            GatewaySigning gateway,
            SignedPapers signedPapers,
            AmendmentOverview amendments,
            AgreementTermination terminations,
            PrepaidMonths prepaid,
            OpenWork openWork,
            Timeline timeline,
            Documents documents,
            DraftChoices choices,
            Organisations organisations,
            BusinessCalendar calendar,
            CurrentUser currentUser) {
        this.scopes = scopes;
        this.overview = overview;
        this.contents = contents;
        this.agreements = agreements;
        this.figures = figures;
        this.signing = signing;
        this.gateway = gateway;
        this.signedPapers = signedPapers;
        this.amendments = amendments;
        this.terminations = terminations;
        this.prepaid = prepaid;
        this.openWork = openWork;
        this.timeline = timeline;
        this.documents = documents;
        this.choices = choices;
        this.organisations = organisations;
        this.calendar = calendar;
        this.currentUser = currentUser;
    }

    @GetMapping("/agreements")
    String list(
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Nullable String endingBefore,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var query = new AgreementQuery(status, municipality, endingBefore, q, show);
        var filter = query.filter();
        model.addAttribute("query", query);
        model.addAttribute("filter", filter);
        model.addAttribute("listing", overview.of(scopes.mine(), filter, page, LINES));
        model.addAttribute("statuses", AgreementStatus.values());
        model.addAttribute("shows", AgreementFilter.Show.values());
        model.addAttribute("mayDraft", DraftChoices.mayDraft(currentUser.actor()));
        model.addAttribute("address", address(query));
        return "agreements";
    }

    /** The address of the list without its page, for turning pages. */
    private static String address(AgreementQuery query) {
        var address = UriComponentsBuilder.fromPath("/agreements");
        if (query.status() != null) {
            address.queryParam("status", query.status());
        }
        return address.queryParam("municipality", orEmpty(query.municipality()))
                .queryParam("endingBefore", orEmpty(query.endingBefore()))
                .queryParam("q", "{q}")
                .queryParam("show", orEmpty(query.show()))
                .encode()
                .buildAndExpand(orEmpty(query.q()))
                .toUriString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @GetMapping("/agreements/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "0") int page, Model model) {
        var agreement = new AgreementId(id);
        var scope = scopes.mine();
        var actor = currentUser.actor();
        var line = overview.of(scope, agreement);
        var facts = agreements.facts(agreement);
        model.addAttribute("agreement", line);
        model.addAttribute("facts", facts);
        model.addAttribute(
                "programs", facts.programs().stream().sorted().map(Enum::name).collect(Collectors.joining(", ")));
        model.addAttribute("agencyName", organisations.agencyName(line.municipality(), line.agency()));
        model.addAttribute(
                "zone", organisations.municipality(line.municipality()).zone());
        model.addAttribute("term", TermPicture.of(line, calendar.today(line.municipality())));
        var steps = Step.way(facts.kind());
        model.addAttribute("steps", steps);
        model.addAttribute(
                "reached",
                steps.stream()
                        .filter(step -> step.compareTo(Step.of(line.status())) < 0)
                        .count());
        var rosters = contents.rosters(agreement);
        model.addAttribute("rosters", rosters);
        model.addAttribute(
                "waiting",
                rosters.stream()
                        .filter(AgreementContents.Roster::givesNoMorePlaces)
                        .mapToInt(AgreementContents.Roster::waiting)
                        .sum());
        model.addAttribute("bills", contents.bills(agreement));
        boolean umbrella = facts.kind().isUmbrella();
        model.addAttribute("segments", umbrella ? figures.of(agreement) : List.of());
        model.addAttribute("under", umbrella ? overview.under(scope, agreement) : List.of());
        model.addAttribute("tasks", openWork.of(agreement));
        model.addAttribute("events", timeline.of(scope, agreement, Timeline.Order.NEWEST_FIRST, page, EVENTS));
        model.addAttribute("actor", actor);
        boolean party = agreements.isParty(facts, actor);
        boolean reads = agreements.mayRead(facts, actor);
        model.addAttribute("papers", reads ? documents.of(id, 0, PAPERS) : List.of());
        model.addAttribute("mayTakeAlong", reads);
        var signatures = reads ? signing.signatures(agreement) : List.<SignatureFacts>of();
        model.addAttribute("signatures", signatures);
        model.addAttribute("signatureReports", reads ? signedPapers.reports(id) : List.of());
        model.addAttribute(
                "certificate",
                signatures.size() == Side.values().length ? CompletionCertificate.address(agreement) : null);
        offer(model, line, facts, actor, party);
        if (reads) {
            changes(model, facts, actor);
        }
        model.addAttribute("wardQuotas", String.join("\n", contents.wardQuotas(agreement)));
        model.addAttribute("waveDays", waveDays(facts, actor));
        model.addAttribute("maySign", gateway.isOfferedTo(actor, agreement));
        return "agreement";
    }

    /** On which days the cover of one more wave of people may begin; none where the user may not ask for one. */
    private List<LocalDate> waveDays(AgreementFacts facts, Actor actor) {
        if (facts.officerOf(actor).isEmpty() || !facts.mayCoverPeople()) {
            return List.of();
        }
        var today = calendar.today(facts.municipality());
        return facts.period().monthBeginnings().stream()
                .filter(day -> day.plusMonths(1).isAfter(today))
                .toList();
    }

    /** What the user may ask for here; whether it is granted, the agreement itself decides. */
    private static void offer(Model model, AgreementLine line, AgreementFacts facts, Actor actor, boolean party) {
        boolean officer = facts.officerOf(actor).isPresent();
        model.addAttribute("mayUpload", party && !actor.onlyReads());
        model.addAttribute(
                "mayMend",
                party
                        && (actor.is(Role.MUNICIPAL_OFFICER)
                                || actor.is(Role.MUNICIPAL_VERIFIER)
                                || actor.is(Role.BRANCH_OFFICER)));
        model.addAttribute("mayReissue", party && actor.is(Role.BRANCH_FINANCE));
        model.addAttribute("mayWithdraw", officer && line.status().isBeforeSigned());
        model.addAttribute(
                "maySetWardQuotas",
                facts.kind() == AgreementKind.PKS
                        && facts.officerOf(actor)
                                .filter(Side.MUNICIPALITY::equals)
                                .isPresent()
                        && (facts.status().isBeforeSigned() || facts.status().isBinding()));
        boolean stands =
                facts.kind() != AgreementKind.AMENDMENT && facts.status().isBinding();
        model.addAttribute(
                "mayOfferAgain", officer && facts.kind().isUmbrella() && stands && facts.successor() == null);
        model.addAttribute("mayAskToEnd", officer && stands);
        model.addAttribute("grounds", TerminationGround.values());
        model.addAttribute("mayAmend", officer && stands && !line.amending());
        model.addAttribute("fundSources", FundSource.values());
    }

    /** How it was changed, how it is to end early, and what it owes after its end: for those who read its papers. */
    private void changes(Model model, AgreementFacts facts, Actor actor) {
        model.addAttribute("amendments", amendments.of(facts.id()));
        model.addAttribute("versions", amendments.versions(facts.id()));
        model.addAttribute("amendment", amendments.one(facts.id()).orElse(null));
        model.addAttribute("termination", terminations.known(facts.id()).orElse(null));
        model.addAttribute("obligations", prepaid.of(facts.id(), actor));
        model.addAttribute("maySettle", PrepaidMonths.maySettle(facts, actor));
    }

    /** The way of an agreement in a few words; what lies beside the way ends it. */
    private enum Step {
        /** Of umbrellas only. */
        OFFER,
        DRAFT,
        REVIEW,
        APPROVAL,
        SIGNING,
        /** Of agreements that cover people: they ask for them between their signatures and their first day. */
        SIGNED,
        IN_FORCE,
        OVER;

        static List<Step> way(AgreementKind kind) {
            return Arrays.stream(values())
                    .filter(step ->
                            (step != OFFER || kind.isUmbrella()) && (step != SIGNED || kind == AgreementKind.PKS))
                    .toList();
        }

        static Step of(AgreementStatus status) {
            return switch (status) {
                case OFFERED, IN_COORDINATION, AWAITING_COUNCIL -> OFFER;
                case DRAFT, CHANGES_REQUESTED -> DRAFT;
                case IN_REVIEW -> REVIEW;
                case IN_APPROVAL -> APPROVAL;
                case READY_TO_SIGN, PARTLY_SIGNED -> SIGNING;
                case SIGNED -> SIGNED;
                case IN_FORCE -> IN_FORCE;
                case ENDED, RENEWED, LAPSED, TERMINATED, WITHDRAWN, REJECTED -> OVER;
            };
        }
    }

    @GetMapping("/agreements/new")
    String draft(Model model) {
        return form(model, "agreement-new");
    }

    /** Of either kind of umbrella. */
    @GetMapping("/agreements/new-umbrella")
    String draftUmbrella(Model model) {
        return form(model, "umbrella-new");
    }

    private String form(Model model, String page) {
        var actor = currentUser.actor();
        if (!DraftChoices.mayDraft(actor)) {
            throw Refused.forbidden("monitoring.draft.onlyOfficers");
        }
        model.addAttribute("choices", choices.of(actor));
        model.addAttribute("fundSources", FundSource.values());
        return page;
    }
}
