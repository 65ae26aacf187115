package id.payung.agreement;

import id.payung.document.Article;
import id.payung.document.ArticleLayout;
import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.document.IndonesianWords;
import id.payung.document.PdfPrinter;
import id.payung.party.Branch;
import id.payung.party.BusinessCalendar;
import id.payung.party.Municipality;
import id.payung.party.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    private final BusinessCalendar calendar;
    private final Clock clock;

    AgreementPaper(
            PdfPrinter printer,
            Documents documents,
            Organisations organisations,
            BusinessCalendar calendar,
            Clock clock) {
        this.printer = printer;
        this.documents = documents;
        this.organisations = organisations;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param articles the text of the round, as it was or will be reviewed */
    Document print(Agreement agreement, DocumentKind kind, List<Article> articles) {
        boolean draft = kind == DocumentKind.DRAFT;
        String name = draft
                ? "naskah-perjanjian-putaran-%d.pdf".formatted(agreement.round())
                : "perjanjian-salinan-tanda-tangan.pdf";
        var model = model(agreement, draft);
        model.put("articles", printed(articles));
        return documents.keep(agreement.id().value(), kind, name, printer.print("agreement", model));
    }

    /** A template's articles between parties that there are not. */
    byte[] preview(Terms terms, List<Article> articles) {
        Map<String, Object> model = new HashMap<>();
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
        model.put("draft", draft);
        model.put("round", agreement.round());
        model.put("terms", terms);
        model.put("office", office);
        model.put("municipality", municipality);
        model.put("agency", organisations.agencyName(agreement.municipality(), agreement.agency()));
        model.put("branchNumber", blankWhenNull(agreement.branchNumber()));
        model.put("municipalNumber", blankWhenNull(agreement.municipalNumber()));
        model.put("printedOn", IndonesianWords.date(calendar.today(agreement.municipality())));
        return model;
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

    private static String blankWhenNull(@org.jspecify.annotations.Nullable String number) {
        return number == null ? "......................................" : number;
    }
}
