package id.payung.roster.list;

import id.payung.party.Nik;
import id.payung.platform.PersonalDataCipher;
import id.payung.roster.registration.ResultMistake;
import id.payung.roster.registration.ResultRefused;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.ResultFile;
import id.payung.roster.sheet.ResultFile.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists in their tables. Of each person there is a keyed hash and nothing else: a list can be asked about somebody, and
 * cannot be read.
 */
@Component
public class PersonListTable {

    /** One answer tells so many mistakes; who has more knows enough to begin. */
    private static final int MOST_MISTAKES = 1_000;

    private static final int CHUNK = 1_000;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    PersonListTable(JdbcTemplate batches, JdbcClient jdbc, PersonalDataCipher cipher) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** A person named twice is one person. @return how many people the list has */
    public int add(PersonList list, ResultFile file) throws FileRefused, ResultRefused {
        jdbc.sql(
                        """
                insert into person_list (id, kind, municipality, name, valid_from, valid_until, people, uploaded_by, uploaded_at)
                values (:id, :kind, :municipality, :name, :from, :until, 0, :by, :at)""")
                .param("id", list.id())
                .param("kind", list.kind().name())
                .param("municipality", list.municipality())
                .param("name", list.name())
                .param("from", list.validFrom())
                .param("until", list.validUntil(), Types.DATE)
                .param("by", list.uploadedBy())
                .param("at", Timestamp.from(list.uploadedAt()))
                .update();
        List<ResultMistake> mistakes = new ArrayList<>();
        List<byte[]> chunk = new ArrayList<>(CHUNK);
        for (var row = file.next(); row != null; row = file.next()) {
            var nik = Nik.of(file.text(row, Column.NIK));
            if (nik.isPresent()) {
                chunk.add(nik.get().blindIndex(cipher));
            } else if (mistakes.size() < MOST_MISTAKES) {
                mistakes.add(new ResultMistake(row.number(), ResultMistake.Code.NIK_NOT_16_DIGITS, List.of()));
            }
            if (chunk.size() == CHUNK) {
                write(list.id(), chunk);
                chunk.clear();
            }
        }
        write(list.id(), chunk);
        if (!mistakes.isEmpty()) {
            throw new ResultRefused(mistakes);
        }
        return jdbc.sql(
                        """
                update person_list set people = (select count(*) from person_list_entry where list_id = :id)
                 where id = :id returning people""")
                .param("id", list.id())
                .query(Integer.class)
                .single();
    }

    private void write(UUID list, List<byte[]> people) {
        batches.batchUpdate(
                "insert into person_list_entry (list_id, nik_index) values (?, ?) on conflict do nothing",
                people,
                CHUNK,
                (statement, person) -> {
                    statement.setObject(1, list);
                    statement.setBytes(2, person);
                });
    }

    /** Newest first, withdrawn ones too. */
    public List<PersonList> page(String municipality, int page, int size) {
        return jdbc.sql(
                        """
                select * from person_list where municipality = :municipality
                 order by uploaded_at desc, id limit :size offset :offset""")
                .param("municipality", municipality)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(PersonListTable::list)
                .list();
    }

    public int count(String municipality) {
        return jdbc.sql("select count(*) from person_list where municipality = :municipality")
                .param("municipality", municipality)
                .query(Integer.class)
                .single();
    }

    /** Nobody else changes it until the transaction around is over. */
    public Optional<PersonList> findForChange(String municipality, UUID id) {
        return jdbc.sql("select * from person_list where id = :id and municipality = :municipality for update")
                .param("id", id)
                .param("municipality", municipality)
                .query(PersonListTable::list)
                .optional();
    }

    public void withdraw(UUID id, String by, Instant at) {
        jdbc.sql("update person_list set withdrawn_by = :by, withdrawn_at = :at where id = :id")
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    private static PersonList list(ResultSet row, int number) throws SQLException {
        var withdrawn = row.getTimestamp("withdrawn_at");
        return new PersonList(
                row.getObject("id", UUID.class),
                PersonList.Kind.valueOf(row.getString("kind")),
                row.getString("municipality"),
                row.getString("name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getInt("people"),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant(),
                row.getString("withdrawn_by"),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
