package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Drs. H. Zainal Arifin; ZAINAL ARIFIN",
                "H. Muhammad Ilham, S.T.; Muhammad Ilham",
                "Ir. Hendra Gunawan, M.M.; hendra  gunawan",
                "Drs. Slamet Riyadi, M.Si.; Dr Slamet Riyadi",
                "H. Said Abdullah, M.AP.; H SAID ABDULLAH",
            })
    void titlesDoNotMakeAnotherPerson(String registered, String certified) {
        assertThat(PersonName.of(registered)).isEqualTo(PersonName.of(certified));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"Zainal Arifin; Zainal Arifins", "A. Yani; B. Yani", "M. Ilham; Muhammad Ilham"})
    void oneLetterMakesAnotherPerson(String one, String other) {
        assertThat(PersonName.of(one)).isNotEqualTo(PersonName.of(other));
    }
}
