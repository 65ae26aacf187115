package id.payung.party;

import id.payung.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Branches, regional offices and municipalities, and which branch serves which municipality. */
@Component
public class Organisations {

    private static final ZoneId HEAD_OFFICE = ZoneId.of("Asia/Jakarta");

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refused on the field {@code municipality} where nobody knows it */
    public Municipality municipality(String id) {
        return findMunicipality(id).orElseThrow(() -> Refused.field("municipality", "party.municipality.unknown", id));
    }

    public Optional<Municipality> findMunicipality(String id) {
        return jdbc.sql("select * from municipality where id = :id")
                .param("id", id)
                .query(Organisations::municipality)
                .optional();
    }

    List<Municipality> municipalities() {
        return jdbc.sql("select * from municipality order by id")
                .query(Organisations::municipality)
                .list();
    }

    private static Municipality municipality(ResultSet row, int number) throws SQLException {
        return new Municipality(
                row.getString("id"),
                row.getString("name"),
                Municipality.Kind.valueOf(row.getString("kind")),
                row.getString("area_code"),
                ZoneId.of(row.getString("zone")));
    }

    /** @throws Refused on the field {@code branch} where nobody knows it */
    public Branch branch(String id) {
        return findBranch(id).orElseThrow(() -> Refused.field("branch", "party.branch.unknown", id));
    }

    Optional<Branch> findBranch(String id) {
        return jdbc.sql("select * from branch where id = :id")
                .param("id", id)
                .query(Organisations::office)
                .optional();
    }

    /** Branches and regional offices, by id. */
    public List<Branch> offices() {
        return jdbc.sql("select * from branch order by id")
                .query(Organisations::office)
                .list();
    }

    private static Branch office(ResultSet row, int number) throws SQLException {
        return new Branch(
                row.getString("id"),
                row.getString("name"),
                Branch.Kind.valueOf(row.getString("kind")),
                row.getString("regional_office"),
                row.getString("place"));
    }

    /** The municipalities that a branch or regional office serves: the tenants its staff belong to. */
    public List<String> servedBy(String branch) {
        return jdbc.sql("select municipality from branch_service where branch = :branch order by municipality")
                .param("branch", branch)
                .query(String.class)
                .list();
    }

    /** The municipalities whose tasks the organisation's staff may find: those an office serves, or the municipality itself. */
    List<String> tenantsOf(String organisation) {
        return findMunicipality(organisation).isPresent() ? List.of(organisation) : servedBy(organisation);
    }

    /**
     * In which an office counts its days: that of most municipalities it serves, which lie around it. Offices have none of
     * their own; one that serves nobody counts like the head office.
     */
    public ZoneId zoneOfBranch(String branch) {
        return jdbc.sql(
                        """
                select m.zone from branch_service s join municipality m on m.id = s.municipality
                 where s.branch = :branch group by m.zone order by count(*) desc, m.zone limit 1""")
                .param("branch", branch)
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(HEAD_OFFICE);
    }

    public boolean serves(String branch, String municipality) {
        return servedBy(branch).contains(municipality);
    }

    public boolean hasAgency(String municipality, String agency) {
        return jdbc.sql("select exists (select 1 from agency where municipality = :municipality and id = :agency)")
                .param("municipality", municipality)
                .param("agency", agency)
                .query(Boolean.class)
                .single();
    }

    /** Ids and names. */
    public Map<String, String> agencies(String municipality) {
        var agencies = new TreeMap<String, String>();
        jdbc.sql("select id, name from agency where municipality = :municipality")
                .param("municipality", municipality)
                .query(row -> {
                    agencies.put(row.getString("id"), row.getString("name"));
                });
        return agencies;
    }

    /** The agency's name as it stands in documents. */
    public String agencyName(String municipality, String agency) {
        return jdbc.sql("select name from agency where municipality = :municipality and id = :agency")
                .param("municipality", municipality)
                .param("agency", agency)
                .query(String.class)
                .optional()
                .orElse(agency);
    }

    @Transactional
    public void register(Municipality municipality) {
        jdbc.sql(
                        """
                insert into municipality (id, name, kind, area_code, zone) values (:id, :name, :kind, :areaCode, :zone)
                on conflict (id) do update set name = excluded.name, kind = excluded.kind,
                    area_code = excluded.area_code, zone = excluded.zone""")
                .param("id", municipality.id())
                .param("name", municipality.name())
                .param("kind", municipality.kind().name())
                .param("areaCode", municipality.areaCode())
                .param("zone", municipality.zone().getId())
                .update();
    }

    @Transactional
    public void registerAgency(String municipality, String id, String name) {
        jdbc.sql(
                        """
                insert into agency (municipality, id, name) values (:municipality, :id, :name)
                on conflict (municipality, id) do update set name = excluded.name""")
                .param("municipality", municipality)
                .param("id", id)
                .param("name", name)
                .update();
    }

    /** @param municipalities all that it serves from now on */
    @Transactional
    public void register(Branch branch, List<String> municipalities) {
        jdbc.sql(
                        """
                insert into branch (id, name, kind, regional_office, place)
                values (:id, :name, :kind, :regionalOffice, :place)
                on conflict (id) do update set name = excluded.name, kind = excluded.kind,
                    regional_office = excluded.regional_office, place = excluded.place""")
                .param("id", branch.id())
                .param("name", branch.name())
                .param("kind", branch.kind().name())
                .param("regionalOffice", branch.regionalOffice())
                .param("place", branch.place())
                .update();
        jdbc.sql("delete from branch_service where branch = :branch and not (municipality = any(:municipalities))")
                .param("branch", branch.id())
                .param("municipalities", municipalities.toArray(String[]::new))
                .update();
        for (String municipality : municipalities) {
            jdbc.sql(
                            "insert into branch_service (branch, municipality) values (:branch, :municipality) on conflict do nothing")
                    .param("branch", branch.id())
                    .param("municipality", municipality)
                    .update();
        }
    }

    /** Ids and names of all offices and municipalities, by name. */
    public Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        jdbc.sql("select id, name from branch union all select id, name from municipality order by name, id")
                .query(row -> {
                    names.put(row.getString("id"), row.getString("name"));
                });
        return names;
    }

    public boolean isKnown(String organisation) {
        return findMunicipality(organisation).isPresent()
                || findBranch(organisation).isPresent();
    }

    /** The name of a branch or municipality; the id where nobody knows it. */
    public String nameOf(@Nullable String id) {
        return jdbc.sql("select name from branch where id = :id union all select name from municipality where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(id == null ? "" : id);
    }
}
