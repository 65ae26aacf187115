package id.payung.agreement;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is different between two texts, word by word. Lines are compared first and words only within those that differ, and
 * lines that are too long for that count as replaced: comparing takes time by the square of what is different.
 */
public final class TextDifference {

    /** Words and gaps of both sides together, beyond which a passage is replaced whole. */
    static final int MOST_WORDS = 4_000;

    private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]");

    /** Where a passage stands. */
    public enum Kind {
        SAME,
        DELETED,
        INSERTED
    }

    /** A passage that is the same in both, only in the old, or only in the new text. */
    public record Piece(Kind kind, String text) {}

    private TextDifference() {}

    static List<Piece> between(String old, String now) {
        if (old.equals(now)) {
            return old.isEmpty() ? List.of() : List.of(new Piece(Kind.SAME, old));
        }
        var pieces = new Pieces();
        for (var delta : deltas(lines(old), lines(now))) {
            var before = String.join("", delta.getSource().getLines());
            var after = String.join("", delta.getTarget().getLines());
            if (delta.getType() == DeltaType.CHANGE) {
                words(before, after, pieces);
            } else {
                pieces.add(delta.getType(), before, after);
            }
        }
        return pieces.list();
    }

    private static void words(String before, String after, Pieces pieces) {
        var old = tokens(before);
        var now = tokens(after);
        if (old.size() + now.size() > MOST_WORDS) {
            pieces.add(DeltaType.CHANGE, before, after);
            return;
        }
        for (var delta : deltas(old, now)) {
            pieces.add(
                    delta.getType(),
                    String.join("", delta.getSource().getLines()),
                    String.join("", delta.getTarget().getLines()));
        }
    }

    private static List<AbstractDelta<String>> deltas(List<String> old, List<String> now) {
        return DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>(), null, true)
                .getDeltas();
    }

    /** Each with its line break. */
    private static List<String> lines(String text) {
        return List.of(text.split("(?<=\n)", -1));
    }

    private static List<String> tokens(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Neighbours of one kind are one piece, and words that differ in a row are one change, with the gaps between them. */
    private static final class Pieces {

        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder deleted = new StringBuilder();
        private final StringBuilder inserted = new StringBuilder();
        private String gap = "";

        void add(DeltaType type, String before, String after) {
            if (type != DeltaType.EQUAL) {
                deleted.append(gap).append(before);
                inserted.append(gap).append(after);
                gap = "";
            } else if (gap.isEmpty() && deleted.length() + inserted.length() > 0 && isGap(after)) {
                gap = after;
            } else {
                flush();
                append(Kind.SAME, after);
            }
        }

        private static boolean isGap(String text) {
            return text.isBlank() && text.indexOf('\n') < 0;
        }

        private void flush() {
            append(Kind.DELETED, deleted.toString());
            append(Kind.INSERTED, inserted.toString());
            append(Kind.SAME, gap);
            deleted.setLength(0);
            inserted.setLength(0);
            gap = "";
        }

        private void append(Kind kind, String text) {
            if (text.isEmpty()) {
                return;
            }
            int last = pieces.size() - 1;
            if (last >= 0 && pieces.get(last).kind() == kind) {
                pieces.set(last, new Piece(kind, pieces.get(last).text() + text));
            } else {
                pieces.add(new Piece(kind, text));
            }
        }

        List<Piece> list() {
            flush();
            return List.copyOf(pieces);
        }
    }
}
