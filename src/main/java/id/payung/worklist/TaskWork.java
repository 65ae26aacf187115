package id.payung.worklist;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the worklist asks of the engine. Public only so that {@code process} can answer. */
public interface TaskWork {

    /** @throws id.payung.platform.Refused as a conflict, naming whoever was first */
    void claim(String task, String user);

    /**
     * Completes the task as its form would.
     *
     * @throws id.payung.platform.Refused what the form or the business said no to, with the task still open; as a conflict,
     *     naming whoever was first
     */
    void complete(String task, Map<String, @Nullable Object> fields);
}
