package id.payung.roster.people;

import id.payung.platform.PersonalDataCipher;
import id.payung.roster.RosterId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of all parts of a roster as one list. Nobody changes a part while its roster is checked. */
final class MergedParts extends PagedRows<MergedParts.Place> {

    record Place(String ward, int row) {}

    private final JdbcClient jdbc;
    private final StoredCells cells;
    private final RosterId roster;

    MergedParts(JdbcClient jdbc, PersonalDataCipher cipher, RosterId roster) {
        super(new Place("", 0));
        this.jdbc = jdbc;
        this.cells = new StoredCells(cipher);
        this.roster = roster;
    }

    @Override
    protected List<Person<Place>> after(Place place) {
        return jdbc.sql(
                        """
                select part.area_code as ward, p.* from roster_part part join roster_part_person p on p.part_id = part.id
                 where part.roster_id = :roster and (part.area_code, p.row_number) > (:ward, :row)
                 order by %s limit :size"""
                                .formatted(WardParts.ORDER))
                .param("roster", roster.value())
                .param("ward", place.ward())
                .param("row", place.row())
                .param("size", PAGE)
                .query((found, number) ->
                        new Person<>(new Place(found.getString("ward"), found.getInt("row_number")), cells.of(found)))
                .list();
    }
}
