package id.payung.monitoring;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits, as a bystander sees it.
 *
 * @param amendment the how many-eth amendment of the agreement it is about, where it is about one
 * @param role whose work it is
 * @param organisation at whose desk it lies
 * @param people how many workers it concerns: of the bill or roster that it is about, else the agreement's quota
 */
public record OpenTaskLine(
        String id,
        String key,
        UUID agreement,
        String title,
        @Nullable Integer amendment,
        String role,
        String organisation,
        String organisationName,
        Instant dueAt,
        boolean overdue,
        int people,
        @Nullable String assigneeName,
        ZoneId zone) {}
