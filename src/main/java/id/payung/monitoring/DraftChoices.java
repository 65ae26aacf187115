package id.payung.monitoring;

import id.payung.platform.Actor;
import id.payung.platform.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Between whom an officer may draft an agreement, and for which occupations. */
@Component
public class DraftChoices {

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftChoices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One answer. @param of the answer to another question that this one belongs to, else empty */
    public record Choice(String id, String name, String of) {}

    /** What the officer may choose from: their own side is given. */
    public record Choices(
            List<Choice> branches,
            List<Choice> municipalities,
            List<Choice> agencies,
            List<Choice> umbrellas,
            List<Choice> segments,
            List<Choice> occupations) {
        public Choices {
            branches = List.copyOf(branches);
            municipalities = List.copyOf(municipalities);
            agencies = List.copyOf(agencies);
            umbrellas = List.copyOf(umbrellas);
            segments = List.copyOf(segments);
            occupations = List.copyOf(occupations);
        }
    }

    /** In force, of the officer's own municipality, or of their office or the regional one above it. */
    private static final String IN_FORCE =
            """
             where a.kind in ('MOU', 'NOTA_KESEPAKATAN') and a.status in ('SIGNED', 'IN_FORCE')
               and (:ofBranch and a.branch in (select o.id from branch o where o.id = :organisation
                                               union select o.regional_office from branch o where o.id = :organisation)
                    or not :ofBranch and a.municipality = :organisation)""";

    private static final String UMBRELLAS = "from agreement a join branch b on b.id = a.branch " + IN_FORCE;
    private static final String UMBRELLAS_WITH_SEGMENTS =
            "from agreement a join umbrella_segment s on s.agreement_id = a.id " + IN_FORCE;

    /** Whether the actor is an officer of a party. */
    public static boolean mayDraft(Actor actor) {
        return actor.organisation() != null && (actor.is(Role.BRANCH_OFFICER) || actor.is(Role.MUNICIPAL_OFFICER));
    }

    public Choices of(Actor officer) {
        var organisation = String.valueOf(officer.organisation());
        boolean ofBranch = officer.is(Role.BRANCH_OFFICER);
        var agency = officer.agency();
        return new Choices(
                choices(
                        """
                        select distinct b.id, b.name, '' as of from branch b join branch_service s on s.branch = b.id
                         where (:ofBranch and b.id = :organisation) or (not :ofBranch and s.municipality = :organisation)
                         order by b.name""",
                        organisation,
                        ofBranch,
                        agency),
                choices(
                        """
                        select distinct m.id, m.name, '' as of from municipality m
                          join branch_service s on s.municipality = m.id
                         where (:ofBranch and s.branch = :organisation) or (not :ofBranch and m.id = :organisation)
                         order by m.name""",
                        organisation,
                        ofBranch,
                        agency),
                choices(
                        """
                        select distinct g.id, g.name, g.municipality as of from agency g
                          join branch_service s on s.municipality = g.municipality
                         where (:ofBranch and s.branch = :organisation)
                            or (not :ofBranch and g.municipality = :organisation and g.id = :agency)
                         order by g.name""",
                        organisation,
                        ofBranch,
                        agency),
                choices(
                        """
                        select a.id::text as id, a.title || ' (' || b.name || ')' as name, a.municipality as of
                        """
                                + UMBRELLAS + " order by a.title, a.id",
                        organisation,
                        ofBranch,
                        agency),
                choices(
                        "select s.segment as id, s.segment as name, a.id::text as of " + UMBRELLAS_WITH_SEGMENTS
                                + " order by a.id, s.position",
                        organisation,
                        ofBranch,
                        agency),
                jdbc.sql(
                                """
                                select code as id, label as name, regime as of from occupation
                                 where valid_until is null or valid_until >= :today order by label""")
                        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .query(DraftChoices::choice)
                        .list());
    }

    private List<Choice> choices(
            String sql, String organisation, boolean ofBranch, @org.jspecify.annotations.Nullable String agency) {
        return jdbc.sql(sql)
                .param("organisation", organisation)
                .param("ofBranch", ofBranch)
                .param("agency", agency, java.sql.Types.VARCHAR)
                .query(DraftChoices::choice)
                .list();
    }

    private static Choice choice(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Choice(row.getString("id"), row.getString("name"), row.getString("of"));
    }
}
