package id.payung.party;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who holds a position of an organisation from one day to another.
 *
 * @param agency of the head of an agency; a regional secretary may have one
 * @param title as it is printed, without Pj., Plt. or Plh.
 * @param employeeNumber NIP or NPK
 * @param decree by which they hold it
 * @param validUntil the last day by the decree; null: until further notice
 * @param endedOn the last day where it came earlier than by the decree
 */
public record Official(
        UUID id,
        String organisation,
        @Nullable String agency,
        Position position,
        String title,
        String name,
        @Nullable String employeeNumber,
        Capacity capacity,
        String decree,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate endedOn) {

    /** The last day on which they hold it; null while none is known. */
    public @Nullable LocalDate lastDay() {
        return endedOn == null ? validUntil : endedOn;
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !hasLeftBy(day);
    }

    /** Whether the last day was before this one. */
    public boolean hasLeftBy(LocalDate day) {
        var last = lastDay();
        return last != null && last.isBefore(day);
    }

    /** {@code Plt. Kepala Dinas Tenaga Kerja}. */
    public String printedTitle() {
        return capacity.of(title);
    }

    /** Without the number: this goes to logs. */
    @Override
    public String toString() {
        return "%s%s %s \"%s\", \"%s\", %s, %s/%s"
                .formatted(
                        organisation,
                        agency == null ? "" : "." + agency,
                        position,
                        printedTitle(),
                        name,
                        decree,
                        validFrom,
                        lastDay() == null ? "…" : lastDay());
    }
}
