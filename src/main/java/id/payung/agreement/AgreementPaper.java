package id.payung.agreement;

import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.document.IndonesianWords;
import id.payung.document.PdfPrinter;
import id.payung.document.template.Article;
import id.payung.document.template.ArticleLayout;
import id.payung.party.Branch;
import id.payung.party.BusinessCalendar;
import id.payung.party.Mandate;
import id.payung.party.Municipality;
import id.payung.party.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The agreement's text as PDF: watermarked while it is a draft, with both numbers when it is to be signed. */
@Component
class AgreementPaper {

    static final Branch SAMPLE_OFFICE =
            new Branch("contoh", "BPJS Ketenagakerjaan Cabang Contoh", Branch.Kind.BRANCH, null, "Kota Contoh");
    static final Municipality SAMPLE_MUNICIPALITY =
            new Municipality("0000", "Kota Contoh", Municipality.Kind.CITY, "00.00", ZoneOffset.UTC);
    static final String SAMPLE_AGENCY = "Bagian Kesejahteraan Rakyat";

    private final PdfPrinter printer;
    private final Documents documents;
    private final Organisations organisations;
    private final Signers signers;
    private final AgreementCost cost;
    private final BusinessCalendar calendar;
    private final Clock clock;

    AgreementPaper(
            PdfPrinter printer,
            Documents documents,
            Organisations organisations,
            Signers signers,
            AgreementCost cost,
            BusinessCalendar calendar,
            Clock clock) {
        this.printer = printer;
        this.documents = documents;
        this.organisations = organisations;
        this.signers = signers;
        this.cost = cost;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param articles the text of the round, as it was or will be reviewed */
    Document print(Agreement agreement, DocumentKind kind, List<Article> articles) {
        boolean draft = kind == DocumentKind.DRAFT;
        var noun = agreement.kind().isUmbrella() ? "nota" : agreement.amendment() == null ? "perjanjian" : "adendum";
        String name = draft
                ? "naskah-%s-putaran-%d.pdf".formatted(noun, agreement.round())
                : "%s-salinan-tanda-tangan.pdf".formatted(noun);
        var model = model(agreement, draft);
        model.put("articles", printed(articles));
        return documents.keep(agreement.id().value(), kind, name, printer.print("agreement", model));
    }

    /** A template's articles between parties that there are not. */
    byte[] preview(AgreementKind kind, Terms terms, List<Article> articles) {
        return preview(kind, null, terms, articles);
    }

    /** @param amendment as whose text the articles are printed */
    byte[] preview(AgreementKind kind, @Nullable AmendmentOf amendment, Terms terms, List<Article> articles) {
        Map<String, Object> model = new HashMap<>();
        headed(model, kind, amendment);
        model.put("draft", true);
        model.put("round", 0);
        model.put("terms", terms);
        model.put("office", SAMPLE_OFFICE);
        model.put("municipality", SAMPLE_MUNICIPALITY);
        model.put("agency", SAMPLE_AGENCY);
        model.put("branchNumber", blankWhenNull(null));
        model.put("municipalNumber", blankWhenNull(null));
        model.put("printedOn", IndonesianWords.date(LocalDate.now(clock)));
        model.put("articles", printed(articles));
        return printer.print("agreement", model);
    }

    private Map<String, Object> model(Agreement agreement, boolean draft) {
        var terms = agreement.terms();
        var office = organisations.branch(agreement.branch());
        var municipality = organisations.municipality(agreement.municipality());
        Map<String, Object> model = new HashMap<>();
        headed(model, agreement.kind(), agreement.amendment());
        model.put("draft", draft);
        model.put("round", agreement.round());
        model.put("terms", terms);
        model.put("office", office);
        model.put("municipality", municipality);
        model.put("agency", organisations.agencyName(agreement.municipality(), agreement.agency()));
        model.put("branchNumber", blankWhenNull(agreement.branchNumber()));
        model.put("municipalNumber", blankWhenNull(agreement.municipalNumber()));
        var today = calendar.today(agreement.municipality());
        model.put("printedOn", IndonesianWords.date(today));
        if (terms.cover() != null) {
            cost.of(AgreementView.facts(agreement, null))
                    .map(ContributionAnnex::of)
                    .ifPresent(annex -> model.put("annex", annex));
        }
        // Who will sign a text that is still being agreed on, nobody knows.
        if (!draft) {
            signer(Side.BRANCH, agreement, today).ifPresent(signer -> model.put("branchSigner", signer));
            signer(Side.MUNICIPALITY, agreement, today).ifPresent(signer -> model.put("municipalSigner", signer));
        }
        return model;
    }

    private static void headed(Map<String, Object> model, AgreementKind kind, @Nullable AmendmentOf amendment) {
        model.put("kind", kind);
        if (amendment != null) {
            model.put("amendment", AmendmentTextKind.ordinal(amendment.amendmentNumber()));
        }
    }

    /**
     * A signer as the paper names them. Public, because the template reads it.
     *
     * @param number NIP or NPK with its label
     * @param mandate its number and days
     */
    public record NamedSigner(
            String name, String title, @Nullable String number, String decree, @Nullable String mandate) {}

    private Optional<NamedSigner> signer(Side side, Agreement agreement, LocalDate day) {
        return signers.expectedOn(day, side, agreement).map(signer -> {
            Optional<Mandate> mandate = agreement.isSignedByTheHeads()
                    ? Optional.empty()
                    : signer.rightOn(day, side, agreement.organisationOf(side), agreement.agency());
            var official = signer.official();
            var label = side == Side.BRANCH ? "NPK " : "NIP ";
            return new NamedSigner(
                    official.name(),
                    official.printedTitle(),
                    official.employeeNumber() == null ? null : label + official.employeeNumber(),
                    official.decree(),
                    mandate.map(AgreementPaper::mandate).orElse(null));
        });
    }

    private static String mandate(Mandate mandate) {
        return "Surat Kuasa Nomor %s yang berlaku dari %s sampai dengan %s"
                .formatted(
                        mandate.number(),
                        IndonesianWords.date(mandate.validFrom()),
                        IndonesianWords.date(mandate.validUntil()));
    }

    /** An article with its body cut into what is printed below each other. */
    record PrintedArticle(int number, String heading, List<ArticleLayout.Part> parts) {}

    private static List<PrintedArticle> printed(List<Article> articles) {
        return IntStream.range(0, articles.size())
                .mapToObj(at -> new PrintedArticle(
                        at + 1,
                        articles.get(at).heading(),
                        ArticleLayout.of(articles.get(at).body())))
                .toList();
    }

    private static String blankWhenNull(@Nullable String number) {
        return number == null ? "......................................" : number;
    }
}
