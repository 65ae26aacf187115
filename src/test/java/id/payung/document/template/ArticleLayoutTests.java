package id.payung.document.template;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.document.template.ArticleLayout.Kind;
import id.payung.document.template.ArticleLayout.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a plain body becomes what is printed. */
class ArticleLayoutTests {

    @Test
    void oneParagraphHasNoNumber() {
        assertThat(ArticleLayout.of("Objek Perjanjian ini.")).singleElement().satisfies(part -> {
            assertThat(part.kind()).isEqualTo(Kind.PARAGRAPH);
            assertThat(part.label()).isNull();
        });
    }

    @Test
    void severalParagraphsAreNumberedAndTheirItemsAreNot() {
        assertThat(ArticleLayout.of("Ruang lingkup meliputi:\na. pendataan;\nb. penagihan.\n\nAyat kedua."))
                .extracting(Part::kind, Part::label, Part::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.PARAGRAPH, "(1)", "Ruang lingkup meliputi:"),
                        org.assertj.core.groups.Tuple.tuple(Kind.ITEM, "a.", "pendataan;"),
                        org.assertj.core.groups.Tuple.tuple(Kind.ITEM, "b.", "penagihan."),
                        org.assertj.core.groups.Tuple.tuple(Kind.PARAGRAPH, "(2)", "Ayat kedua."));
    }

    @Test
    void rowsWithBarsAreATableAsWideAsItsWidestRow() {
        assertThat(ArticleLayout.of("Rincian:\n| Bulan | Iuran |\n|---|---|\n| Maret | Rp16.800 | lunas |\n| April"))
                .last()
                .satisfies(table -> {
                    assertThat(table.kind()).isEqualTo(Kind.TABLE);
                    assertThat(table.head()).containsExactly("Bulan", "Iuran", "");
                    assertThat(table.rows())
                            .containsExactly(List.of("Maret", "Rp16.800", "lunas"), List.of("April", "", ""));
                });
    }

    @Test
    void howATextWasTypedMakesNoDifference() {
        assertThat(new Article(" Jangka  Waktu ", "Satu.\r\n\r\n\r\n\r\nDua\u00a0 \t tiga. \n"))
                .isEqualTo(new Article("Jangka Waktu", "Satu.\n\nDua tiga."));
    }
}
