package id.payung.coverage;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.agreement.Programme;
import id.payung.contribution.BillStatus;
import id.payung.coverage.CoverHistory.Listing;
import id.payung.coverage.CoverHistory.Listing.Billing;
import id.payung.document.IndonesianWords;
import id.payung.party.Nik;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.Sentences;
import id.payung.roster.RosterStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers whether a person is covered on a day, to officers about the people of their own agreements. Every question is logged. */
@Service
public class CoverLookup {

    private final CoverPeriods periods;
    private final CoverageSettings settings;
    private final AgreementDirectory agreements;
    private final PersonalDataCipher cipher;
    private final CurrentUser currentUser;
    private final Sentences sentences;
    private final JdbcClient jdbc;
    private final Clock clock;

    CoverLookup(
            CoverPeriods periods,
            CoverageSettings settings,
            AgreementDirectory agreements,
            PersonalDataCipher cipher,
            CurrentUser currentUser,
            Sentences sentences,
            JdbcClient jdbc,
            Clock clock) {
        this.periods = periods;
        this.settings = settings;
        this.agreements = agreements;
        this.cipher = cipher;
        this.currentUser = currentUser;
        this.sentences = sentences;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param reason why not; null where covered
     * @param explanation the reason as a sentence, with what to do next
     * @param month the month of cover by other parties, {@code 2027-05}; no more is told of them
     */
    public record Answer(
            boolean covered,
            @Nullable CoverStatus status,
            @Nullable NotCovered reason,
            @Nullable String explanation,
            @Nullable String month,
            List<CoverView> covers) {}

    public record CoverView(
            UUID agreement,
            List<Programme> programs,
            LocalDate from,
            LocalDate paidThrough,
            @Nullable LocalDate jkmFullBenefitFrom) {}

    /**
     * @param nik as people write it: spaces and dots do not matter
     * @throws Refused forbidden, to all but officers of branch and municipality
     */
    @Transactional
    public Answer on(LocalDate day, String nik) {
        var actor = currentUser.actor();
        if (!actor.is(Role.BRANCH_OFFICER) && !actor.is(Role.MUNICIPAL_OFFICER)) {
            throw Refused.forbidden("coverage.lookup.onlyOfficers");
        }
        byte[] index = Nik.of(nik)
                .orElseThrow(() -> Refused.field("nik", "coverage.lookup.notANumber"))
                .blindIndex(cipher);
        var answer = new CoverHistory(periods.of(index), listings(index), settings).on(day, ownAgreementsOf(actor));
        log(actor, index, day, answer);
        return told(answer, day);
    }

    private Predicate<AgreementId> ownAgreementsOf(Actor actor) {
        Map<AgreementId, Boolean> known = new HashMap<>();
        return id -> known.computeIfAbsent(id, asked -> agreements.isParty(agreements.facts(asked), actor));
    }

    private List<Listing> listings(byte[] nikIndex) {
        return jdbc.sql(
                        """
                select p.agreement_id, p.state, r.status as roster_status, b.status as bill_status,
                       (b.first_day + make_interval(months => b.months_left_out))::date as first_paid_day,
                       (b.first_day + make_interval(months => b.months) - interval '1 day')::date as last_day,
                       s.first_day as cover_from, e.last_day as cover_ends
                  from roster_person p
                  join roster r on r.id = p.roster_id
                  left join bill b on b.roster_id = r.id and b.status not in ('CANCELLED', 'EXPIRED')
                  left join cover_start s on s.bill_id = b.id
                  left join cover_end e on e.agreement_id = p.agreement_id
                 where p.nik_index = :nik and r.status <> 'CANCELLED'""")
                .param("nik", nikIndex)
                .query(CoverLookup::listing)
                .list();
    }

    private static Listing listing(ResultSet row, int number) throws SQLException {
        String bill = row.getString("bill_status");
        return new Listing(
                new AgreementId(row.getObject("agreement_id", UUID.class)),
                switch (row.getString("state")) {
                    case "REJECTED" -> Listing.Row.REJECTED;
                    case "HELD" -> Listing.Row.HELD;
                    default -> Listing.Row.ADMITTED;
                },
                RosterStatus.valueOf(row.getString("roster_status")),
                bill == null
                        ? null
                        : new Billing(
                                BillStatus.valueOf(bill),
                                row.getObject("first_paid_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class),
                                row.getObject("cover_from", LocalDate.class),
                                row.getObject("cover_ends", LocalDate.class)));
    }

    private void log(Actor actor, byte[] nikIndex, LocalDate day, CoverAnswer answer) {
        jdbc.sql(
                        """
                insert into coverage_lookup (at, actor, organisation, nik_index, on_day, covered, reason)
                values (:at, :actor, :organisation, :nik, :day, :covered, :reason)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor.id())
                .param("organisation", actor.organisation())
                .param("nik", nikIndex)
                .param("day", day)
                .param("covered", answer.covered())
                .param(
                        "reason",
                        answer.reason() == null ? null : answer.reason().name())
                .update();
    }

    private Answer told(CoverAnswer answer, LocalDate day) {
        var reason = answer.reason();
        return new Answer(
                answer.covered(),
                answer.status(),
                reason,
                reason == null ? null : sentence(reason, answer.turningDay()),
                reason == NotCovered.COVERED_ELSEWHERE ? day.toString().substring(0, 7) : null,
                answer.covers().stream()
                        .map(c -> new CoverView(
                                c.agreement().value(), c.programs(), c.from(), c.paidThrough(), c.jkmFullBenefitFrom()))
                        .toList());
    }

    private String sentence(NotCovered reason, @Nullable LocalDate turningDay) {
        String key = "coverage.reason." + reason;
        if (turningDay == null) {
            return sentences.of(reason == NotCovered.POSTED_LATER ? key + ".never" : key);
        }
        return sentences.of(
                key, IndonesianWords.date(turningDay), IndonesianWords.date(settings.graceEnds(turningDay)));
    }
}
