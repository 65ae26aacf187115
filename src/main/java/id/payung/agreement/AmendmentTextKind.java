package id.payung.agreement;

import id.payung.document.IndonesianWords;
import id.payung.document.template.Article;
import id.payung.document.template.TextField;
import id.payung.document.template.TextValues;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the text of an amendment (adendum) may say: what it amends, and each term that changes, before and after. */
@Component
class AmendmentTextKind implements AgreementWords {

    static final String CODE = "AMENDMENT";

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

    private final Agreements agreements;
    private final CommonWords common;
    private final AgreementTextKind agreementText;
    private final AgreementPaper paper;
    private final Clock clock;

    AmendmentTextKind(
            Agreements agreements,
            CommonWords common,
            AgreementTextKind agreementText,
            AgreementPaper paper,
            Clock clock) {
        this.agreements = agreements;
        this.common = common;
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
        var values = common.of(amendment);
        CommonWords.putIfKnown(values, "agreementBranchNumber", original.branchNumber());
        CommonWords.putIfKnown(values, "agreementMunicipalNumber", original.municipalNumber());
        putSignedOn(values, original.signedOn());
        values.put(
                "agreementKind",
                common.label("agreement.kind." + original.kind()).toLowerCase(CommonWords.INDONESIAN));
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
        if (!earlier.isEmpty()) {
            values.put("earlierAmendments", CommonWords.listed(earlier));
        }
        CommonWords.inOneLine(values);
        values.put("changes", table(change));
        return new TextValues(values, Map.of("earlierClause", earlier.isEmpty() ? "NONE" : "AMENDED"));
    }

    /** A table, as articles write them: one row for each term. */
    private String table(TermsChange change) {
        var words = new TermWords(common::label, IndonesianWords::figure, IndonesianWords::date);
        return change.terms().stream()
                .map(term -> row(words.name(term), words.before(term), words.after(term)))
                .collect(Collectors.joining("\n", row("Ketentuan", "Semula", "Menjadi") + "\n", ""));
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> CommonWords.inOneLine(cell).replace('|', '/'))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static void putSignedOn(Map<String, String> values, LocalDate day) {
        values.put("agreementSignedOn", IndonesianWords.date(day));
        values.put("agreementSignedOnInWords", IndonesianWords.dateInWords(day));
    }

    @Override
    public TextValues sample() {
        var terms = agreementText.sampleTerms();
        var more = new NewTerms(
                null, 2500, null, null, null, null, "5.1.02.02.02.0007", null, null, null, null, null, null);
        var values = CommonWords.sample(terms);
        values.put("agreementBranchNumber", "PER/1/012027");
        values.put("agreementMunicipalNumber", "415.4/1/2027");
        values.put("agreementKind", common.label("agreement.kind.PKS").toLowerCase(CommonWords.INDONESIAN));
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
