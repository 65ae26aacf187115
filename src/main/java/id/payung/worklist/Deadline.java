package id.payung.worklist;

import java.time.Instant;

/**
 * When a task is due and who is told when it is not done, each at close of business in the municipality's zone. The working
 * days are in {@code processes/task-deadlines.dmn}.
 *
 * @param due by when it should be done
 * @param remind when those who hold the role are reminded
 * @param escalate when their head is told
 * @param refer when the manager is told
 */
public record Deadline(Instant due, Instant remind, Instant escalate, Instant refer) {}
