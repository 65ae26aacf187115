package id.payung.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a user sits. Answered by {@code party}; asked by the engine's command checker. */
public interface StaffDirectory {

    Optional<Desk> deskOf(String userId);

    /** A desk at a branch, regional office or municipality, there in an agency, in a ward office with its code. */
    record Desk(String userId, String name, String organisation, @Nullable String agency, @Nullable String ward) {}
}
