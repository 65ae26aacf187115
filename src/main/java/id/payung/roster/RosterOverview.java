package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.roster.people.Counts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A roster as its two parties see it.
 *
 * @param source FILE or PREDECESSOR; null while there are no rows
 * @param aboutFile what is to be said about the file as a whole
 */
public record RosterOverview(
        RosterId id,
        AgreementId agreement,
        int wave,
        RosterStatus status,
        LocalDate coverageFrom,
        @Nullable String source,
        Counts counts,
        List<ToldFinding> aboutFile) {

    public RosterOverview {
        aboutFile = List.copyOf(aboutFile);
    }
}
