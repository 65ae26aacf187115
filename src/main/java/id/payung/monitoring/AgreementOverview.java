package id.payung.monitoring;

import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementKind;
import id.payung.agreement.AgreementStatus;
import id.payung.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Agreements with their people and their money. One statement a page, whatever its size. */
@Component
public class AgreementOverview {

    /** Money that was asked for: the billing code is entered and the bill was neither cancelled nor let run out. */
    static final String BILLED = "('CODE_ISSUED', 'PAID', 'POSTED', 'RECONCILED')";

    /** People are determined by decree; what is uploaded or checked before may still change. */
    static final String DETERMINED = "('DETERMINED', 'HANDED_OVER', 'REGISTERED')";

    /** Amendments are told with the agreement that they amend, never beside it. */
    static final String NO_AMENDMENT = "a.kind <> 'AMENDMENT'";

    /** Of an amendment, as long as the agreement has not its terms. */
    private static final String OPEN =
            "('DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'IN_APPROVAL', 'READY_TO_SIGN', 'PARTLY_SIGNED', 'SIGNED')";

    /** That a period {@code c} covers today, which is told by the zone of the municipality {@code m}. */
    static final String COVERED_TODAY =
            """
            c.last_day >= (cast(:now as timestamptz) at time zone m.zone)::date
            and c.first_day <= (cast(:now as timestamptz) at time zone m.zone)::date
            and not exists (select 1 from cover_end e where e.agreement_id = c.agreement_id
                               and e.last_day < (cast(:now as timestamptz) at time zone m.zone)::date)""";

    private static final int MOST_UNDER = 200;

    private static final String FIGURES =
            """
            join municipality m on m.id = a.municipality
            join branch b on b.id = a.branch
            left join lateral (
                select sum(r.people_admitted) as people
                  from roster r where r.agreement_id = a.id and r.status in %1$s) roster on true
            left join lateral (
                select count(*) as covered
                  from cover_period c
                 where c.agreement_id = a.id and %3$s) cover on true
            left join lateral (
                select sum(l.amount) as billed,
                       sum((select sum(p.amount) from payment p where p.bill_id = l.id)) as paid
                  from bill l where l.agreement_id = a.id and l.status in %2$s) money on true
            """
                    .formatted(DETERMINED, BILLED, COVERED_TODAY);

    private static final String LINE =
            """
            select a.id, a.kind, a.title, a.status, a.branch, b.name as branch_name, a.municipality, m.name as municipality_name,
                   a.agency, a.branch_number, a.municipal_number, a.first_day,
                   coalesce(a.terminated_on, a.last_day) as last_day, a.months, a.quota,
                   coalesce(roster.people, 0) as people, coalesce(cover.covered, 0) as covered,
                   coalesce(money.billed, 0) as billed, coalesce(money.paid, 0) as paid, a.predecessor,
                   (select s.id from agreement s
                     where s.predecessor = a.id and s.status not in ('WITHDRAWN', 'REJECTED', 'TERMINATED')) as successor,
                   (select count(*) from agreement_version v where v.agreement_id = a.id and v.number > 0) as amendments,
                   exists (select 1 from agreement d where d.amends = a.id and d.status in """
                    + OPEN
                    + """
                   ) as amending,
                   a.sign_by, a.segment, u.id as umbrella, u.title as umbrella_title,
                   exists (select 1 from agreement a where a.id = u.id and %2$s) as umbrella_readable
              from (%1$s) a
              left join agreement u on u.id = a.parent and u.kind in ('MOU', 'NOTA_KESEPAKATAN')
            """
                    + FIGURES;

    private final JdbcClient jdbc;
    private final Clock clock;

