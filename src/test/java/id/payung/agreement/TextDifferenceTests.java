package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.TextDifference.Kind;
import id.payung.agreement.TextDifference.Piece;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What is different between two texts. */
class TextDifferenceTests {

    private static String marked(String old, String now) {
        return TextDifference.between(old, now).stream()
                .map(piece -> switch (piece.kind()) {
                    case SAME -> piece.text();
                    case DELETED -> "[-" + piece.text() + "-]";
                    case INSERTED -> "[+" + piece.text() + "+]";
                })
                .collect(Collectors.joining());
    }

    @Test
    void aChangedWordIsDeletedAndInserted() {
        assertThat(marked("paling lambat 14 (empat belas) Hari", "paling lambat 7 (tujuh) Hari"))
                .isEqualTo("paling lambat [-14-][+7+] ([-empat belas-][+tujuh+]) Hari");
    }

    @Test
    void wordsThatChangeInARowAreOneChange() {
        assertThat(marked("satu dua tiga empat", "satu lima enam empat"))
                .isEqualTo("satu [-dua tiga-][+lima enam+] empat");
    }

    @Test
    void aNumberIsOneWordWithItsSeparators() {
        assertThat(marked("sebanyak 2.107 orang, Rp16.800.", "sebanyak 2.170 orang, Rp36.800."))
                .isEqualTo("sebanyak [-2.107-][+2.170+] orang, [-Rp16.800-][+Rp36.800+].");
    }

    @Test
    void anInsertedParagraphLeavesTheOthersAlone() {
        assertThat(marked("Pertama.\nKetiga.", "Pertama.\nKedua.\nKetiga.")).isEqualTo("Pertama.\n[+Kedua.\n+]Ketiga.");
    }

    @Test
    void theSameTextIsOnePiece() {
        assertThat(TextDifference.between("Sama.", "Sama.")).containsExactly(new Piece(Kind.SAME, "Sama."));
        assertThat(TextDifference.between("", "")).isEmpty();
    }

    @Test
    void aNewTextIsInsertedAndARemovedOneDeleted() {
        assertThat(marked("", "Baru.")).isEqualTo("[+Baru.+]");
        assertThat(marked("Lama.", "")).isEqualTo("[-Lama.-]");
    }

    @Test
    void aLongLineThatChangedCountsAsReplaced() {
        var old = words("lama", TextDifference.MOST_WORDS);
        var now = words("baru", TextDifference.MOST_WORDS);

        assertThat(TextDifference.between(old, now))
                .containsExactly(new Piece(Kind.DELETED, old), new Piece(Kind.INSERTED, now));
    }

    private static String words(String word, int count) {
        return IntStream.range(0, count).mapToObj(n -> word + n).collect(Collectors.joining(" "));
    }

    /** Nothing is lost: without what was inserted it is the old text, without what was deleted the new one. */
    @Property
    void bothTextsCanBeReadFromIt(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String letters,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String others) {
        var old = letters.replace('c', ' ').replace("bb", "\n");
        var now = others.replace('c', ' ').replace("bb", "\n");

        var pieces = TextDifference.between(old, now);

        assertThat(pieces.stream()
                        .filter(piece -> piece.kind() != Kind.INSERTED)
                        .map(Piece::text)
                        .collect(Collectors.joining()))
                .isEqualTo(old);
        assertThat(pieces.stream()
                        .filter(piece -> piece.kind() != Kind.DELETED)
                        .map(Piece::text)
                        .collect(Collectors.joining()))
                .isEqualTo(now);
    }
}
