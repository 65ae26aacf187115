package id.payung.party;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The officials of all organisations with their mandates: those who held a position stay, and are found by the day. */
@Component
public class Officials {

    private static final String OFFICIALS =
            """
            select id, organisation, agency, position, title, name, employee_number, capacity, decree, valid_from, valid_until,
                   ended_on
              from official where\s""";
    private static final String MANDATES =
            """
            select id, municipality, number, giver, holder, scope, valid_from, valid_until, withdrawn_on
              from mandate where\s""";

    private static final String BY_POSITION =
            """
            array_position(array['BRANCH_HEAD', 'REGIONAL_HEAD', 'MUNICIPAL_HEAD', 'REGIONAL_SECRETARY', 'AGENCY_HEAD'],
                position), agency, capacity <> 'DEFINITIVE', valid_from, id""";

    private final JdbcClient jdbc;

    Officials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Official> find(UUID id) {
        return jdbc.sql(OFFICIALS + "id = :id")
                .param("id", id)
                .query(Officials::official)
                .optional();
    }

    /** By their ids. */
    Map<UUID, Official> named(Set<UUID> ids) {
        return jdbc
                .sql(OFFICIALS + "id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Officials::official)
                .stream()
                .collect(Collectors.toMap(Official::id, Function.identity()));
    }

    /** Whoever held a position of the organisation on one of the days, who began last first. */
    public List<Official> between(String organisation, LocalDate first, LocalDate last) {
        return jdbc.sql(
                        OFFICIALS
                                + """
                        organisation = :organisation and valid_from <= :last and (last_day is null or last_day >= :first)
                        order by valid_from desc, id""")
                .param("organisation", organisation)
                .param("first", first)
                .param("last", last)
                .query(Officials::official)
                .list();
    }

    /** Whatever was given to the official, the latest first. */
    public List<Mandate> mandatesOf(UUID holder) {
        return jdbc.sql(MANDATES + "holder = :holder order by valid_from desc, valid_until desc, id")
                .param("holder", holder)
                .query(Officials::mandate)
                .list();
    }

    /** Held now or soon, or not any more. */
    public enum Tenure {
        LASTING,
        OVER
    }

    /** Positions in their order, in each the holder before those who act; of those who left the last first. */
    List<Official> page(String organisation, Tenure tenure, LocalDate today, int page, int size) {
        return jdbc.sql(OFFICIALS + "organisation = :organisation and " + isIn(tenure) + " order by "
                        + (tenure == Tenure.LASTING ? BY_POSITION : "last_day desc, valid_from desc, id")
                        + " limit :size offset :offset")
                .param("organisation", organisation)
                .param("today", today)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Officials::official)
                .list();
    }

    int count(String organisation, Tenure tenure, LocalDate today) {
        return jdbc.sql("select count(*) from official where organisation = :organisation and " + isIn(tenure))
                .param("organisation", organisation)
                .param("today", today)
                .query(Integer.class)
                .single();
    }

    private static String isIn(Tenure tenure) {
        return tenure == Tenure.LASTING ? "(last_day is null or last_day >= :today)" : "last_day < :today";
    }

