package id.payung.worklist;

import id.payung.agreement.AgreementId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for somebody.
 *
 * @param id the engine's id of the task
 * @param key which task of the diagram: {@code signForBranch}
 * @param businessKey the id of the agreement, roster, bill or renewal that the task is about
 * @param assignee the user id of who has claimed it
 */
public record OpenTask(
        String id,
        String key,
        String process,
        UUID businessKey,
        AgreementId agreement,
        TaskPlace place,
        Instant createdAt,
        Deadline deadline,
        @Nullable String assignee) {}
