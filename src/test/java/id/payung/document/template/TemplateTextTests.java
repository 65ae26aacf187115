package id.payung.document.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in double braces, and what comes in its place. */
class TemplateTextTests {

    @Test
    void placeholdersAreFoundInTheirOrderAndFilled() {
        var text = TemplateText.of("Paling banyak {{quota}} ({{ quotaInWords }}) orang, {{quota}} kartu.");

        assertThat(text.faults()).isEmpty();
        assertThat(text.names()).containsExactly("quota", "quotaInWords");
        assertThat(text.fill(Map.of("quota", "2.170", "quotaInWords", "dua ribu seratus tujuh puluh")))
                .isEqualTo("Paling banyak 2.170 (dua ribu seratus tujuh puluh) orang, 2.170 kartu.");
    }

    @Test
    void aValueIsNeverReadAsATemplate() {
        assertThat(TemplateText.of("{{title}}").fill(Map.of("title", "{{quota}} {{#x}} {{{y}}}")))
                .isEqualTo("{{quota}} {{#x}} {{{y}}}");
    }

    @Test
    void nothingIsEscapedBecauseNothingIsHtml() {
        assertThat(TemplateText.of("a < b & {{title}}").fill(Map.of("title", "<script>")))
                .isEqualTo("a < b & <script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#lambda}}x{{/lambda}}",
                "{{^inverted}}x{{/inverted}}",
                "{{>partial}}",
                "{{<parent}}",
                "{{$block}}",
                "{{&raw}}",
                "{{{raw}}}",
                "{{=<% %>=}}",
                "{{! remark }}",
                "{{quota.class}}",
                "{{.}}",
                "{{-index}}",
                "{{}}",
                "{{quo ta}}",
                "{{\nquota}}"
            })
    void everyOtherTagIsRefused(String text) {
        assertThat(TemplateText.of(text).faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault.key())
                .isEqualTo("document.template.tag.forbidden"));
        assertThat(TemplateText.of(text).names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sejak {{firstDay sampai, unclosed",
        "sejak {{firstDay} sampai {{lastDay}}, unclosed",
        "sejak {{{firstDay, unclosed",
        "sejak firstDay}} sampai, unopened",
        "}}{{firstDay}}, unopened"
    })
    void bracesThatDoNotMatchAreNamed(String text, String fault) {
        assertThat(TemplateText.of(text).faults()).singleElement().satisfies(named -> assertThat(named.key())
                .isEqualTo("document.template.tag." + fault));
    }

    @Test
    void allFaultsOfATextAreNamedAtOnce() {
        assertThat(TemplateText.of("{{#a}} {{>b}} c}} {{d").faults())
                .extracting(TemplateText.Fault::key)
                .containsExactly(
                        "document.template.tag.forbidden",
                        "document.template.tag.forbidden",
                        "document.template.tag.unopened",
                        "document.template.tag.unclosed");
    }
}
