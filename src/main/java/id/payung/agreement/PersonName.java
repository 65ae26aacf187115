package id.payung.agreement;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * A name without what stands around it: a register writes {@code Drs. H. Zainal Arifin, M.Si.}, a certificate perhaps {@code
 * ZAINAL ARIFIN}. Titles before the name are a list, those after it begin with a comma. Nothing else is let go, for two people
 * may differ in one letter.
 */
record PersonName(String bare) {

    private static final Set<String> TITLES = Set.of("prof", "dr", "drs", "dra", "drg", "drh", "ir", "h", "hj", "kh");

    static PersonName of(String written) {
        var beforeTitles = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceFirst(",.*", "")
                .toLowerCase(Locale.ROOT);
        Deque<String> words =
                new ArrayDeque<>(Arrays.asList(beforeTitles.strip().split("[\\s.]+")));
        while (words.size() > 1 && TITLES.contains(words.getFirst())) {
            words.removeFirst();
        }
        return new PersonName(String.join(" ", words));
    }
}
