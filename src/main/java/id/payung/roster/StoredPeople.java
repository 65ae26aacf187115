package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.platform.PersonalDataCipher;
import id.payung.roster.people.PagedRows;
import id.payung.roster.people.StoredCells;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.SheetRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People of an agreement's rosters, in the order in which they were listed: last year's under this year's rules, or those who
 * waited for a place.
 */
final class StoredPeople extends PagedRows<StoredPeople.Place> {

    record Place(int wave, int row) {}

    private static final String HANDED_OVER =
            """
            from roster_person p join roster r on r.id = p.roster_id
             where r.agreement_id = :agreement and r.status in ('HANDED_OVER', 'REGISTERED')
               and p.state in ('VALID', 'WARNED')""";

    /** In rosters that give no places any more; whoever has one in a later roster does not wait. */
    private static final String WAITING =
            """
            from roster_person p join roster r on r.id = p.roster_id
             where r.agreement_id = :agreement and r.status in ('VERIFIED', 'DETERMINED', 'HANDED_OVER', 'REGISTERED')
               and p.state = 'WAITING'
               and not exists (
                   select 1 from roster_person other join roster later on later.id = other.roster_id
                    where other.nik_index = p.nik_index and other.agreement_id = :agreement
                      and later.status <> 'CANCELLED' and other.state in ('VALID', 'WARNED', 'HELD'))""";

    private final JdbcClient jdbc;
    private final StoredCells cells;
    private final AgreementId agreement;
    private final String people;
    private final int most;

    private StoredPeople(JdbcClient jdbc, PersonalDataCipher cipher, AgreementId agreement, String people, int most) {
        super(new Place(0, 0));
        this.jdbc = jdbc;
        this.cells = new StoredCells(cipher);
        this.agreement = agreement;
        this.people = people;
        this.most = most;
    }

    /** Of the agreement's rosters that were handed over. */
    static StoredPeople handedOver(JdbcClient jdbc, PersonalDataCipher cipher, AgreementId agreement) {
        return new StoredPeople(jdbc, cipher, agreement, HANDED_OVER, Integer.MAX_VALUE);
    }

    /** @param most how many places there are for those who wait */
    static StoredPeople waiting(JdbcClient jdbc, PersonalDataCipher cipher, AgreementId agreement, int most) {
        return new StoredPeople(jdbc, cipher, agreement, WAITING, Math.max(0, most));
    }

    /** How many people of the agreement wait for a place that none of their own rosters will give them. */
    static int countWaiting(JdbcClient jdbc, AgreementId agreement) {
        return jdbc.sql("select count(*) " + WAITING)
                .param("agreement", agreement.value())
                .query(Integer.class)
                .single();
    }

    static boolean exist(JdbcClient jdbc, AgreementId agreement) {
        return jdbc.sql("select exists (select 1 " + HANDED_OVER + ")")
                .param("agreement", agreement.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public @Nullable SheetRow next() {
        return given() == most ? null : super.next();
    }

    @Override
    protected List<Person<Place>> after(Place place) {
        return jdbc.sql("select r.wave, p.* " + people
                        + " and (r.wave, p.row_number) > (:wave, :row) order by r.wave, p.row_number limit :size")
                .param("agreement", agreement.value())
                .param("wave", place.wave())
                .param("row", place.row())
                .param("size", PAGE)
                .query((found, number) ->
                        new Person<>(new Place(found.getInt("wave"), found.getInt("row_number")), textsOf(found)))
                .list();
    }

    private Map<RosterColumn, String> textsOf(ResultSet found) throws SQLException {
        var texts = cells.of(found);
        var registered = found.getString("registered_member_number");
        if (registered != null) {
            texts.put(RosterColumn.MEMBER_NUMBER, registered); // surer than what a file once said
        }
        return texts;
    }
}
