package id.payung.renewal;

/** Answers the ladder from the table of days. Public only so that {@code process} can implement it. */
public interface ReminderLadder {

    /** @param months how long the agreement lasts */
    Ladder of(int months);
}
