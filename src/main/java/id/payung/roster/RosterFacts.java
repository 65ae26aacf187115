package id.payung.roster;

import id.payung.agreement.AgreementId;
import java.time.LocalDate;

/**
 * A roster as other modules see it: a snapshot, never stored.
 *
 * @param wave 1 for the agreement's first roster
 * @param coverageFrom the first day of these people's coverage
 * @param people how many passed the check: those that are billed and covered once it is handed over
 */
public record RosterFacts(
        RosterId id, AgreementId agreement, int wave, RosterStatus status, LocalDate coverageFrom, int people) {}
