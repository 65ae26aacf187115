package id.payung.monitoring;

import java.util.List;

/**
 * A page of a longer list.
 *
 * @param page counted from 0
 * @param total how many there are on all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    static final int LARGEST = 100;

    public Page {
        items = List.copyOf(items);
    }

    public long pages() {
        return (total + size - 1) / size;
    }

    /** Which rows a page has, within bounds. */
    record Window(int page, int size) {
        Window {
            page = Math.max(0, page);
            size = Math.max(1, Math.min(size, LARGEST));
        }

        long offset() {
            return (long) page * size;
        }
    }
}
