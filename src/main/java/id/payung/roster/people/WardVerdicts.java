package id.payung.roster.people;

import id.payung.roster.RosterId;
import id.payung.roster.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A roster's people, ward by ward, and what each ward said of its own. */
@Component
public class WardVerdicts {

    /** Who is in: rejected people are the officer's affair, held ones the verifier's. */
    private static final String IN = "p.state in ('VALID', 'WARNED', 'WAITING')";

    private final JdbcClient jdbc;

    WardVerdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param people of the ward, those who wait for a place among them
     * @param given null where the ward has not answered yet
     */
    public record Standing(String areaCode, int people, @Nullable Given given) {}

    /** @param people how many of the ward stood on the roster then */
    public record Given(Verdict verdict, @Nullable String reason, int people, String by, Instant at) {}

    /** @param submittedAt of which submission; null before the first */
    public List<Standing> of(RosterId roster, @Nullable Instant submittedAt) {
        return standing(roster, null, submittedAt).list();
    }

    /** Of one ward; empty where nobody of it is in. */
    public Optional<Standing> of(RosterId roster, String areaCode, @Nullable Instant submittedAt) {
        return standing(roster, areaCode, submittedAt).optional();
    }

    private JdbcClient.MappedQuerySpec<Standing> standing(
            RosterId roster, @Nullable String areaCode, @Nullable Instant submittedAt) {
        return jdbc.sql(
                        """
                select w.area_code, w.people, v.verdict, v.reason, v.people as people_then, v.verified_by, v.verified_at
                  from (select p.area_code, count(*) as people from roster_person p
                         where p.roster_id = :roster and %s and p.area_code = coalesce(:ward, p.area_code)
                         group by p.area_code) w
                  left join roster_ward_verdict v
                    on v.roster_id = :roster and v.area_code = w.area_code and v.submitted_at = :submitted
                 order by w.area_code"""
                                .formatted(IN))
                .param("roster", roster.value())
                .param("ward", areaCode, Types.VARCHAR)
                .param("submitted", submittedAt == null ? null : Timestamp.from(submittedAt), Types.TIMESTAMP)
                .query(WardVerdicts::standing);
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        String verdict = row.getString("verdict");
        return new Standing(
                row.getString("area_code"),
                row.getInt("people"),
                verdict == null
                        ? null
                        : new Given(
                                Verdict.valueOf(verdict),
                                row.getString("reason"),
                                row.getInt("people_then"),
                                row.getString("verified_by"),
                                row.getTimestamp("verified_at").toInstant()));
    }

    /** @return false where the ward has answered for this submission already */
    public boolean put(RosterId roster, String areaCode, Instant submittedAt, Given given) {
        try {
            jdbc.sql(
                            """
                    insert into roster_ward_verdict (roster_id, area_code, submitted_at, verdict, reason, people,
                        verified_by, verified_at)
                    values (:roster, :ward, :submitted, :verdict, :reason, :people, :by, :at)""")
                    .param("roster", roster.value())
                    .param("ward", areaCode)
                    .param("submitted", Timestamp.from(submittedAt))
                    .param("verdict", given.verdict().name())
                    .param("reason", given.reason())
                    .param("people", given.people())
                    .param("by", given.by())
                    .param("at", Timestamp.from(given.at()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** A roster that is being verified, with people of the ward on it. */
    public record Asked(RosterId roster, String title, int wave, boolean answered) {}

    /** What the ward is asked about in its municipality, those without an answer first. */
    public List<Asked> askedOf(String municipality, String areaCode, int most) {
        return jdbc.sql(
                        """
                select r.id, a.title, r.wave, v.roster_id is not null as answered
                  from roster r join agreement a on a.id = r.agreement_id
                  left join roster_ward_verdict v
                    on v.roster_id = r.id and v.area_code = :ward and v.submitted_at = r.submitted_at
                 where a.municipality = :municipality and r.status = 'CHECKED' and r.submitted_at is not null
                   and exists (select 1 from roster_person p
                                where p.roster_id = r.id and p.area_code = :ward and %s)
                 order by answered, r.submitted_at limit :most"""
                                .formatted(IN))
                .param("municipality", municipality)
                .param("ward", areaCode)
                .param("most", most)
                .query((row, number) -> new Asked(
                        new RosterId(row.getObject("id", UUID.class)),
                        row.getString("title"),
                        row.getInt("wave"),
                        row.getBoolean("answered")))
                .list();
    }

    /**
     * One of the ward's people, as the neighbours know them.
     *
     * @param nikMasked {@code 3375**********01}
     */
    public record Neighbour(
            int row,
            @Nullable String name,
            @Nullable String nikMasked,
            @Nullable LocalDate birthDate,
            @Nullable String address,
            @Nullable String occupation) {

        @Override
        public String toString() {
            return "Neighbour[row=" + row + "]";
        }
    }

    /** In the order of the sheet. */
    public List<Neighbour> neighbours(RosterId roster, String areaCode, int page, int size) {
        return jdbc.sql(
                        """
                select row_number, name, nik_masked, birth_date, address, occupation from roster_person p
                 where p.roster_id = :roster and p.area_code = :ward and %s
                 order by p.row_number limit :size offset :offset"""
                                .formatted(IN))
                .param("roster", roster.value())
                .param("ward", areaCode)
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, number) -> new Neighbour(
                        row.getInt("row_number"),
                        row.getString("name"),
                        row.getString("nik_masked"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("address"),
                        row.getString("occupation")))
                .list();
    }
}
