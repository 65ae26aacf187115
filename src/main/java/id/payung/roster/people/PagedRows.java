package id.payung.roster.people;

import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.RowSource;
import id.payung.roster.sheet.SheetRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People who are stored already, as rows to be judged again, numbered anew from 1. Read some thousand at a time.
 *
 * @param <P> where a person stands among the others: the next page begins after it
 */
public abstract class PagedRows<P> implements RowSource {

    protected static final int PAGE = 5_000;

    private final RosterHeader header = RosterHeader.withoutSheet(StoredCells.COLUMNS);
    private final Deque<Person<P>> page = new ArrayDeque<>();
    private P last;
    private int given;

    /** @param beginning a place before everybody's */
    protected PagedRows(P beginning) {
        this.last = beginning;
    }

    /** A person where he stands, with the cells that have text. */
    public record Person<P>(P place, Map<RosterColumn, String> texts) {

        /** Where the person stands: nothing of the person. */
        @Override
        public String toString() {
            return "Person[place=%s]".formatted(place);
        }
    }

    /** The next {@value #PAGE} people at most; none after the last. */
    protected abstract List<Person<P>> after(P place);

    @Override
    public final RosterHeader header() {
        return header;
    }

    @Override
    public final List<Finding> warnings() {
        return List.of();
    }

    @Override
    public @Nullable SheetRow next() {
        if (page.isEmpty()) {
            page.addAll(after(last));
        }
        var person = page.poll();
        if (person == null) {
            return null;
        }
        last = person.place();
        given++;
        return new SheetRow(
                given,
                StoredCells.COLUMNS.stream()
                        .map(column -> person.texts().getOrDefault(column, ""))
                        .toArray(String[]::new));
    }

    /** How many rows have been given. */
    protected final int given() {
        return given;
    }
}
