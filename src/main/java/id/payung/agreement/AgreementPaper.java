package id.payung.agreement;

import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.document.IndonesianWords;
import id.payung.document.PdfPrinter;
import id.payung.party.BusinessCalendar;
import id.payung.party.Organisations;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The agreement's text as PDF: watermarked while it is a draft, with both numbers when it is to be signed. */
@Component
class AgreementPaper {

    private final PdfPrinter printer;
    private final Documents documents;
    private final Organisations organisations;
    private final BusinessCalendar calendar;

    AgreementPaper(PdfPrinter printer, Documents documents, Organisations organisations, BusinessCalendar calendar) {
        this.printer = printer;
        this.documents = documents;
        this.organisations = organisations;
        this.calendar = calendar;
    }

    Document print(Agreement agreement, DocumentKind kind) {
        boolean draft = kind == DocumentKind.DRAFT;
        String name = draft
                ? "naskah-perjanjian-putaran-%d.pdf".formatted(agreement.round())
                : "perjanjian-salinan-tanda-tangan.pdf";
        return documents.keep(agreement.id().value(), kind, name, printer.print("agreement", model(agreement, draft)));
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
        model.put("quotaInWords", IndonesianWords.number(terms.quota()));
        model.put("monthsInWords", IndonesianWords.number(terms.months()));
        model.put("firstDay", IndonesianWords.date(terms.firstDay()));
        model.put("lastDay", IndonesianWords.date(terms.period().lastDay()));
        model.put("printedOn", IndonesianWords.date(calendar.today(agreement.municipality())));
        return model;
    }

    private static String blankWhenNull(@org.jspecify.annotations.Nullable String number) {
        return number == null ? "......................................" : number;
    }
}
