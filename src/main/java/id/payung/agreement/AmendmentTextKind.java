package id.payung.agreement;

import id.payung.document.IndonesianWords;
import id.payung.document.template.Article;
import id.payung.document.template.TextField;
import id.payung.document.template.TextValues;
import id.payung.party.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the text of an amendment (adendum) may say: what it amends, and each term that changes, before and after. */
@Component
class AmendmentTextKind implements AgreementWords {

    static final String CODE = "AMENDMENT";
    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private static final List<TextField> FIELDS = List.of(
            TextField.of("ordinal"),
            TextField.of("agreementKind"),
            TextField.of("agreementTitle"),
            TextField.of("agreementBranchNumber").required(),
            TextField.of("agreementMunicipalNumber").required(),
            TextField.of("agreementSignedOn").required(),
            TextField.of("agreementSignedOnInWords"),
            TextField.of("earlierAmendments"),
            TextField.of("branchName"),
            TextField.of("branchPlace"),
            TextField.of("agencyName"),
            TextField.of("municipalityName"),
            TextField.of("reason"),
            TextField.of("changes").required(),
            TextField.of("lastDay"),
            TextField.clause("earlierClause", "NONE", "AMENDED"));

    private static final AmendmentOf SAMPLE =
            new AmendmentOf(AgreementId.next().value(), 2, "jumlah pekerja bertambah.");

    private final MessageSource messages;
    private final Agreements agreements;
    private final Organisations organisations;
    private final AgreementTextKind agreementText;
    private final AgreementPaper paper;
    private final Clock clock;

    AmendmentTextKind(
            MessageSource messages,
            Agreements agreements,
            Organisations organisations,
            AgreementTextKind agreementText,
            AgreementPaper paper,
            Clock clock) {
        this.messages = messages;
        this.agreements = agreements;
        this.organisations = organisations;
        this.agreementText = agreementText;
        this.paper = paper;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<TextField> fields() {
        return FIELDS;
    }

    @Override
    public TextValues values(Agreement amendment) {
        var of = Objects.requireNonNull(amendment.amendment());
        var original = AgreementView.require(agreements.findById(of.amends()));
        var office = organisations.branch(amendment.branch());
        var values = new HashMap<String, String>();
        values.put("branchName", office.name());
        values.put("branchPlace", office.place());
        values.put("agencyName", organisations.agencyName(amendment.municipality(), amendment.agency()));
        values.put(
                "municipalityName",
                organisations.municipality(amendment.municipality()).name());
        putIfKnown(values, "agreementBranchNumber", original.branchNumber());
        putIfKnown(values, "agreementMunicipalNumber", original.municipalNumber());
        putSignedOn(values, original.signedOn());
        values.put("agreementKind", label("agreement.kind." + original.kind()).toLowerCase(INDONESIAN));
        var earlier = agreements.findAmendments(of.amends()).stream()
                .filter(one -> one.status() == AgreementStatus.IN_FORCE)
                .map(AmendmentTextKind::named)
                .toList();
        return values(values, of, new TermsChange(original.terms(), amendment.terms()), earlier);
    }

    private static String named(Agreement amendment) {
        return "Adendum %s Nomor %s dan Nomor %s tanggal %s"
                .formatted(
                        ordinal(Objects.requireNonNull(amendment.amendment()).amendmentNumber()),
                        amendment.branchNumber(),
                        amendment.municipalNumber(),
                        IndonesianWords.date(amendment.signedOn()));
    }

    /** {@code kesatu}, {@code kedua}. */
    static String ordinal(int number) {
        return "ke" + IndonesianWords.number(number);
    }

    private TextValues values(Map<String, String> values, AmendmentOf of, TermsChange change, List<String> earlier) {
        values.put("ordinal", ordinal(of.amendmentNumber()));
        values.put("reason", of.amendmentReason());
        values.put("agreementTitle", change.before().title());
        values.put("lastDay", IndonesianWords.date(change.after().period().lastDay()));
        if (!earlier.isEmpty()) {
            values.put("earlierAmendments", CommonWords.listed(earlier));
        }
        // A value stays within its line, whatever was typed into the form.
        values.replaceAll((name, value) -> inLine(value));
        values.put("changes", table(change));
        return new TextValues(values, Map.of("earlierClause", earlier.isEmpty() ? "NONE" : "AMENDED"));
    }

    private static String inLine(String value) {
        return value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** A table, as articles write them: one row for each term. */
    private String table(TermsChange change) {
        var words = new TermWords(this::label, IndonesianWords::figure, IndonesianWords::date);
        return change.terms().stream()
                .map(term -> row(words.name(term), words.before(term), words.after(term)))
                .collect(Collectors.joining("\n", row("Ketentuan", "Semula", "Menjadi") + "\n", ""));
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> inLine(cell).replace('|', '/'))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static void putSignedOn(Map<String, String> values, LocalDate day) {
        values.put("agreementSignedOn", IndonesianWords.date(day));
        values.put("agreementSignedOnInWords", IndonesianWords.dateInWords(day));
    }

    private static void putIfKnown(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** Papers are Indonesian, whatever language the request is in. */
    private String label(String key) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, key, INDONESIAN), key);
    }

    @Override
    public TextValues sample() {
        var terms = agreementText.sampleTerms();
        var more = new NewTerms(
                null, 2500, null, null, null, null, "5.1.02.02.02.0007", null, null, null, null, null, null);
        var values = new HashMap<String, String>();
        values.put("branchName", AgreementPaper.SAMPLE_OFFICE.name());
        values.put("branchPlace", AgreementPaper.SAMPLE_OFFICE.place());
        values.put("agencyName", AgreementPaper.SAMPLE_AGENCY);
        values.put("municipalityName", AgreementPaper.SAMPLE_MUNICIPALITY.name());
        values.put("agreementBranchNumber", "PER/1/012027");
        values.put("agreementMunicipalNumber", "415.4/1/2027");
        values.put("agreementKind", label("agreement.kind.PKS").toLowerCase(INDONESIAN));
        putSignedOn(values, LocalDate.now(clock));
        return values(
                values,
                SAMPLE,
                new TermsChange(terms, more.of(terms)),
                List.of("Adendum kesatu Nomor PER/2/032027 dan Nomor 415.4/9/2027"));
    }

    @Override
    public byte[] preview(List<Article> articles) {
        return paper.preview(AgreementKind.AMENDMENT, SAMPLE, agreementText.sampleTerms(), articles);
    }
}
