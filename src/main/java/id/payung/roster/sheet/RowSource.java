package id.payung.roster.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rows come from: an uploaded file, or the people of the agreement before. */
public interface RowSource {

    RosterHeader header();

    /**
     * The next row that has text; null after the last.
     *
     * @throws FileRefused where the rows cannot be read on
     */
    @Nullable
    SheetRow next() throws FileRefused;

    /** Whether another thread may read on while rows are written: nothing is read in the writer's transaction. */
    default boolean mayBeReadAhead() {
        return false;
    }

    /** What is to be said about the whole before any row is read. */
    List<Finding> warnings();
}
