package id.payung.roster.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of people, without the people: nobody gets them back.
 *
 * @param name what held rows are told, of an exclusion: "penerima bantuan provinsi 2027"
 * @param validUntil its last day; null for one without end
 */
public record PersonList(
        UUID id,
        Kind kind,
        String municipality,
        String name,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        int people,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt) {

    /** What is known of the people. Names are part of the public interface and only added to. */
    public enum Kind {
        /** Holds everywhere and always, whatever the list's days: nobody comes back. */
        DECEASED,
        /** Holds for rosters of this municipality whose cover begins within the list's days. */
        EXCLUDED
    }

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }
}
