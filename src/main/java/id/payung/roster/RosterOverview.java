package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.roster.check.CheckProgress;
import id.payung.roster.people.Counts;
import id.payung.roster.people.FrozenPeople;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A roster as its two parties see it.
 *
 * @param source FILE, PREDECESSOR, WAITING_LIST or WARDS; null while there are no rows
 * @param check how far the latest check is; null where none was asked for
 * @param frozen who was determined by the decree; null before it
 * @param aboutFile what is to be said about the file as a whole, also about one that was refused last
 */
public record RosterOverview(
        RosterId id,
        AgreementId agreement,
        int wave,
        RosterStatus status,
        LocalDate coverageFrom,
        @Nullable String source,
        Counts counts,
        @Nullable CheckProgress check,
        FrozenPeople.@Nullable Seal frozen,
        List<ToldFinding> aboutFile) {

    public RosterOverview {
        aboutFile = List.copyOf(aboutFile);
    }
}
