package id.payung.worklist;

import id.payung.agreement.AgreementId;
import org.jspecify.annotations.Nullable;

/**
 * Which of the tasks that somebody may work on.
 *
 * @param agreement only this agreement's
 * @param whose claimed by whom
 * @param overdue only those whose due date has passed
 */
public record TaskFilter(@Nullable AgreementId agreement, Whose whose, boolean overdue) {

    /** Who has claimed a task. */
    public enum Whose {
        ANYBODY,
        MINE,
        NOBODY
    }

    public static final TaskFilter ALL = new TaskFilter(null, Whose.ANYBODY, false);
    public static final TaskFilter MINE = new TaskFilter(null, Whose.MINE, false);
    public static final TaskFilter UNCLAIMED = new TaskFilter(null, Whose.NOBODY, false);
    public static final TaskFilter OVERDUE = new TaskFilter(null, Whose.ANYBODY, true);
}
