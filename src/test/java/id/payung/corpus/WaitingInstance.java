package id.payung.corpus;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One process instance that stood still when its corpus was recorded.
 *
 * @param waits ids of the activities and events that it waits in or for
 * @param walk how it is to leave
 * @param ends the state in which its agreement, roster, bill or renewal is to end
 * @param story how it got there
 */
record WaitingInstance(
        String process,
        UUID businessKey,
        UUID agreement,
        SortedSet<String> waits,
        Walk walk,
        String ends,
        String story) {

    WaitingInstance {
        waits = new TreeSet<>(waits);
    }

    @Override
    public String toString() {
        return "%s %s, which waits in %s (%s)".formatted(process, businessKey, waits, story);
    }
}
