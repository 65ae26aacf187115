package id.payung.agreement;

import id.payung.document.Documents;
import id.payung.document.IndonesianWords;
import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import id.payung.platform.Sentences;
import id.payung.platform.TaskForm.Briefing;
import id.payung.platform.TaskForm.Fact;
import id.payung.platform.TaskForm.Offer;
import id.payung.platform.TaskForm.Paper;
import id.payung.platform.TaskForm.Subject;
import id.payung.platform.page.Show;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody must know to decide about an agreement: its terms, the last round's wishes, its papers. */
@Component
public class AgreementBriefing {

    private static final int PAPERS_SHOWN = 10;

    private final Agreements agreements;
    private final Decisions decisions;
    private final AgreementTermination termination;
    private final AmendmentFacts amendments;
    private final Signers signers;
    private final Segments segments;
    private final ElectronicSignatures electronic;
    private final SigningAttempts attempts;
    private final BusinessCalendar calendar;
    private final ArticleComments comments;
    private final Documents documents;
    private final Organisations organisations;
    private final Sentences sentences;
    private final Show show;

    AgreementBriefing(
            Agreements agreements,
            Decisions decisions,
            AgreementTermination termination,
            AmendmentFacts amendments,
            Signers signers,
            Segments segments,
            ElectronicSignatures electronic,
            SigningAttempts attempts,
            BusinessCalendar calendar,
            ArticleComments comments,
            Documents documents,
            Organisations organisations,
            Sentences sentences,
            Show show) {
        this.agreements = agreements;
        this.decisions = decisions;
        this.termination = termination;
        this.amendments = amendments;
        this.signers = signers;
        this.segments = segments;
        this.electronic = electronic;
        this.attempts = attempts;
        this.calendar = calendar;
        this.comments = comments;
        this.documents = documents;
        this.organisations = organisations;
        this.sentences = sentences;
        this.show = show;
    }

    @Transactional(readOnly = true)
    public Briefing of(Subject subject) {
        // An amendment's task is about it, and belongs to the agreement that it amends.
        var id = subject.businessKey();
        var agreement = AgreementView.require(agreements.findById(id));
        var terms = agreement.terms();
        List<Fact> facts = new ArrayList<>(amendments.of(agreement));
        facts.add(new Fact(
                "fact.parties",
                organisations.nameOf(agreement.branch()) + " – " + organisations.nameOf(agreement.municipality())));
        facts.add(new Fact(
                "fact.period",
                IndonesianWords.date(terms.firstDay()) + " – "
                        + IndonesianWords.date(terms.period().lastDay())));
        facts.add(new Fact(
                "fact.programs",
                terms.programs().stream().sorted().map(Enum::name).collect(Collectors.joining(" + "))));
        var cover = terms.cover();
        if (cover != null) {
            facts.add(new Fact("fact.fundSource", sentences.of("agreement.fundSource." + cover.fundSource())));
            if (cover.budgetCode() != null) {
                facts.add(new Fact("field.budgetCode", cover.budgetCode()));
            }
        }
        umbrella(agreement, facts);
        facts.add(new Fact("fact.legalBasis", String.join("; ", terms.legalBasis())));
        if (cover != null) {
            facts.add(new Fact("fact.refundPolicy", sentences.of("option.refundPolicy." + cover.refundPolicy())));
        }
        facts.add(new Fact("fact.signingOrder", sentences.of("option.signingOrder." + terms.signingOrder())));
        if (agreement.round() > 0) {
            facts.add(new Fact("fact.round", String.valueOf(agreement.round())));
        }
        if (agreement.branchNumber() != null) {
            facts.add(new Fact("fact.branchNumber", agreement.branchNumber()));
        }
        if (agreement.municipalNumber() != null) {
            facts.add(new Fact("fact.municipalNumber", agreement.municipalNumber()));
        }
        signatures(agreement, facts);
        wishes(agreement, facts);
        if (subject.task().startsWith("decideTermination")) {
            var request = termination.request(agreement);
            facts.add(new Fact("fact.termination.lastDay", IndonesianWords.date(request.lastDay())));
            facts.add(new Fact("fact.termination.ground", sentences.of("agreement.ground." + request.ground())));
            facts.add(new Fact("fact.termination.reason", request.reason()));
        }
        if (readsTheText(subject.task())) {
            int open = comments.open(agreement.id());
            if (open > 0) {
                facts.add(new Fact("fact.openComments", String.valueOf(open)));
            }
        }
        List<Paper> papers = new ArrayList<>();
        if (readsTheText(subject.task())) {
            papers.add(new Paper(sentences.of("agreement.text.paper"), "/agreements/%s/text".formatted(id)));
        }
        documents.of(id, 0, PAPERS_SHOWN).stream()
                .map(d -> new Paper(
                        // Scans are mostly called scan.pdf: only their kind tells them apart.
                        sentences.of("document.kind." + d.kind()) + ": " + d.name(),
                        "/api/agreements/%s/documents/%s".formatted(id, d.id())))
                .forEach(papers::add);
        int people = cover == null ? 0 : cover.quota();
        return sideThatSigns(subject.task())
                .map(side -> {
                    var today = calendar.today(agreement.municipality());
                    return new Briefing(
                            people,
                            facts,
                            papers,
                            signatureProposals(side, agreement, today),
                            Map.of("signer", offers(side, agreement, today)));
                })
                .orElseGet(() -> new Briefing(people, facts, papers, proposals(subject.task(), agreement)));
    }

