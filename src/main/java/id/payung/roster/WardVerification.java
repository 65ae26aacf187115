package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.notification.Notice;
import id.payung.notification.Notifications;
import id.payung.party.Areas;
import id.payung.party.Staff;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory;
import id.payung.roster.people.WardVerdicts;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The wards look at their own people while both sides verify. A ward head knows who has moved away or died; what they say is
 * in front of the municipal verifier, who decides and waits for none of them.
 */
@Service
public class WardVerification {

    /** So that a reason says something. */
    public static final int SHORTEST_REASON = 5;

    public static final int LONGEST_REASON = 1_000;

    private static final int MOST_ASKED = 50;

    private final RosterRecords records;
    private final WardVerdicts verdicts;
    private final WardDesks desks;
    private final AgreementDirectory directory;
    private final Areas areas;
    private final Staff staff;
    private final Notifications notifications;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    WardVerification(
            RosterRecords records,
            WardVerdicts verdicts,
            WardDesks desks,
            AgreementDirectory directory,
            Areas areas,
            Staff staff,
            Notifications notifications,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.records = records;
        this.verdicts = verdicts;
        this.desks = desks;
        this.directory = directory;
        this.areas = areas;
        this.staff = staff;
        this.notifications = notifications;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Writes to the heads of all wards that have people on the roster, once for each time that it is submitted. */
    @Transactional
    public void ask(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        var submittedAt = roster.submittedAt();
        if (submittedAt == null) {
            return;
        }
        var agreement = directory.facts(roster.agreement());
        var people = verdicts.of(id, submittedAt).stream()
                .collect(Collectors.toMap(WardVerdicts.Standing::areaCode, Function.identity()));
        for (var head : staff.holding(Role.WARD_HEAD, agreement.municipality(), null)) {
            var ward =
                    staff.deskOf(head.userId()).map(StaffDirectory.Desk::ward).orElse(null);
            var standing = ward == null ? null : people.get(ward);
            if (standing != null) {
                notifications.enqueue(new Notice(
                        "roster/%s/wards/%s/%s".formatted(id, submittedAt, head.userId()),
                        agreement.id().value(),
                        new Notice.Recipient(head.userId(), head.email()),
                        "roster.mail.ward",
                        List.of(nameOf(standing.areaCode()), agreement.title(), standing.people()),
                        "/rosters/%s/ward".formatted(id)));
            }
        }
    }

    /** @param wardName where the code is known */
    public record Ward(String areaCode, String wardName, int people, WardVerdicts.@Nullable Given given, String by) {}

    /** The roster's wards, for whoever may read the agreement. */
    @Transactional(readOnly = true)
    public List<Ward> of(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        if (!directory.mayRead(directory.facts(roster.agreement()), currentUser.actor())) {
            throw Refused.absent("roster.notFound");
        }
        return wards(roster);
    }

    List<Ward> wards(Roster roster) {
        return verdicts.of(roster.id(), roster.submittedAt()).stream()
                .map(this::ward)
                .toList();
    }

    private Ward ward(WardVerdicts.Standing standing) {
        var given = standing.given();
        return new Ward(
                standing.areaCode(),
                nameOf(standing.areaCode()),
                standing.people(),
                given,
                given == null
                        ? ""
                        : staff.deskOf(given.by())
                                .map(StaffDirectory.Desk::name)
                                .orElse(given.by()));
    }

    private String nameOf(String areaCode) {
        return areas.nameOf(areaCode).orElse(areaCode);
    }

    /**
     * What a ward head is asked.
     *
     * @param mayAnswer not after both sides have verified, and once for each time that the roster is submitted
     */
    public record Question(
            RosterId roster,
            String title,
            int wave,
            Ward ward,
            List<WardVerdicts.Neighbour> people,
            boolean mayAnswer) {}

    /** What the own ward is asked about, those without an answer first; nothing for whoever heads none. */
    @Transactional(readOnly = true)
    public List<WardVerdicts.Asked> asked() {
        var actor = currentUser.actor();
        var municipality = Optional.ofNullable(actor.organisation()).orElse("");
        return desks.wardOf(actor, municipality)
                .map(ward -> verdicts.askedOf(municipality, ward, MOST_ASKED))
                .orElse(List.of());
    }

    /** @throws Refused absent, for everybody but the head of a ward that has people on the roster while it is verified */
    @Transactional(readOnly = true)
    public Question question(RosterId id, int page, int size) {
        var roster = Rosters.require(records.findById(id.value()));
        var agreement = directory.facts(roster.agreement());
        var own = own(roster, agreement);
        return new Question(
                id,
                agreement.title(),
                roster.wave(),
                ward(own),
                verdicts.neighbours(id, own.areaCode(), page, size),
                own.given() == null);
    }

    /** How the head's own ward stands. */
    private WardVerdicts.Standing own(Roster roster, AgreementFacts agreement) {
        if (!roster.isBeingVerified()) {
            throw absent();
        }
        return desks.wardOf(currentUser.actor(), agreement.municipality())
                .flatMap(ward -> verdicts.of(roster.id(), ward, roster.submittedAt()))
                .orElseThrow(WardVerification::absent);
    }

    private static Refused absent() {
        return Refused.absent("roster.notFound");
    }

    /**
     * The ward's word.
     *
     * @throws Refused absent, as {@link #question}; on {@code reason}, where it is needed and missing, or holds an identity
     *     number; conflict, where the ward has answered already
     */
    @Transactional
    public void answer(RosterId id, Verdict verdict, @Nullable String reason) {
        var roster = Rosters.require(records.findOneById(id.value()));
        var own = own(roster, directory.facts(roster.agreement()));
        var why = reason == null || reason.isBlank() ? null : reason.strip();
        if (verdict == Verdict.RETURN && why == null
                || why != null && (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON)) {
            throw Refused.field("reason", "roster.ward.reasonMissing", SHORTEST_REASON, LONGEST_REASON);
        }
        if (why != null) {
            IdentityNumberInText.refuse("reason", why);
        }
        var given = new WardVerdicts.Given(
                verdict, why, own.people(), currentUser.actor().id(), clock.instant());
        if (!verdicts.put(id, own.areaCode(), Objects.requireNonNull(roster.submittedAt()), given)) {
            throw Refused.conflict("roster.ward.alreadyAnswered");
        }
        journal.record(
                roster.agreement().value(),
                "roster",
                id.value(),
                verdict == Verdict.VERIFY ? "roster.wardVerified" : "roster.wardObjected",
                null,
                own.areaCode(),
                why);
    }
}
