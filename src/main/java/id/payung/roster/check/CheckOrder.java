package id.payung.roster.check;

import id.payung.agreement.AgreementId;
import id.payung.roster.RosterId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check that was asked for.
 *
 * @param source FILE or PREDECESSOR
 * @param sourceSha256 of the uploaded file, in hexadecimal; null where there is none
 * @param statusBefore the roster's status, to which it returns where nothing comes of the check
 */
public record CheckOrder(
        UUID id,
        RosterId roster,
        AgreementId agreement,
        String source,
        @Nullable String sourceSha256,
        String askedBy,
        Instant askedAt,
        String statusBefore) {}
