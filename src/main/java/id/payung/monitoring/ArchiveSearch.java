package id.payung.monitoring;

import id.payung.agreement.AgreementStatus;
import id.payung.document.DocumentKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds agreements and their papers by words, in Indonesian: {@code perlindungan} finds {@code dilindungi}. What somebody
 * writes is never wrong: words, "words in this order", or, -without.
 */
@Component
public class ArchiveSearch {

    /** Around what was found; neither occurs in a text, they are taken out. */
    private static final String FROM = "\uE000";

    private static final String TO = "\uE001";

    /**
     * Agreements before papers: the title says more than the twentieth page. By the words of an amendment its agreement is
     * found, once.
     */
    private static final String HITS =
            """
            with hit as (
                select coalesce(a.amends, a.id) as agreement_id, cast(null as uuid) as document_id,
                       max(2 * ts_rank(a.words, websearch_to_tsquery('indonesian', :q))) as rank
                  from agreement a
                 where a.words @@ websearch_to_tsquery('indonesian', :q) and %1$s
                 group by 1
                union all
                select a.id, t.document_id, ts_rank(t.words, websearch_to_tsquery('indonesian', :q), 1)
                  from document_text t
                  join agreement a on a.id = t.agreement_id
                 where t.words @@ websearch_to_tsquery('indonesian', :q) and %1$s)
            """;

    private final JdbcClient jdbc;

    ArchiveSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A piece of a text; {@code match} where it is what was looked for. */
    public record Piece(String text, boolean match) {}

    /** The paper in which something was found. */
    public record Paper(UUID id, String name, DocumentKind kind, Instant storedAt, ZoneId zone) {}

    /** @param paper null where the agreement itself was found */
    public record Hit(
            UUID agreement,
            String title,
            AgreementStatus status,
            String branchName,
            String municipalityName,
            @Nullable String branchNumber,
            @Nullable String municipalNumber,
            @Nullable Paper paper,
            List<Piece> snippet) {}

    /** The best first. Nothing is found by nothing. */
    @Transactional(readOnly = true)
    public Page<Hit> of(Scope scope, String words, int page, int size) {
        var window = new Page.Window(page, size);
        // A text of the database holds no null character.
        var q = words.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        if (q.isEmpty()) {
            return new Page<>(List.of(), window.page(), window.size(), 0);
        }
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("q", q);
        var hits = HITS.formatted(scope.condition());
        long total = jdbc.sql(hits + "select count(*) from hit")
                .params(parameters)
                .query(Long.class)
                .single();
        var items = jdbc.sql(
                        hits
                                + """
                select a.id, a.title, a.status, b.name as branch_name, m.name as municipality_name, m.zone, a.branch_number,
                       a.municipal_number, d.id as document_id, d.name as document_name, d.kind, d.stored_at,
                       ts_headline('indonesian',
                           translate(coalesce(t.text, concat_ws(' · ', a.title, a.branch_number, a.municipal_number, b.name,
                               m.name, array_to_string(a.legal_basis, ' · '), array_to_string(a.programs, ', '))), :marks, ''),
                           websearch_to_tsquery('indonesian', :q), :options) as snippet
                  from (select * from hit order by rank desc, agreement_id, document_id nulls first limit :size offset :offset) h
                  join agreement a on a.id = h.agreement_id
                  join branch b on b.id = a.branch
                  join municipality m on m.id = a.municipality
                  left join document d on d.id = h.document_id
                  left join document_text t on t.document_id = h.document_id
                 order by h.rank desc, h.agreement_id, h.document_id nulls first""")
                .params(parameters)
                .param("marks", FROM + TO)
                .param(
                        "options",
                        "StartSel=%s, StopSel=%s, MaxFragments=2, MaxWords=25, MinWords=10, FragmentDelimiter=\" … \""
                                .formatted(FROM, TO))
                .param("size", window.size())
                .param("offset", window.offset())
                .query(ArchiveSearch::hit)
                .list();
        return new Page<>(items, window.page(), window.size(), total);
    }

    private static Hit hit(ResultSet row, int number) throws SQLException {
        var document = row.getObject("document_id", UUID.class);
        Timestamp storedAt = row.getTimestamp("stored_at");
        return new Hit(
                row.getObject("id", UUID.class),
                row.getString("title"),
                AgreementStatus.valueOf(row.getString("status")),
                row.getString("branch_name"),
                row.getString("municipality_name"),
                row.getString("branch_number"),
                row.getString("municipal_number"),
                document == null
                        ? null
                        : new Paper(
                                document,
                                row.getString("document_name"),
                                DocumentKind.valueOf(row.getString("kind")),
                                storedAt.toInstant(),
                                ZoneId.of(row.getString("zone"))),
                pieces(row.getString("snippet")));
    }

    /** Text stays text: whoever shows it decides how, and escapes it. */
    static List<Piece> pieces(String marked) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < marked.length()) {
            int from = marked.indexOf(FROM, at);
            int to = from < 0 ? -1 : marked.indexOf(TO, from);
            if (to < 0) {
                add(pieces, marked.substring(at), false);
                return pieces;
            }
            add(pieces, marked.substring(at, from), false);
            add(pieces, marked.substring(from + FROM.length(), to), true);
            at = to + TO.length();
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean match) {
        var clean = text.replace(FROM, "").replace(TO, "");
        if (!clean.isEmpty()) {
            pieces.add(new Piece(clean, match));
        }
    }
}
