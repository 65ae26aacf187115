package id.payung.agreement;

import id.payung.document.IndonesianWords;
import id.payung.document.template.Article;
import id.payung.document.template.TextField;
import id.payung.document.template.TextValues;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the text of an umbrella may say of its parties and terms; both tracks say the same, in texts of their own. */
final class MemorandumTextKind implements AgreementWords {

    private static final List<TextField> FIELDS = List.of(
            TextField.of("title"),
            TextField.of("branchName"),
            TextField.of("branchPlace"),
            TextField.of("agencyName"),
            TextField.of("municipalityName"),
            TextField.of("programs").required(),
            TextField.of("segments"),
            TextField.of("firstDay").required(),
            TextField.of("firstDayInWords"),
            TextField.of("lastDay").required(),
            TextField.of("lastDayInWords"),
            TextField.of("months"),
            TextField.of("monthsInWords"),
            TextField.of("legalBasis"),
            TextField.clause("segmentClause", "NAMED", "OPEN"),
            TextField.clause("renewalClause", "RENEWABLE", "NOT_RENEWABLE"));

    private final AgreementKind kind;
    private final CommonWords common;
    private final Segments segments;
    private final AgreementPaper paper;
    private final Clock clock;

    private MemorandumTextKind(
            AgreementKind kind, CommonWords common, Segments segments, AgreementPaper paper, Clock clock) {
        this.kind = kind;
        this.common = common;
        this.segments = segments;
        this.paper = paper;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        MemorandumTextKind memorandumText(CommonWords common, Segments segments, AgreementPaper paper, Clock clock) {
            return new MemorandumTextKind(AgreementKind.MOU, common, segments, paper, clock);
        }

        @Bean
        MemorandumTextKind synergyText(CommonWords common, Segments segments, AgreementPaper paper, Clock clock) {
            return new MemorandumTextKind(AgreementKind.NOTA_KESEPAKATAN, common, segments, paper, clock);
        }
    }

    @Override
    public String code() {
        return kind.name();
    }

    @Override
    public List<TextField> fields() {
        return FIELDS;
    }

    @Override
    public TextValues values(Agreement agreement) {
        return values(agreement.terms(), segments.of(agreement.id()), common.of(agreement));
    }

    private static TextValues values(Terms terms, List<Segment> segments, Map<String, String> values) {
        if (!segments.isEmpty()) {
            values.put(
                    "segments",
                    CommonWords.listed(
                            segments.stream().map(MemorandumTextKind::inWords).toList()));
        }
        return new TextValues(
                CommonWords.inOneLine(values),
                Map.of(
                        "segmentClause", segments.isEmpty() ? "OPEN" : "NAMED",
                        "renewalClause", terms.renewable() ? "RENEWABLE" : "NOT_RENEWABLE"));
    }

    private static String inWords(Segment segment) {
        return "%s sebanyak %s (%s) orang"
                .formatted(
                        segment.segment(),
                        IndonesianWords.figure(segment.target()),
                        IndonesianWords.number(segment.target()));
    }

    @Override
    public TextValues sample() {
        var terms = sampleTerms();
        return values(
                terms,
                List.of(
                        new Segment("pekerja informal", Regime.BPU, Set.of(Programme.JKK, Programme.JKM), 24_000),
                        new Segment("pegawai non-ASN", Regime.PU, Set.of(Programme.JKK, Programme.JKM), 1_500)),
                CommonWords.sample(terms));
    }

    private Terms sampleTerms() {
        return new Terms(
                "Penyelenggaraan Jaminan Sosial Ketenagakerjaan",
                Set.of(Programme.JKK, Programme.JKM, Programme.JHT),
                LocalDate.now(clock).plusYears(1).withDayOfYear(1),
                60,
                List.of("Peraturan Daerah tentang Pelindungan Pekerja Rentan"),
                SigningOrder.ANY,
                true,
                null);
    }

    @Override
    public byte[] preview(List<Article> articles) {
        return paper.preview(kind, sampleTerms(), articles);
    }
}