    /** The kind, whom an umbrella is to reach and what presses; under which umbrella an agreement is made. */
    private void umbrella(Agreement agreement, List<Fact> facts) {
        if (agreement.kind() != AgreementKind.PKS) {
            facts.add(new Fact("fact.kind", sentences.of("agreement.kind." + agreement.kind())));
        }
        for (var segment : segments.of(agreement.id())) {
            facts.add(new Fact(
                    "fact.segment", "%s: %s".formatted(segment.segment(), IndonesianWords.figure(segment.target()))));
        }
        if (agreement.signBy() != null) {
            facts.add(new Fact("fact.signBy", IndonesianWords.date(agreement.signBy())));
        }
        Optional.ofNullable(agreement.parent())
                .flatMap(parent -> agreements.findById(parent.value()))
                .ifPresent(parent ->
                        facts.add(new Fact("fact.umbrella", parent.terms().title())));
    }

    private static Optional<Side> sideThatSigns(String task) {
        return switch (task) {
            case "signForBranch" -> Optional.of(Side.BRANCH);
            case "signForMunicipality" -> Optional.of(Side.MUNICIPALITY);
            default -> Optional.empty();
        };
    }

    /** Those who hold a position today or did since the text was opened: the paper may be recorded after its signer has left. */
    private List<Offer> offers(Side side, Agreement agreement, LocalDate today) {
        var drafted = calendar.dayOf(agreement.draftedAt(), agreement.municipality());
        return signers.between(drafted, today, side, agreement).stream()
                .map(signer -> new Offer(signer.official().id().toString(), label(signer, agreement, today)))
                .toList();
    }

    private String label(Signer signer, Agreement agreement, LocalDate today) {
        var official = signer.official();
        var label = new StringBuilder(official.name()).append(", ").append(official.printedTitle());
        var last = official.lastDay();
        if (last != null) {
            label.append(
                    " (%s – %s)".formatted(IndonesianWords.date(official.validFrom()), IndonesianWords.date(last)));
        }
        if (agreement.isSignedByTheHeads()) {
            if (signer.standsInForTheHead()) {
                label.append(" – ").append(sentences.of("agreement.signer.needsReason"));
            }
        } else if (signer.needsMandate()) {
            label.append(" – ")
                    .append(signer.validMandateOn(today)
                            .map(mandate -> sentences.of("agreement.signer.underMandate", mandate.number()))
                            .orElseGet(() -> sentences.of("agreement.signer.withoutMandate")));
        }
        return label.toString();
    }

