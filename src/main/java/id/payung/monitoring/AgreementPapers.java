package id.payung.monitoring;

import id.payung.agreement.AgreementId;
import id.payung.document.DocumentKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All papers of one agreement with the names of those who stored them, without their bytes. */
@Component
public class AgreementPapers {

    private final JdbcClient jdbc;

    AgreementPapers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param agreement with which it is stored: the one asked for, or its amendment */
    public record Paper(
            UUID agreement,
            UUID id,
            DocumentKind kind,
            String name,
            String mediaType,
            long size,
            String sha256,
            String storedByName,
            Instant storedAt) {}

    /** Those of its amendments too, oldest first. */
    public List<Paper> of(AgreementId agreement) {
        return jdbc.sql(
                        """
                select d.agreement_id, d.id, d.kind, d.name, d.media_type, d.size, d.sha256, d.stored_at,
                       coalesce(s.name, case d.stored_by when 'payung' then 'Payung' else d.stored_by end) as stored_by_name
                  from document d
                  left join staff_member s on s.user_id = d.stored_by
                 where d.agreement_id = :agreement
                    or d.agreement_id in (select a.id from agreement a where a.amends = :agreement)
                 order by d.stored_at, d.id""")
                .param("agreement", agreement.value())
                .query((row, number) -> new Paper(
                        row.getObject("agreement_id", UUID.class),
                        row.getObject("id", UUID.class),
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("sha256"),
                        row.getString("stored_by_name"),
                        row.getTimestamp("stored_at").toInstant()))
                .list();
    }
}
