package id.payung.party;

import id.payung.platform.Role;
import id.payung.platform.StaffDirectory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people at their desks. Passwords and groups live in the engine's identity service; the desk and the mail address here. */
@Component
public class Staff implements StaffDirectory {

    private final JdbcClient jdbc;

    Staff(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who can be written to. */
    public record Contact(String userId, String name, String email) {}

    @Override
    public Optional<Desk> deskOf(String userId) {
        return jdbc.sql("select user_id, name, organisation, agency, ward from staff_member where user_id = :userId")
                .param("userId", userId)
                .query((row, number) -> new Desk(
                        row.getString("user_id"),
                        row.getString("name"),
                        row.getString("organisation"),
                        row.getString("agency"),
                        row.getString("ward")))
                .optional();
    }

    /** Those who hold the role in the organisation; for roles bound to an agency, in that agency. */
    public List<Contact> holding(Role role, String organisation, @Nullable String agency) {
        return jdbc.sql(
                        """
                select user_id, name, email from staff_member
                 where organisation = :organisation and role = :role
                   and (not :bound or agency = :agency)
                 order by user_id""")
                .param("organisation", organisation)
                .param("role", role.id())
                .param("bound", role.boundToAgency())
                .param("agency", agency, java.sql.Types.VARCHAR)
                .query((row, number) ->
                        new Contact(row.getString("user_id"), row.getString("name"), row.getString("email")))
                .list();
    }

    @Transactional
    public void register(Desk desk, Role role, String email) {
        jdbc.sql(
                        """
                insert into staff_member (user_id, name, organisation, agency, ward, role, email)
                values (:userId, :name, :organisation, :agency, :ward, :role, :email)
                on conflict (user_id) do update set name = excluded.name, organisation = excluded.organisation,
                    agency = excluded.agency, ward = excluded.ward, role = excluded.role, email = excluded.email""")
                .param("userId", desk.userId())
                .param("name", desk.name())
                .param("organisation", desk.organisation())
                .param("agency", desk.agency())
                .param("ward", desk.ward())
                .param("role", role.id())
                .param("email", email)
                .update();
    }
}
