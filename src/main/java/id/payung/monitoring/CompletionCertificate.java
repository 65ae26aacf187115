package id.payung.monitoring;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementSigning;
import id.payung.agreement.SignatureFacts;
import id.payung.document.Document;
import id.payung.document.Documents;
import id.payung.document.IndonesianWords;
import id.payung.document.PdfPrinter;
import id.payung.document.signature.SignedPapers;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a signed agreement came about, on paper: each step with who and when, both signatures with what was found in them, and
 * the hash of every paper up to there. Made anew each time, from what cannot be changed.
 */
@Service
public class CompletionCertificate {

    private static final int PAPERS_AT_ONCE = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH.mm.ss zzz", Locale.forLanguageTag("id"));

    private final AgreementDirectory directory;
    private final AgreementSigning signing;
    private final SignedPapers signedPapers;
    private final Documents documents;
    private final Scopes scopes;
    private final Timeline timeline;
    private final Organisations organisations;
    private final PdfPrinter printer;
    private final CurrentUser currentUser;
    private final Clock clock;

    CompletionCertificate(
            AgreementDirectory directory,
            AgreementSigning signing,
            SignedPapers signedPapers,
            Documents documents,
            Scopes scopes,
            Timeline timeline,
            Organisations organisations,
            PdfPrinter printer,
            CurrentUser currentUser,
            Clock clock) {
        this.directory = directory;
        this.signing = signing;
        this.signedPapers = signedPapers;
        this.documents = documents;
        this.scopes = scopes;
        this.timeline = timeline;
        this.organisations = organisations;
        this.printer = printer;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    public static String address(AgreementId agreement) {
        return "/api/agreements/%s/completion-certificate.pdf".formatted(agreement);
    }

    /** Moments and days as the paper writes them. Public, because the template uses it. */
    public record Words(ZoneId zone) {
        public String moment(Instant at) {
            var there = at.atZone(zone);
            return day(there.toLocalDate()) + " " + TIME.format(there);
        }

        public String day(LocalDate day) {
            return IndonesianWords.date(day);
        }
    }

    /** One signature with its paper. Public, because the template reads it. */
    public record Signed(SignatureFacts facts, String paperName, String sha256) {}

    /**
     * For whoever may read the agreement.
     *
     * @throws Refused conflict, before both sides have signed
     */
    @Transactional(readOnly = true)
    public byte[] print(AgreementId id) {
        var agreement = directory.factsFor(id, currentUser.actor());
        var signatures = signing.signatures(id);
        if (signatures.size() < 2) {
            throw Refused.conflict("monitoring.certificate.notSigned");
        }
        var words =
                new Words(organisations.municipality(agreement.municipality()).zone());
        var papers = papers(id);
        Map<UUID, Document> byId = papers.stream().collect(Collectors.toMap(Document::id, Function.identity()));
        var complete = signatures.get(signatures.size() - 1).recordedAt();
        Map<String, Object> model = new HashMap<>();
        model.put("agreement", agreement);
        model.put("office", organisations.nameOf(agreement.branch()));
        model.put("municipality", organisations.nameOf(agreement.municipality()));
        model.put("words", words);
        model.put(
                "signatures",
                signatures.stream().map(facts -> signed(facts, byId)).toList());
        model.put(
                "papers",
                papers.stream()
                        .filter(paper -> !paper.storedAt().isAfter(complete))
                        .sorted(Comparator.comparing(Document::storedAt))
                        .toList());
        model.put(
                "reports",
                signedPapers.reports(id.value()).stream()
                        .filter(report -> signatures.stream()
                                .anyMatch(facts -> facts.paper().equals(report.document())))
                        .toList());
        model.put("steps", steps(id, complete));
        model.put("printedAt", clock.instant());
        return printer.print("completion-certificate", model);
    }

    private static Signed signed(SignatureFacts facts, Map<UUID, Document> papers) {
        var paper = Objects.requireNonNull(papers.get(facts.paper()), "A signature without its paper");
        return new Signed(facts, paper.name(), paper.sha256());
    }

    private List<Document> papers(AgreementId id) {
        List<Document> all = new ArrayList<>();
        List<Document> some;
        int page = 0;
        do {
            some = documents.of(id.value(), page++, PAPERS_AT_ONCE);
            all.addAll(some);
        } while (some.size() == PAPERS_AT_ONCE);
        return all;
    }

    private List<Timeline.Event> steps(AgreementId id, Instant complete) {
        List<Timeline.Event> all = new ArrayList<>();
        Page<Timeline.Event> some;
        int page = 0;
        do {
            some = timeline.of(scopes.mine(), id, Timeline.Order.OLDEST_FIRST, page++, Page.LARGEST);
            all.addAll(some.items());
        } while (page < some.pages());
        return all.stream()
                .filter(event ->
                        event.subject().equals("agreement") || event.subject().equals("document"))
                .filter(event -> !event.at().isAfter(complete))
                .toList();
    }
}
