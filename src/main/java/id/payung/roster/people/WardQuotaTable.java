package id.payung.roster.people;

import id.payung.agreement.AgreementId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Most people of single wards and villages, for each agreement. */
@Component
public class WardQuotaTable {

    private static final int CHUNK = 1_000;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    WardQuotaTable(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** @param areaCode with dots */
    public record Quota(String areaCode, int people) {}

    /** By code. */
    public List<Quota> of(AgreementId agreement) {
        return jdbc.sql("select area_code, people from ward_quota where agreement_id = :agreement order by area_code")
                .param("agreement", agreement.value())
                .query((row, number) -> new Quota(row.getString("area_code"), row.getInt("people")))
                .list();
    }

    public void replace(AgreementId agreement, List<Quota> quotas, String by, Instant at) {
        jdbc.sql("delete from ward_quota where agreement_id = :agreement")
                .param("agreement", agreement.value())
                .update();
        batches.batchUpdate(
                "insert into ward_quota (agreement_id, area_code, people, set_by, set_at) values (?, ?, ?, ?, ?)",
                quotas,
                CHUNK,
                (statement, quota) -> {
                    statement.setObject(1, agreement.value());
                    statement.setString(2, quota.areaCode());
                    statement.setInt(3, quota.people());
                    statement.setString(4, by);
                    statement.setTimestamp(5, Timestamp.from(at));
                });
    }
}