    AgreementOverview(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sums over all pages. Whole rupiah. */
    public record Totals(long agreements, long quota, long people, long covered, long billed, long paid) {}

    /** A page of agreements with the sums over all pages. */
    public record Listing(Page<AgreementLine> page, Totals totals) {}

    /** Newest coverage first. */
    @Transactional(readOnly = true)
    public Listing of(Scope scope, AgreementFilter filter, int page, int size) {
        var window = new Page.Window(page, size);
        var parameters = parameters(scope, filter);
        var where = where(scope, filter);
        var items = jdbc.sql(LINE.formatted(
                                "select a.* from agreement a where " + where
                                        + " order by a.first_day desc, a.title, a.id limit :size offset :offset",
                                scope.condition())
                        + " order by a.first_day desc, a.title, a.id")
                .params(parameters)
                .param("size", window.size())
                .param("offset", window.offset())
                .query(AgreementOverview::line)
                .list();
        var totals = totals(where, parameters);
        return new Listing(new Page<>(items, window.page(), window.size(), totals.agreements()), totals);
    }

    /** @throws Refused as absent, where the scope does not reach */
    @Transactional(readOnly = true)
    public AgreementLine of(Scope scope, AgreementId id) {
        return jdbc.sql(LINE.formatted(
                        "select a.* from agreement a where a.id = :id and " + scope.condition(), scope.condition()))
                .params(scope.parameters())
                .param("id", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(AgreementOverview::line)
                .optional()
                .orElseThrow(() -> Refused.absent("agreement.notFound"));
    }

    /** Those under an umbrella that the scope reaches, newest coverage first. */
    @Transactional(readOnly = true)
    public List<AgreementLine> under(Scope scope, AgreementId umbrella) {
        return jdbc.sql(LINE.formatted(
                                "select a.* from agreement a where a.parent = :umbrella and a.kind = 'PKS' and "
                                        + scope.condition() + " order by a.first_day desc, a.title, a.id limit :most",
                                scope.condition())
                        + " order by a.first_day desc, a.title, a.id")
                .params(scope.parameters())
                .param("umbrella", umbrella.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST_UNDER)
                .query(AgreementOverview::line)
                .list();
    }

    private Totals totals(String where, Map<String, Object> parameters) {
        return jdbc.sql(
                        """
                        select count(*) as agreements, coalesce(sum(a.quota), 0) as quota,
                               coalesce(sum(roster.people), 0) as people, coalesce(sum(cover.covered), 0) as covered,
                               coalesce(sum(money.billed), 0) as billed, coalesce(sum(money.paid), 0) as paid
                          from (select a.* from agreement a where %s) a
                        """
                                        .formatted(where)
                                + FIGURES)
                .params(parameters)
                .query((row, number) -> new Totals(
                        row.getLong("agreements"),
                        row.getLong("quota"),
                        row.getLong("people"),
                        row.getLong("covered"),
                        row.getLong("billed"),
                        row.getLong("paid")))
                .single();
    }

    private static String where(Scope scope, AgreementFilter filter) {
        List<String> conditions = new ArrayList<>(List.of(scope.condition(), NO_AMENDMENT));
        if (!filter.statuses().isEmpty()) {
            conditions.add("a.status in (:statuses)");
        }
        if (filter.municipality() != null) {
            conditions.add("a.municipality = :municipality");
        }
        if (filter.endingBefore() != null) {
            conditions.add("coalesce(a.terminated_on, a.last_day) < :endingBefore");
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            conditions.add("(a.title ilike :text or a.branch_number ilike :text or a.municipal_number ilike :text)");
        }
        conditions.add(
                switch (filter.show()) {
                    case ALL -> "true";
                    case COVERED ->
                        """
                        exists (select 1 from cover_period c join municipality m on m.id = a.municipality
                                 where c.agreement_id = a.id and %s)"""
                                .formatted(COVERED_TODAY);
                    case BILLED ->
                        "exists (select 1 from bill l where l.agreement_id = a.id and l.status in " + BILLED + ")";
                    case UNPAID ->
                        "exists (select 1 from bill l where l.agreement_id = a.id and l.status = 'CODE_ISSUED')";
                });
        return String.join(" and ", conditions);
    }

    private Map<String, Object> parameters(Scope scope, AgreementFilter filter) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("now", Timestamp.from(clock.instant()));
        if (!filter.statuses().isEmpty()) {
            parameters.put(
                    "statuses", filter.statuses().stream().map(Enum::name).toList());
        }
        if (filter.municipality() != null) {
            parameters.put("municipality", filter.municipality());
        }
        if (filter.endingBefore() != null) {
            parameters.put("endingBefore", filter.endingBefore());
        }
        if (filter.text() != null) {
            parameters.put("text", "%" + filter.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return parameters;
    }

    private static AgreementLine.@Nullable Umbrella umbrella(ResultSet row) throws SQLException {
        var id = row.getObject("umbrella", UUID.class);
        return id == null
                ? null
                : new AgreementLine.Umbrella(
                        id,
                        row.getString("umbrella_title"),
                        row.getString("segment"),
                        row.getBoolean("umbrella_readable"));
    }

    private static AgreementLine line(ResultSet row, int number) throws SQLException {
        return new AgreementLine(
                row.getObject("id", UUID.class),
                AgreementKind.valueOf(row.getString("kind")),
                row.getString("title"),
                AgreementStatus.valueOf(row.getString("status")),
                row.getString("branch"),
                row.getString("branch_name"),
                row.getString("municipality"),
                row.getString("municipality_name"),
                row.getString("agency"),
                row.getString("branch_number"),
                row.getString("municipal_number"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("months"),
                row.getObject("quota", Integer.class),
                row.getLong("people"),
                row.getLong("covered"),
                row.getLong("billed"),
                row.getLong("paid"),
                row.getObject("predecessor", UUID.class),
                row.getObject("successor", UUID.class),
                row.getInt("amendments"),
                row.getBoolean("amending"),
                umbrella(row),
                row.getObject("sign_by", LocalDate.class));
    }
}
