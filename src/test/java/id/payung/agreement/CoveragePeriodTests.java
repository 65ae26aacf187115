package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.Refused;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveragePeriodTests {

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, 12, 2027-12-31",
        "2027-03-01, 12, 2028-02-29",
        "2027-08-31, 6, 2028-02-28",
        "2024-01-25, 1, 2024-02-24",
        "2028-02-29, 12, 2029-02-27"
    })
    void theLastDayIsCountedFromTheFirst(LocalDate first, int months, LocalDate last) {
        assertThat(new CoveragePeriod(first, months).lastDay()).isEqualTo(last);
    }

    @Test
    void theNextPeriodBeginsTheDayAfter() {
        var first = new CoveragePeriod(LocalDate.of(2027, 3, 1), 12);
        assertThat(first.next().firstDay()).isEqualTo(LocalDate.of(2028, 3, 1));
        assertThat(first.next().lastDay()).isEqualTo(LocalDate.of(2029, 2, 28));
    }

    @ParameterizedTest
    @CsvSource({"0", "61", "-3"})
    void anAgreementLastsBetweenOneMonthAndFiveYears(int months) {
        assertThatThrownBy(() -> new CoveragePeriod(LocalDate.of(2027, 1, 1), months))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("agreement.months.outOfRange");
    }
}
