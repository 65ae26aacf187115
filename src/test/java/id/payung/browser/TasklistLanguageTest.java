package id.payung.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasklist speaks Indonesian: every label that Camunda ships in English has a counterpart of ours. */
class TasklistLanguageTest {
    private static final String WEBAPPS = "META-INF/resources/webjars/camunda/app/";
    private static final Pattern PARTS = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|<[^>]+>|&\\w+;|<");

    /** Same word in both languages, a proper name, or no word at all. */
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "ADMIN_APP",
            "COCKPIT_APP",
            "DIAGRAM",
            "FILTER",
            "FILTER_CRITERIA_OPERATOR",
            "FILTER_VARIABLE_LABEL",
            "NO_TASK_FORM",
            "OPERATOR",
            "SEARCH_LESS_THAN",
            "SEARCH_LESS_THAN_EQUALS",
            "SEARCH_GREATER_THAN",
            "SEARCH_GREATER_THAN_EQUALS");

    private final JsonNode english = locale("en");
    private final JsonNode indonesian = locale("id");

    @Test
    void everyEnglishLabelHasAnIndonesianOneAndNoneIsLeftOver() {
        assertThat(keys(indonesian.path("labels")))
                .hasSizeGreaterThan(400)
                .containsExactlyInAnyOrderElementsOf(keys(english.path("labels")));
    }

    @Test
    void noLabelIsLeftInEnglish() {
        var untranslated = keys(english.path("labels")).stream()
                .filter(key -> label(english, key).equals(label(indonesian, key)))
                .toList();
        assertThat(untranslated).containsExactlyInAnyOrderElementsOf(SAME_IN_BOTH);
    }

    @Test
    void placeholdersAndMarkupSurviveTheTranslation() {
        var different = new TreeMap<String, String>();
        for (String key : keys(english.path("labels"))) {
            if (!parts(label(english, key)).equals(parts(label(indonesian, key)))) {
                different.put(key, label(indonesian, key));
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void datesAreWrittenTheIndonesianWay() {
        var dates = indonesian.path("dateLocales");
        assertThat(keys(dates)).containsExactlyInAnyOrderElementsOf(keys(english.path("dateLocales")));
        assertThat(dates.path("months")).hasSize(12);
        assertThat(dates.path("monthsShort")).hasSize(12);
        assertThat(dates.path("weekdays")).hasSize(7);
        assertThat(dates.path("weekdays").path(0).asText()).isEqualTo("Minggu");
        assertThat(keys(dates.path("relativeTime")))
                .containsExactlyInAnyOrderElementsOf(
                        keys(english.path("dateLocales").path("relativeTime")));
        assertThat(dates.path("longDateFormat").path("LT").asText()).isEqualTo("HH.mm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasklist/scripts/config.js",
                "tasklist/styles/user-styles.css",
                "cockpit/scripts/config.js",
                "cockpit/styles/user-styles.css",
                "welcome/scripts/config.js",
                "welcome/styles/user-styles.css"
            })
    void ourFilesComeBeforeCamundas(String file) throws IOException {
        var found = List.copyOf(Collections.list(loader().getResources(WEBAPPS + file)));
        assertThat(found).hasSize(2);
        assertThat(found.get(0).getProtocol()).isEqualTo("file");
        assertThat(found.get(1).getPath()).contains("camunda-webapp-webjar");
    }

    @Test
    void indonesianIsOfferedAndIsWhatAnUnknownLanguageGets() {
        assertThat(read("tasklist/scripts/config.js"))
                .contains("availableLocales: ['id', 'en']")
                .contains("fallbackLocale: 'id'");
    }

    private static List<String> parts(String label) {
        // Where a link leads is not translation: Camunda's points to a campaign.
        return PARTS.matcher(label.replaceAll("href=\"[^\"]*\"", ""))
                .results()
                .map(MatchResult::group)
                .map(part -> part.startsWith("&")
                        ? part
                        : part.replaceAll("<(null|kosong|undefined|belum ditentukan)>", "<…>"))
                .sorted()
                .toList();
    }

    private static String label(JsonNode locale, String key) {
        return locale.path("labels").path(key).asText();
    }

    private static List<String> keys(JsonNode node) {
        var keys = new ArrayList<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode locale(String language) {
        try {
            return new ObjectMapper().readTree(read("tasklist/locales/" + language + ".json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(String file) {
        try (var in = loader().getResourceAsStream(WEBAPPS + file)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ClassLoader loader() {
        return TasklistLanguageTest.class.getClassLoader();
    }
}
