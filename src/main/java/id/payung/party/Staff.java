package id.payung.party;

import id.payung.platform.Role;
import id.payung.platform.StaffDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
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
        return jdbc.sql(
                        """
                select user_id, name, organisation, agency, ward from staff_member
                 where user_id = :userId and organisation is not null""")
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
                 where organisation = :organisation and role = :role and active
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
        save(new Member(
                desk.userId(), desk.name(), email, role, desk.organisation(), desk.agency(), desk.ward(), true));
    }

    /**
     * Somebody who works here or did.
     *
     * @param organisation null for auditors and operators
     */
    public record Member(
            String user,
            String name,
            String email,
            Role role,
            @Nullable String organisation,
            @Nullable String agency,
            @Nullable String ward,
            boolean active) {

        Member gone() {
            return new Member(user, name, email, role, organisation, agency, ward, false);
        }

        boolean sitsWhere(Member other) {
            return role == other.role
                    && Objects.equals(organisation, other.organisation)
                    && Objects.equals(agency, other.agency);
        }
    }

    Optional<Member> find(String user) {
        return jdbc.sql("select * from staff_member where user_id = :user")
                .param("user", user)
                .query(Staff::member)
                .optional();
    }

    List<Member> activeAt(String organisation) {
        return jdbc.sql("select * from staff_member where organisation = :organisation and active order by user_id")
                .param("organisation", organisation)
                .query(Staff::member)
                .list();
    }

    /** Those who left too, by user id. @param organisation null for everybody */
    public List<Member> page(@Nullable String organisation, int page, int size) {
        return jdbc.sql(
                        """
                select * from staff_member where cast(:organisation as text) is null or organisation = :organisation
                 order by user_id limit :size offset :offset""")
                .param("organisation", organisation, java.sql.Types.VARCHAR)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Staff::member)
                .list();
    }

    void save(Member member) {
        jdbc.sql(
                        """
                insert into staff_member (user_id, name, organisation, agency, ward, role, email, active)
                values (:user, :name, :organisation, :agency, :ward, :role, :email, :active)
                on conflict (user_id) do update set name = excluded.name, organisation = excluded.organisation,
                    agency = excluded.agency, ward = excluded.ward, role = excluded.role, email = excluded.email,
                    active = excluded.active""")
                .param("user", member.user())
                .param("name", member.name())
                .param("organisation", member.organisation())
                .param("agency", member.agency())
                .param("ward", member.ward())
                .param("role", member.role().id())
                .param("email", member.email())
                .param("active", member.active())
                .update();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        var role = row.getString("role");
        return new Member(
                row.getString("user_id"),
                row.getString("name"),
                row.getString("email"),
                Role.of(role).orElseThrow(() -> new IllegalStateException("No role is called '%s'".formatted(role))),
                row.getString("organisation"),
                row.getString("agency"),
                row.getString("ward"),
                row.getBoolean("active"));
    }
}
