package id.payung.roster;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.roster.sheet.FindingCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code has its sentence in both languages, and the sentences agree on what they name. */
class FindingSentencesTests {

    private static Properties bundle(String file) throws IOException {
        var properties = new Properties();
        try (var text = new InputStreamReader(
                FindingSentencesTests.class.getResourceAsStream("/messages/" + file), StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"roster.properties", "roster_en.properties"})
    void everyCodeHasASentence(String file) throws IOException {
        assertThat(bundle(file).stringPropertyNames())
                .containsAll(Arrays.stream(FindingCode.values())
                        .map(code -> "roster.finding." + code)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"roster.properties", "roster_en.properties"})
    void noSentenceIsOfACodeNobodyKnows(String file) throws IOException {
        var codes = Arrays.stream(FindingCode.values()).map(Enum::name).collect(Collectors.toSet());

        assertThat(bundle(file).stringPropertyNames().stream()
                        .filter(key -> key.startsWith("roster.finding."))
                        .map(key -> key.split("\\.")[2]))
                .allMatch(codes::contains);
    }

    @org.junit.jupiter.api.Test
    void bothLanguagesSayTheSameThings() throws IOException {
        var indonesian = bundle("roster.properties");
        var english = bundle("roster_en.properties");

        assertThat(english.stringPropertyNames()).isEqualTo(indonesian.stringPropertyNames());
        for (String key : indonesian.stringPropertyNames()) {
            assertThat(arguments(english.getProperty(key))).as(key).isEqualTo(arguments(indonesian.getProperty(key)));
        }
    }

    private static java.util.Set<String> arguments(String sentence) {
        return java.util.regex.Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(Collectors.toSet());
    }
}
