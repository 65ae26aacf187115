package id.payung.agreement;

import id.payung.document.IndonesianWords;
import id.payung.document.template.Article;
import id.payung.document.template.TextField;
import id.payung.document.template.TextValues;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the text of a cooperation agreement (PKS) may say of its parties and terms. */
@Component
class AgreementTextKind implements AgreementWords {

    static final String CODE = "PKS";

    private static final List<TextField> FIELDS = List.of(
            TextField.of("title"),
            TextField.of("branchName"),
            TextField.of("branchPlace"),
            TextField.of("agencyName"),
            TextField.of("municipalityName"),
            TextField.of("workerKind"),
            TextField.of("riskClass"),
            TextField.of("programs").required(),
            TextField.of("quota").required(),
            TextField.of("quotaInWords"),
            TextField.of("firstDay").required(),
            TextField.of("firstDayInWords"),
            TextField.of("lastDay").required(),
            TextField.of("lastDayInWords"),
            TextField.of("months"),
            TextField.of("monthsInWords"),
            TextField.of("fundSource"),
            TextField.of("budgetCode"),
            TextField.of("legalBasis"),
            TextField.of("minAge"),
            TextField.of("minAgeInWords"),
            TextField.of("maxPerFamily"),
            TextField.of("maxPerFamilyInWords"),
            TextField.of("occupations"),
            TextField.clause("refundClause", "REFUND", "REPLACE", "NONE").required(),
            TextField.clause("renewalClause", "RENEWABLE", "NOT_RENEWABLE"),
            TextField.clause("fundClause", "WITH_BUDGET_CODE", "WITHOUT_BUDGET_CODE"),
            TextField.clause("occupationClause", "LISTED", "EVERY"),
            TextField.clause("familyClause", "LIMITED", "UNLIMITED"));

    private final CommonWords common;
    private final AgreementPaper paper;
    private final Clock clock;

    AgreementTextKind(CommonWords common, AgreementPaper paper, Clock clock) {
        this.common = common;
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
    public TextValues values(Agreement agreement) {
        return values(agreement.terms(), common.of(agreement));
    }

    private TextValues values(Terms terms, Map<String, String> values) {
        var cover = terms.covering();
        values.put("workerKind", cover.regime() == Regime.PU ? "pekerja penerima upah" : "pekerja bukan penerima upah");
        values.put("quota", IndonesianWords.figure(cover.quota()));
        values.put("quotaInWords", IndonesianWords.number(cover.quota()));
        values.put("fundSource", common.label("agreement.fundSource." + cover.fundSource()));
        values.put("minAge", String.valueOf(cover.minAge()));
        values.put("minAgeInWords", IndonesianWords.number(cover.minAge()));
        CommonWords.putIfKnown(values, "budgetCode", cover.budgetCode());
        CommonWords.putIfKnown(values, "riskClass", cover.riskClass() == null ? null : riskClass(cover.riskClass()));
        if (cover.maxPerFamily() != null) {
            values.put("maxPerFamily", String.valueOf(cover.maxPerFamily()));
            values.put("maxPerFamilyInWords", IndonesianWords.number(cover.maxPerFamily()));
        }
        if (!cover.occupations().isEmpty()) {
            values.put(
                    "occupations",
                    CommonWords.listed(cover.occupations().stream()
                            .map(code -> code.toLowerCase(Locale.ROOT).replace('_', ' '))
                            .toList()));
        }
        return new TextValues(CommonWords.inOneLine(values), choices(terms));
    }

    private static Map<String, String> choices(Terms terms) {
        var cover = terms.covering();
        return Map.of(
                "refundClause", cover.refundPolicy().name(),
                "renewalClause", terms.renewable() ? "RENEWABLE" : "NOT_RENEWABLE",
                "fundClause", cover.budgetCode() == null ? "WITHOUT_BUDGET_CODE" : "WITH_BUDGET_CODE",
                "occupationClause", cover.occupations().isEmpty() ? "EVERY" : "LISTED",
                "familyClause", cover.maxPerFamily() == null ? "UNLIMITED" : "LIMITED");
    }

    static String riskClass(RiskClass riskClass) {
        return switch (riskClass) {
            case VERY_LOW -> "sangat rendah";
            case LOW -> "rendah";
            case MEDIUM -> "sedang";
            case HIGH -> "tinggi";
            case VERY_HIGH -> "sangat tinggi";
        };
    }

    @Override
    public TextValues sample() {
        var terms = sampleTerms();
        return values(terms, CommonWords.sample(terms));
    }

    /** With everything that terms can say, so that no placeholder stays empty. */
    Terms sampleTerms() {
        return new Terms(
                "Perlindungan Jaminan Sosial Ketenagakerjaan bagi Pekerja Rentan",
                Regime.PU,
                RiskClass.VERY_LOW,
                Sector.OTHER,
                Set.of(Programme.JKK, Programme.JKM),
                2170,
                LocalDate.now(clock).plusYears(1).withDayOfYear(1),
                12,
                FundSource.APBD_KOTA,
                "5.1.02.02.02.0006",
                List.of("Peraturan Daerah tentang Pelindungan Pekerja Rentan"),
                RefundPolicy.REFUND,
                SigningOrder.ANY,
                true,
                18,
                1,
                List.of("LEBE", "MARBOT"));
    }

    @Override
    public byte[] preview(List<Article> articles) {
        return paper.preview(AgreementKind.PKS, sampleTerms(), articles);
    }
}
