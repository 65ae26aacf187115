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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the text of a cooperation agreement (PKS) may say of its parties and terms. */
@Component
class AgreementTextKind implements AgreementWording {

    static final String CODE = "PKS";
    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

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

    private final MessageSource messages;
    private final Organisations organisations;
    private final AgreementPaper paper;
    private final Clock clock;

    AgreementTextKind(MessageSource messages, Organisations organisations, AgreementPaper paper, Clock clock) {
        this.messages = messages;
        this.organisations = organisations;
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
    public boolean isFor(AgreementKind kind) {
        return kind == AgreementKind.PKS;
    }

    @Override
    public TextValues values(Agreement agreement) {
        var office = organisations.branch(agreement.branch());
        return values(
                agreement.terms(),
                Map.of(
                        "branchName",
                        office.name(),
                        "branchPlace",
                        office.place(),
                        "agencyName",
                        organisations.agencyName(agreement.municipality(), agreement.agency()),
                        "municipalityName",
                        organisations.municipality(agreement.municipality()).name()));
    }

    private TextValues values(Terms terms, Map<String, String> parties) {
        var lastDay = terms.period().lastDay();
        var cover = terms.covering();
        var values = new HashMap<>(parties);
        values.put("title", terms.title());
        values.put("workerKind", cover.regime() == Regime.PU ? "pekerja penerima upah" : "pekerja bukan penerima upah");
        values.put(
                "programs",
                listed(terms.programs().stream()
                        .sorted()
                        .map(AgreementTextKind::fullName)
                        .toList()));
        values.put("quota", IndonesianWords.figure(cover.quota()));
        values.put("quotaInWords", IndonesianWords.number(cover.quota()));
        values.put("firstDay", IndonesianWords.date(terms.firstDay()));
        values.put("firstDayInWords", IndonesianWords.dateInWords(terms.firstDay()));
        values.put("lastDay", IndonesianWords.date(lastDay));
        values.put("lastDayInWords", IndonesianWords.dateInWords(lastDay));
        values.put("months", String.valueOf(terms.months()));
        values.put("monthsInWords", IndonesianWords.number(terms.months()));
        values.put("fundSource", label("agreement.fundSource." + cover.fundSource()));
        values.put("legalBasis", listed(terms.legalBasis()));
        values.put("minAge", String.valueOf(cover.minAge()));
        values.put("minAgeInWords", IndonesianWords.number(cover.minAge()));
        putIfKnown(values, "budgetCode", cover.budgetCode());
        putIfKnown(values, "riskClass", cover.riskClass() == null ? null : riskClass(cover.riskClass()));
        if (cover.maxPerFamily() != null) {
            values.put("maxPerFamily", String.valueOf(cover.maxPerFamily()));
            values.put("maxPerFamilyInWords", IndonesianWords.number(cover.maxPerFamily()));
        }
        if (!cover.occupations().isEmpty()) {
            values.put(
                    "occupations",
                    listed(cover.occupations().stream()
                            .map(code -> code.toLowerCase(Locale.ROOT).replace('_', ' '))
                            .toList()));
        }
        // A value stays within its line, whatever was typed into the form.
        values.replaceAll(
                (name, value) -> value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
        return new TextValues(values, choices(terms));
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

    private static void putIfKnown(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    static String fullName(Programme programme) {
        return switch (programme) {
            case JKK -> "Jaminan Kecelakaan Kerja (JKK)";
            case JKM -> "Jaminan Kematian (JKM)";
            case JHT -> "Jaminan Hari Tua (JHT)";
            case JP -> "Jaminan Pensiun (JP)";
        };
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

    /** {@code a, b, dan c}, as Indonesian lists are written. */
    static String listed(List<String> parts) {
        int last = parts.size() - 1;
        if (last < 1) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, last)) + (last > 1 ? ", dan " : " dan ") + parts.get(last);
    }

    /** Papers are Indonesian, whatever language the request is in. */
    private String label(String key) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, key, INDONESIAN), key);
    }

    @Override
    public TextValues sample() {
        return values(
                sampleTerms(),
                Map.of(
                        "branchName",
                        AgreementPaper.SAMPLE_OFFICE.name(),
                        "branchPlace",
                        AgreementPaper.SAMPLE_OFFICE.place(),
                        "agencyName",
                        AgreementPaper.SAMPLE_AGENCY,
                        "municipalityName",
                        AgreementPaper.SAMPLE_MUNICIPALITY.name()));
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
        return paper.preview(sampleTerms(), articles);
    }
}
