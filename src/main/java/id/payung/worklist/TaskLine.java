package id.payung.worklist;

import id.payung.agreement.AgreementId;
import id.payung.platform.Role;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A task as a line of a list.
 *
 * @param amendment the how many-eth amendment of the agreement it is about, where it is about one
 * @param people how many workers it concerns: of the roster or bill that it is about, else the agreement's quota
 * @param zone the municipality's, in which the due date is meant
 */
public record TaskLine(
        String id,
        String key,
        AgreementId agreement,
        String title,
        @Nullable Integer amendment,
        Role role,
        Instant createdAt,
        Instant dueAt,
        boolean overdue,
        int people,
        @Nullable String assignee,
        @Nullable String assigneeName,
        ZoneId zone) {}
