package id.payung.agreement;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
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
    static final int MOST_WORDS = 2_000;

    private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{N}]+(?:[.,]\\p{N}+)*|[^\\s\\p{L}\\p{N}]");

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
        var before = new StringBuilder();
        var after = new StringBuilder();
        for (var delta : deltas(lines(old), lines(now))) {
            if (delta.getType() == DeltaType.EQUAL) {
                words(before, after, pieces);
                pieces.same(text(delta.getTarget()));
            } else {
                // What was deleted and what was inserted in its place come one after the other.
                before.append(text(delta.getSource()));
                after.append(text(delta.getTarget()));
            }
        }
        words(before, after, pieces);
        return pieces.list();
    }

    /** Compares a passage, and begins the next one. */
    private static void words(StringBuilder before, StringBuilder after, Pieces pieces) {
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        var old = tokens(before);
        var now = tokens(after);
        if (old.isEmpty() || now.isEmpty() || old.size() + now.size() > MOST_WORDS) {
            pieces.changed(before.toString(), after.toString());
        } else {
            for (var delta : deltas(old, now)) {
                if (delta.getType() == DeltaType.EQUAL) {
                    pieces.same(text(delta.getTarget()));
                } else {
                    pieces.changed(text(delta.getSource()), text(delta.getTarget()));
                }
            }
        }
        before.setLength(0);
        after.setLength(0);
    }

    private static String text(Chunk<String> chunk) {
        return String.join("", chunk.getLines());
    }

    private static List<AbstractDelta<String>> deltas(List<String> old, List<String> now) {
        return DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>(), null, true)
                .getDeltas();
    }

    /** Each with its line break. */
    private static List<String> lines(String text) {
        return List.of(text.split("(?<=\n)", -1));
    }

    private static List<String> tokens(CharSequence text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Neighbours of one kind are one piece, and words that differ in a row are one change, with the gaps between them. */
    private static final class Pieces {

        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder deleted = new StringBuilder();
        private final StringBuilder inserted = new StringBuilder();
        private String gap = "";

        void changed(String before, String after) {
            deleted.append(gap).append(before);
            inserted.append(gap).append(after);
            gap = "";
        }

        void same(String text) {
            if (gap.isEmpty() && deleted.length() + inserted.length() > 0 && isGap(text)) {
                gap = text;
            } else {
                flush();
                append(Kind.SAME, text);
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
