package id.payung.worklist;

import id.payung.agreement.AgreementFacts;
import id.payung.platform.FormField;
import id.payung.platform.TaskForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task with all that its person needs: what it is about, what to know, what to fill in.
 *
 * @param people how many workers the decision concerns
 * @param findings where the findings of the roster that the task is about can be read
 */
public record TaskSheet(
        OpenTask task,
        AgreementFacts agreement,
        int people,
        TaskForm.Briefing briefing,
        List<FormField> fields,
        @Nullable String findings) {
    public TaskSheet {
        fields = List.copyOf(fields);
    }
}
