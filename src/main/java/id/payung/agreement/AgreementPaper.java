package id.payung.agreement;

import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.document.IndonesianWords;
import id.payung.document.PdfPrinter;
import id.payung.party.BusinessCalendar;
import id.payung.party.Mandate;
import id.payung.party.Organisations;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The agreement's text as PDF: watermarked while it is a draft, with both numbers when it is to be signed. */
@Component
class AgreementPaper {

    private final PdfPrinter printer;
    private final Documents documents;
    private final Organisations organisations;
    private final Signers signers;
    private final BusinessCalendar calendar;

    AgreementPaper(
            PdfPrinter printer,
            Documents documents,
            Organisations organisations,
            Signers signers,
            BusinessCalendar calendar) {
        this.printer = printer;
        this.documents = documents;
        this.organisations = organisations;
        this.signers = signers;
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
        var today = calendar.today(agreement.municipality());
        model.put("printedOn", IndonesianWords.date(today));
        // Who will sign a text that is still being agreed on, nobody knows.
        if (!draft) {
            signer(Side.BRANCH, agreement, today).ifPresent(signer -> model.put("branchSigner", signer));
            signer(Side.MUNICIPALITY, agreement, today).ifPresent(signer -> model.put("municipalSigner", signer));
        }
        return model;
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
            var official = signer.official();
            var label = side == Side.BRANCH ? "NPK " : "NIP ";
            return new NamedSigner(
                    official.name(),
                    official.printedTitle(),
                    official.employeeNumber() == null ? null : label + official.employeeNumber(),
                    official.decree(),
                    signer.rightOn(day, side, agreement.organisationOf(side), agreement.agency())
                            .map(AgreementPaper::mandate)
                            .orElse(null));
        });
    }

    private static String mandate(Mandate mandate) {
        return "Surat Kuasa Nomor %s yang berlaku dari %s sampai dengan %s"
                .formatted(
                        mandate.number(),
                        IndonesianWords.date(mandate.validFrom()),
                        IndonesianWords.date(mandate.validUntil()));
    }

    private static String blankWhenNull(@Nullable String number) {
        return number == null ? "......................................" : number;
    }
}
