package id.payung.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDayTests {

    @Test
    void aDayIsReadAsItIsWritten() {
        assertThat(IsoDay.read("2027-03-01")).contains(LocalDate.of(2027, 3, 1));
        assertThat(IsoDay.read("1900-01-01")).isPresent();
        assertThat(IsoDay.read("2199-12-31")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2027-02-29",
                "1-3-2027",
                "2027-03-01T08:00",
                "1899-12-31",
                "2200-01-01",
                "-0001-01-01",
                "+999999999-12-31"
            })
    void whatNobodyCanMeanIsNoDay(String text) {
        assertThat(IsoDay.read(text)).isEmpty();
    }
}
