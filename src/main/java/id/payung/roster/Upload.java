package id.payung.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a roster's rows came from.
 *
 * @param sourceSha256 of the uploaded file or the merged ones, in hexadecimal; null for people who were stored already
 */
record Upload(Source source, @Nullable String sourceSha256, String uploadedBy, Instant uploadedAt) {

    enum Source {
        FILE,
        /** Proposed: the people of the agreement before. */
        PREDECESSOR,
        /** People who waited for a place in an earlier wave. */
        WAITING_LIST,
        /** What wards uploaded, merged. */
        WARDS
    }
}
