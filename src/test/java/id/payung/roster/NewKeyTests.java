package id.payung.roster;

import static id.payung.roster.RosterFixture.man;
import static id.payung.roster.RosterFixture.nik;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.party.Nik;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.PersonalDataKeys;
import id.payung.roster.people.FrozenPeople;
import id.payung.roster.people.StoredCells;
import id.payung.roster.sheet.RosterColumn;
import id.payung.support.PayungTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** A new key is put first: it seals from then on, and what the old one sealed is still read. */
@PayungTest
class NewKeyTests {

    private static final String SECOND = "2:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Autowired
    WebApplicationContext application;

    @Autowired
    PersonalDataKeys keys;

    @Autowired
    JdbcClient jdbc;

    private final AnnotationConfigApplicationContext restarted = new AnnotationConfigApplicationContext();
    private RosterFixture fixture;

    @BeforeEach
    void pekalongan() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
    }

    @AfterEach
    void stop() {
        restarted.close();
    }

    /** The parts that know keys, as after a restart with these. */
    private void restartWith(String newKeys) {
        restarted.registerBean(PersonalDataKeys.class, () -> new PersonalDataKeys(newKeys, keys.indexKey()));
        restarted.registerBean(JdbcClient.class, () -> jdbc);
        restarted.register(PersonalDataCipher.class, FrozenPeople.class);
        restarted.refresh();
    }

    private PersonalDataCipher cipher() {
        return restarted.getBean(PersonalDataCipher.class);
    }

    private List<String> niks(RosterId roster) {
        var cells = new StoredCells(cipher());
        return jdbc.sql("select * from roster_person where roster_id = :roster order by row_number")
                .param("roster", roster.value())
                .query((row, number) -> row.getInt("key_id") + " " + cells.text(row, RosterColumn.NIK))
                .list();
    }

    @Test
    void whatTheOldKeySealedIsReadAndFoundUnderTheNewOne() {
        var roster = fixture.handedOver(fixture.agreement(5), man(1), man(2));

        restartWith(SECOND + "," + keys.keys());

        assertThat(cipher().currentKey()).isEqualTo(2);
        assertThat(niks(roster)).containsExactly("1 " + nik(1), "1 " + nik(2));
        assertThat(jdbc.sql("select count(*) from roster_person where roster_id = :roster and nik_index = :nik")
                        .param("roster", roster.value())
                        .param("nik", new Nik(nik(2)).blindIndex(cipher()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(restarted.getBean(FrozenPeople.class).areIntact(roster)).isTrue();
    }

    @Test
    void aFrozenRowMayBeSealedAnewAndIsStillTheSamePerson() {
        var roster = fixture.handedOver(fixture.agreement(5), man(1), man(2));
        restartWith(SECOND + "," + keys.keys());

        jdbc.sql("update roster_person set nik = :nik, key_id = 2 where roster_id = :roster and row_number = 2")
                .param("nik", cipher().seal(nik(1)))
                .param("roster", roster.value())
                .update();

        assertThat(niks(roster)).containsExactly("2 " + nik(1), "1 " + nik(2));
        assertThat(restarted.getBean(FrozenPeople.class).areIntact(roster)).isTrue();
    }

    @Test
    void withoutTheOldKeyItsRowsAreNotReadAndTheRefusalNamesIt() {
        var roster = fixture.handedOver(fixture.agreement(5), man(1));

        restartWith(SECOND);

        assertThatThrownBy(() -> niks(roster)).hasMessage("Key 1 of personal data is not configured");
    }
}
