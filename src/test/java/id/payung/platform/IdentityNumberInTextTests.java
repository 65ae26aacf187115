package id.payung.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNumberInTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3375010101800001",
                "Hapus 3375014101800001, sudah meninggal",
                "NIK:3375010101800001.",
                "3375 0101 0180 0001",
                "337501.010180.0001",
                "33.75.01.010180.0001",
                "337501-410180-0001",
                "baris 12 3375 0101 0180 0001",
                "1234567890123456"
            })
    void isFoundHoweverPeopleWriteIt(String text) {
        assertThat(IdentityNumberInText.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Rp437.472.000 untuk 2.170 orang, 12 bulan",
                "Rp6.505.228.800 dan Rp1.008.000.000 pada 2027",
                "NIP 19800101 200501 1 001",
                "198001012005011001",
                "4.01.03.2.01.0005.5.1.02.02.01.0034",
                "3.25.03.2.01.0005.5.1.02.02.01.0034",
                "SK 400.9/123/2027 tanggal 01-03-2027",
                "081234567890, 0285 421234",
                "PER/07/122026/0042"
            })
    void amountsCodesAndDatesAreNoIdentityNumbers(String text) {
        assertThat(IdentityNumberInText.isIn(text)).isFalse();
    }

    @Test
    void aFormRefusesItInFreeTextWithOurSentence() {
        var form = new TaskForm() {
            @Override
            public List<String> tasks() {
                return List.of("check");
            }

            @Override
            public List<FormField> fields() {
                return List.of(FormField.longText("reason"), FormField.code("reference"));
            }
        };

        assertThatThrownBy(() -> FormInput.check(
                        form, Map.of("reason", "3375010101800001 ganda", "reference", "1234567890123456")))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reasons())
                        .containsExactly(Refused.Reason.of("reason", "form.refused.identityNumber")));
    }
}
