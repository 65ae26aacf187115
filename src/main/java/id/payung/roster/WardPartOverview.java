package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.roster.people.Counts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What one ward uploaded, as the ward and the parties see it.
 *
 * @param roster for which it was uploaded
 * @param status of that roster
 * @param areaCode the ward's code with dots
 * @param uploadedBy the person's name
 * @param merged whether the roster's rows are those of this upload and of all others
 * @param aboutFile what is to be said about the file as a whole
 */
public record WardPartOverview(
        UUID id,
        RosterId roster,
        AgreementId agreement,
        int wave,
        RosterStatus status,
        LocalDate coverageFrom,
        String areaCode,
        String areaName,
        String uploadedBy,
        Instant uploadedAt,
        Counts counts,
        boolean merged,
        List<ToldFinding> aboutFile) {

    public WardPartOverview {
        aboutFile = List.copyOf(aboutFile);
    }
}
