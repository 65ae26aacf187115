package id.payung.roster.people;

import id.payung.roster.RosterId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who were determined, as an annex on paper lists them. */
@Component
public class AnnexPeople {

    private final JdbcClient jdbc;

    AnnexPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param number counted through all wards */
    public record Person(int number, String nikMasked, String name, String occupation) {}

    public record Ward(String name, List<Person> people) {}

    private record Line(String ward, String nikMasked, String name, String occupation) {}

    /** By the wards' names, then in the order of the sheet. */
    public List<Ward> byWard(RosterId roster) {
        var lines = jdbc.sql(
                        """
                select coalesce(a.name, p.area_code, '-') as ward, p.nik_masked, p.name,
                       coalesce(o.label, p.occupation, '-') as occupation
                  from roster_person p
                  left join area a on a.code = p.area_code
                  left join occupation o on o.code = p.occupation
                 where p.roster_id = :roster and %s
                 order by 1, p.area_code, p.row_number"""
                                .formatted(FrozenPeople.DETERMINED))
                .param("roster", roster.value())
                .query((row, number) -> new Line(
                        row.getString("ward"),
                        orDash(row.getString("nik_masked")),
                        orDash(row.getString("name")),
                        row.getString("occupation")))
                .list();
        var wards = new LinkedHashMap<String, List<Person>>();
        int number = 0;
        for (var line : lines) {
            wards.computeIfAbsent(line.ward(), name -> new ArrayList<>())
                    .add(new Person(++number, line.nikMasked(), line.name(), line.occupation()));
        }
        return wards.entrySet().stream()
                .map(ward -> new Ward(ward.getKey(), ward.getValue()))
                .toList();
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
