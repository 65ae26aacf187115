package id.payung.platform;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user task asks and what it tells, declared as a bean by the module whose work it is. */
public interface TaskForm {

    /** The keys of the user tasks that this form serves. */
    List<String> tasks();

    /** The fields, in the order shown. Only these are accepted on submit. */
    List<FormField> fields();

    /** What the person must know to decide, and the values already there. */
    default Briefing briefing(Subject subject) {
        return Briefing.EMPTY;
    }

    /** What the task is about: {@code businessKey} is the id of the agreement, roster, bill or renewal. */
    record Subject(String task, UUID businessKey, UUID agreement) {}

    /**
     * @param people how many workers the decision concerns; null where it is not yet known
     * @param facts label keys with values, in order
     * @param values proposals for the fields, by field name
     * @param offers what can be chosen in the fields whose options depend on the task, by field name
     */
    record Briefing(
            @Nullable Integer people,
            List<Fact> facts,
            List<Paper> papers,
            Map<String, String> values,
            Map<String, List<Offer>> offers) {
        public static final Briefing EMPTY = new Briefing(null, List.of(), List.of(), Map.of());

        public Briefing {
            facts = List.copyOf(facts);
            papers = List.copyOf(papers);
            values = Map.copyOf(values);
            offers = Map.copyOf(offers);
        }

        public Briefing(@Nullable Integer people, List<Fact> facts, List<Paper> papers, Map<String, String> values) {
            this(people, facts, papers, values, Map.of());
        }
    }

    /** One option: what is sent, and a label that is ready to be shown. */
    record Offer(String value, String label) {}

    /** One line: a label's message key and a value that is ready to be shown. */
    record Fact(String labelKey, String value) {}

    /** A document to read before deciding. */
    record Paper(String name, String href) {}
}