    List<Official> all(String organisation, int page, int size) {
        return jdbc.sql(OFFICIALS
                        + "organisation = :organisation order by valid_from desc, id limit :size offset :offset")
                .param("organisation", organisation)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Officials::official)
                .list();
    }

    int count(String organisation) {
        return jdbc.sql("select count(*) from official where organisation = :organisation")
                .param("organisation", organisation)
                .query(Integer.class)
                .single();
    }

    /** Whoever asks first, enters first: everybody else who would enter somebody into the organisation waits. */
    void takeTurn(String organisation) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('official ' || :organisation, 0))")
                .param("organisation", organisation)
                .query((row, number) -> number)
                .list();
    }

    /** Another definitive holder of the same position on one of the same days. */
    Optional<Official> definitiveBeside(Official official) {
        return jdbc.sql(
                        OFFICIALS
                                + """
                        organisation = :organisation and position = :position and capacity = 'DEFINITIVE'
                          and (position <> 'AGENCY_HEAD' or agency = :agency)
                          and daterange(valid_from, last_day + 1, '[)') && daterange(:first, cast(:last as date) + 1, '[)')
                        order by valid_from limit 1""")
                .param("organisation", official.organisation())
                .param("position", official.position().name())
                .param("agency", official.agency(), Types.VARCHAR)
                .param("first", official.validFrom())
                .param("last", official.lastDay(), Types.DATE)
                .query(Officials::official)
                .optional();
    }

    void add(Official official, String by, Instant at) {
        jdbc.sql(
                        """
                insert into official (id, organisation, agency, position, title, name, employee_number, capacity, decree,
                    valid_from, valid_until, entered_by, entered_at)
                values (:id, :organisation, :agency, :position, :title, :name, :employeeNumber, :capacity, :decree,
                    :validFrom, :validUntil, :by, :at)""")
                .param("id", official.id())
                .param("organisation", official.organisation())
                .param("agency", official.agency(), Types.VARCHAR)
                .param("position", official.position().name())
                .param("title", official.title())
                .param("name", official.name())
                .param("employeeNumber", official.employeeNumber(), Types.VARCHAR)
                .param("capacity", official.capacity().name())
                .param("decree", official.decree())
                .param("validFrom", official.validFrom())
                .param("validUntil", official.validUntil(), Types.DATE)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** @return whether it was this call that ended it */
    boolean end(UUID id, LocalDate lastDay, String by, Instant at) {
        return jdbc.sql(
                                """
                update official set ended_on = :lastDay, ended_by = :by, ended_at = :at where id = :id and ended_on is null""")
                        .param("id", id)
                        .param("lastDay", lastDay)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** The latest first. */
    List<Mandate> mandates(String municipality, int page, int size) {
        return jdbc.sql(MANDATES
                        + "municipality = :municipality order by valid_from desc, id limit :size offset :offset")
                .param("municipality", municipality)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Officials::mandate)
                .list();
    }

    int countMandates(String municipality) {
        return jdbc.sql("select count(*) from mandate where municipality = :municipality")
                .param("municipality", municipality)
                .query(Integer.class)
                .single();
    }

    Optional<Mandate> findMandate(UUID id) {
        return jdbc.sql(MANDATES + "id = :id")
                .param("id", id)
                .query(Officials::mandate)
                .optional();
    }

    void add(Mandate mandate, String by, Instant at) {
        jdbc.sql(
                        """
                insert into mandate (id, municipality, number, giver, holder, scope, valid_from, valid_until,
                    entered_by, entered_at)
                values (:id, :municipality, :number, :giver, :holder, :scope, :validFrom, :validUntil, :by, :at)""")
                .param("id", mandate.id())
                .param("municipality", mandate.municipality())
                .param("number", mandate.number())
                .param("giver", mandate.giver())
                .param("holder", mandate.holder())
                .param("scope", mandate.scope())
                .param("validFrom", mandate.validFrom())
                .param("validUntil", mandate.validUntil())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** @return whether it was this call that withdrew it */
    boolean withdraw(UUID id, LocalDate on, String by, Instant at) {
        return jdbc.sql(
                                """
                update mandate set withdrawn_on = :on, withdrawn_by = :by, withdrawn_at = :at
                 where id = :id and withdrawn_on is null""")
                        .param("id", id)
                        .param("on", on)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static Official official(ResultSet row, int number) throws SQLException {
        return new Official(
                row.getObject("id", UUID.class),
                row.getString("organisation"),
                row.getString("agency"),
                Position.valueOf(row.getString("position")),
                row.getString("title"),
                row.getString("name"),
                row.getString("employee_number"),
                Capacity.valueOf(row.getString("capacity")),
                row.getString("decree"),
                row.getObject("valid_from", LocalDate.class),
                day(row, "valid_until"),
                day(row, "ended_on"));
    }

    private static Mandate mandate(ResultSet row, int number) throws SQLException {
        return new Mandate(
                row.getObject("id", UUID.class),
                row.getString("municipality"),
                row.getString("number"),
                row.getObject("giver", UUID.class),
                row.getObject("holder", UUID.class),
                row.getString("scope"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                day(row, "withdrawn_on"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
