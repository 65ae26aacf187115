package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.PersonalDataCipher;
import id.payung.roster.people.FrozenPeople;
import id.payung.roster.people.FrozenPeople.Seal;
import id.payung.support.PayungTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** What was determined by decree stays what it was. */
@PayungTest
class FrozenPeopleTests {

    private static final String FROZEN = "The people of a determined roster are frozen";

    @Autowired
    WebApplicationContext application;

    @Autowired
    FrozenPeople people;

    @Autowired
    PersonalDataCipher cipher;

    @Autowired
    JdbcClient jdbc;

    private RosterFixture fixture;

    @BeforeEach
    void pekalongan() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
    }

    private RosterId checked(String... rows) {
        return fixture.checked(fixture.agreement(10), rows);
    }

    private RosterId frozen(String... rows) {
        var roster = checked(rows);
        fixture.freeze(roster);
        return roster;
    }

    private int change(String sql, RosterId roster) {
        return jdbc.sql(sql).param("roster", roster.value()).update();
    }

    @Test
    void theHashIsOfTheAcceptedPeopleInTheSheetsOrder() {
        var one = frozen(man(1), man(2));
        var same = frozen(man(1), man(2));
        var otherOrder = frozen(man(2), man(1));
        var withARejectedRow = frozen(man(1), man(2), man(3).replace("Jl. Mawar 5", ""));
        var mended = frozen(man(1), man(2).replace("Jl. Mawar 5", "Jl. Mawar 6"));

        assertThat(seal(one)).isEqualTo(seal(same)).isEqualTo(seal(withARejectedRow));
        assertThat(seal(one).people()).isEqualTo(2);
        assertThat(List.of(seal(otherOrder), seal(mended))).doesNotContain(seal(one));
    }

    private Seal seal(RosterId roster) {
        return people.of(roster).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update roster_person set address = 'Jl. Melati 1' where roster_id = :roster",
                "update roster_person set note = 'x' where roster_id = :roster",
                "update roster_person set phone = nik where roster_id = :roster",
                "update roster_person set state = 'HELD' where roster_id = :roster and state = 'VALID'",
                "update roster_person set state = 'VALID' where roster_id = :roster and state = 'REJECTED'",
                "update roster_person set roster_id = gen_random_uuid() where roster_id = :roster",
                "delete from roster_person where roster_id = :roster and state = 'REJECTED'",
                "insert into roster_person (id, roster_id, agreement_id, row_number, state, key_id) values (gen_random_uuid(), :roster, gen_random_uuid(), 99, 'REJECTED', 1)",
                "update roster set people_sha256 = null, people_determined = null where id = :roster",
                "update roster set people_determined = 3 where id = :roster"
            })
    void noStatementChangesFrozenPeople(String sql) {
        var roster = frozen(man(1), man(2).replace("Jl. Mawar 5", ""));

        assertThatThrownBy(() -> change(sql, roster)).hasMessageContaining(FROZEN);
        assertThat(people.areIntact(roster)).isTrue();
    }

    @Test
    void beforeTheDecreeRowsMayChange() {
        var roster = checked(man(1));

        assertThat(people.of(roster)).isEmpty();
        assertThatCode(() -> change("update roster_person set address = 'x' where roster_id = :roster", roster))
                .doesNotThrowAnyException();
        assertThatCode(() -> change("delete from roster_person where roster_id = :roster", roster))
                .doesNotThrowAnyException();
    }

    @Test
    void registrationAndRefusalAreWrittenOnceAndLeaveTheHash() {
        var roster = frozen(man(1), man(2));
        var before = seal(roster);

        change(
                "update roster_person set registered_member_number = '12345678901', registered_at = now() where roster_id = :roster and row_number = 2",
                roster);
        change(
                "update roster_person set state = 'REJECTED', refused_at = now() where roster_id = :roster and row_number = 3",
                roster);

        assertThat(people.areIntact(roster)).isTrue();
        assertThat(seal(roster)).isEqualTo(before);
        for (var again : List.of(
                "update roster_person set registered_member_number = '12345678902' where roster_id = :roster and row_number = 2",
                "update roster_person set registered_member_number = null, registered_at = null where roster_id = :roster and row_number = 2",
                "update roster_person set state = 'VALID', refused_at = null where roster_id = :roster and row_number = 3")) {
            assertThatThrownBy(() -> change(again, roster)).hasMessageContaining(FROZEN);
        }
    }

    @Test
    void aChangeThatGetsPastTheGuardIsSeen() {
        var roster = frozen(man(1));
        jdbc.sql("alter table roster_person disable trigger roster_person_frozen")
                .update();
        try {
            change("update roster_person set heir = 'Somebody' where roster_id = :roster", roster);
        } finally {
            jdbc.sql("alter table roster_person enable trigger roster_person_frozen")
                    .update();
        }

        assertThat(people.areIntact(roster)).isFalse();
    }

    @Test
    void everyPersonsDeterminationIsTold() {
        var roster = frozen(man(1), man(2), man(3).replace("Jl. Mawar 5", ""));

        assertThat(jdbc.sql(
                                """
                        select row_number || ' ' || from_state || ' ' || to_state || ' ' || actor || ' ' || reason
                          from roster_person_event where roster_id = :roster order by seq""")
                        .param("roster", roster.value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "2 VALID DETERMINED officer.3375 400.9/0113", "3 VALID DETERMINED officer.3375 400.9/0113");
        assertThatThrownBy(() -> change("delete from roster_person_event where roster_id = :roster", roster))
                .hasMessageContaining("append-only");
    }
}