    private Map<String, String> signatureProposals(Side side, Agreement agreement, LocalDate today) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("mode", SignatureMode.PAPER.name());
        signers.expectedOn(today, side, agreement)
                .ifPresent(signer -> values.put("signer", signer.official().id().toString()));
        Optional.of(agreement)
                .filter(one -> one.awaitsSignatureOf(side))
                .flatMap(electronic::textToSign)
                .flatMap(text -> attempts.signed(text.id(), side))
                .ifPresent(signed -> {
                    values.put("mode", SignatureMode.ELECTRONIC.name());
                    values.put("signer", signed.official().toString());
                    values.put("signedFile", signed.document().toString());
                });
        var number = agreement.municipalNumber();
        if (side == Side.MUNICIPALITY && number != null) {
            values.put("municipalNumber", number);
        }
        return values;
    }

    /** Those who write the text, review, initial or approve it. */
    private static boolean readsTheText(String task) {
        return task.startsWith("complete")
                || task.equals("initialText")
                || (task.startsWith("review") && !task.equals("reviewOffer"))
                || task.startsWith("approve");
    }

    /** Who has signed, how and when: by an electronic signature in the municipality's zone. */
    private void signatures(Agreement agreement, List<Fact> facts) {
        var zone = organisations.municipality(agreement.municipality()).zone();
        for (var side : Side.values()) {
            agreement.signatures().stream()
                    .filter(signature -> signature.side() == side)
                    .forEach(signature -> facts.add(new Fact(
                            "fact.signature." + side,
                            "%s, %s (%s)"
                                    .formatted(
                                            signature.signerName(),
                                            signature.signedAt() == null
                                                    ? IndonesianWords.date(signature.signedOn())
                                                    : show.moment(signature.signedAt(), zone),
                                            sentences.of("option.mode." + signature.mode())))));
        }
    }

    /** The reasons given in the last round of review, initials and approval, or of the offer: what the drafter has to mend. */
    private void wishes(Agreement agreement, List<Fact> facts) {
        for (var stage : List.of(Decision.Stage.OFFER, Decision.Stage.COUNCIL)) {
            decisions.of(agreement.id(), stage, decisions.rounds(agreement.id(), stage)).stream()
                    .filter(decision -> decision.reason() != null)
                    .forEach(decision -> facts.add(new Fact("fact.wish." + decision.desk(), decision.reason())));
        }
        for (var stage : List.of(Decision.Stage.REVIEW, Decision.Stage.INITIALS, Decision.Stage.APPROVAL)) {
            for (var decision : decisions.of(agreement.id(), stage, agreement.round())) {
                if (decision.reason() != null) {
                    facts.add(new Fact("fact.wish." + decision.desk(), decision.reason()));
                }
            }
        }
    }

    private static Map<String, String> proposals(String task, Agreement agreement) {
        var number = agreement.municipalNumber();
        return switch (task) {
            case "completeDraft", "completeMemorandum" -> proposals(agreement.terms());
            case "enterMunicipalNumber" -> number == null ? Map.of() : Map.of("municipalNumber", number);
            default -> Map.of();
        };
    }

    private static Map<String, String> proposals(Terms terms) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", terms.title());
        values.put("coverageStart", terms.firstDay().toString());
        values.put("months", String.valueOf(terms.months()));
        values.put("legalBasis", String.join("\n", terms.legalBasis()));
        var cover = terms.cover();
        if (cover != null) {
            values.put("quota", String.valueOf(cover.quota()));
            values.put("refundPolicy", cover.refundPolicy().name());
            if (cover.budgetCode() != null) {
                values.put("budgetCode", cover.budgetCode());
            }
        }
        values.put("signingOrder", terms.signingOrder().name());
        return values;
    }
}
