package id.payung.party;

import id.payung.platform.AdministrationLog;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters who holds which position of an organisation, and by which letters a municipal head lets others sign. Nothing is
 * overwritten: a new holder, or a decree that prolongs an acting one, is entered as another official; an official leaves and
 * a letter is withdrawn once. What was signed meanwhile keeps what the register said then.
 */
@Service
public class OfficialRegister {

    private static final int LONGEST = 200;
    private static final int LONGEST_SCOPE = 1000;
    private static final Pattern EMPLOYEE_NUMBER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z .-]{2,29}");

    private final Officials officials;
    private final Organisations organisations;
    private final BusinessCalendar calendar;
    private final AdministrationLog log;
    private final CurrentUser currentUser;
    private final Clock clock;

    OfficialRegister(
            Officials officials,
            Organisations organisations,
            BusinessCalendar calendar,
            AdministrationLog log,
            CurrentUser currentUser,
            Clock clock) {
        this.officials = officials;
        this.organisations = organisations;
        this.calendar = calendar;
        this.log = log;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** As somebody writes an official down; see {@link Official}. */
    public record OfficialEntry(
            @Nullable Position position,
            @Nullable String agency,
            @Nullable String title,
            @Nullable String name,
            @Nullable String employeeNumber,
            @Nullable Capacity capacity,
            @Nullable String decree,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {

        /** Without the number, which would go to logs. */
        @Override
        public String toString() {
            return "OfficialEntry[%s, %s]".formatted(position, name);
        }
    }

    /**
     * @throws Refused with one reason per bad field; conflict, where somebody else holds the position definitively on one of
     *     the days
     */
    @Transactional
    public Official enter(String organisation, OfficialEntry entry) {
        var official = new Check().official(organisation, entry);
        officials.takeTurn(organisation);
        if (!official.capacity().isActing()) {
            officials.definitiveBeside(official).ifPresent(other -> {
                throw other.lastDay() == null
                        ? Refused.conflict("party.official.held", other.decree(), other.validFrom())
                        : Refused.conflict(
                                "party.official.heldUntil",
                                other.decree(),
                                other.validFrom(),
                                Objects.requireNonNull(other.lastDay()));
            });
        }
        officials.add(official, currentUser.actor().id(), clock.instant());
        log.record("official.added", official.id().toString(), null, official.toString());
        return official;
    }

    /**
     * Sets the last day, once.
     *
     * @param lastDay the day before the first takes a mistake back: then the official never held the position
     * @throws Refused on the field {@code lastDay}; absent, where the organisation has no such official; conflict, where they
     *     have left already
     */
    @Transactional
    public void end(String organisation, UUID id, @Nullable LocalDate lastDay) {
        var official = of(organisation, id);
        if (official.endedOn() != null) {
            throw Refused.conflict("party.official.endedAlready", official.endedOn());
        }
        if (lastDay == null) {
            throw Refused.field("lastDay", "form.refused.missing");
        }
        if (lastDay.isBefore(official.validFrom().minusDays(1))) {
            throw Refused.field("lastDay", "party.official.endsBeforeItBegins", official.validFrom());
        }
        if (official.validUntil() != null && !lastDay.isBefore(official.validUntil())) {
            throw Refused.field("lastDay", "party.official.endsByItself", official.validUntil());
        }
        if (!officials.end(id, lastDay, currentUser.actor().id(), clock.instant())) {
            throw Refused.conflict("party.official.endedAlready", lastDay);
        }
        log.record("official.ended", id.toString(), official.toString(), lastDay.toString());
    }

    /** As somebody writes a letter down; see {@link Mandate}. */
    public record MandateEntry(
            @Nullable String number,
            @Nullable UUID giver,
            @Nullable UUID holder,
            @Nullable String scope,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    /** @throws Refused with one reason per bad field; conflict, where the holder has a letter with this number already */
    @Transactional
    public Mandate give(String municipality, MandateEntry entry) {
        var mandate = new Check().mandate(municipality, entry);
        officials.takeTurn(municipality);
        if (officials.mandatesOf(mandate.holder()).stream()
                .anyMatch(other -> other.number().equals(mandate.number()))) {
            throw Refused.conflict("party.mandate.twice", mandate.number());
        }
        officials.add(mandate, currentUser.actor().id(), clock.instant());
        log.record("mandate.given", mandate.id().toString(), null, mandate.toString());
        return mandate;
    }

    /**
     * Takes a letter back, once.
     *
     * @param on from this day on it is not valid any more
     * @throws Refused on the field {@code withdrawnOn}; absent, where the municipality has no such letter; conflict, where it
     *     is withdrawn already
     */
    @Transactional
    public void withdraw(String municipality, UUID id, @Nullable LocalDate on) {
        var mandate = officials
                .findMandate(id)
                .filter(found -> found.municipality().equals(municipality))
                .orElseThrow(() -> Refused.absent("party.mandate.notFound"));
        if (mandate.withdrawnOn() != null) {
            throw Refused.conflict("party.mandate.withdrawnAlready", mandate.withdrawnOn());
        }
        if (on == null) {
            throw Refused.field("withdrawnOn", "form.refused.missing");
        }
        if (!mandate.isWrittenFor(on)) {
            throw Refused.field(
                    "withdrawnOn", "party.mandate.withdrawnOutside", mandate.validFrom(), mandate.validUntil());
        }
        if (!officials.withdraw(id, on, currentUser.actor().id(), clock.instant())) {
            throw Refused.conflict("party.mandate.withdrawnAlready", on);
        }
        log.record("mandate.withdrawn", id.toString(), mandate.toString(), on.toString());
    }

    private Official of(String organisation, UUID id) {
        return officials
                .find(id)
                .filter(found -> found.organisation().equals(organisation))
                .orElseThrow(() -> Refused.absent("party.official.notFound"));
    }

    /** A part of the register. */
    public record Page<T>(List<T> items, int total) {}

    /** Everybody who holds or held a position, who began last first. */
    @Transactional(readOnly = true)
    public Page<Official> officials(String organisation, int page, int size) {
        return new Page<>(officials.all(organisation, page, size), officials.count(organisation));
    }

    /** Those who hold a position or will, or those who left, as it is on this day there. */
    @Transactional(readOnly = true)
    public Page<Official> officials(String organisation, Officials.Tenure tenure, int page, int size) {
        var today = calendar.todayAt(organisation);
        return new Page<>(
                officials.page(organisation, tenure, today, page, size), officials.count(organisation, tenure, today));
    }

    /** A letter with the two whom it names. */
    public record GivenMandate(Mandate mandate, Official giver, Official holder) {}

    /** The letters of a municipality, withdrawn ones too, the latest first. */
    @Transactional(readOnly = true)
    public Page<GivenMandate> mandates(String municipality, int page, int size) {
        var found = officials.mandates(municipality, page, size);
        var named = officials.named(found.stream()
                .flatMap(mandate -> Stream.of(mandate.giver(), mandate.holder()))
                .collect(Collectors.toSet()));
        return new Page<>(
                found.stream()
                        .map(mandate -> new GivenMandate(
                                mandate,
                                Objects.requireNonNull(named.get(mandate.giver())),
                                Objects.requireNonNull(named.get(mandate.holder()))))
                        .toList(),
                officials.countMandates(municipality));
    }

    public LocalDate todayAt(String organisation) {
        return calendar.todayAt(organisation);
    }

    /** What somebody can be for the organisation. */
    public List<Position> positionsOf(String organisation) {
        return Arrays.stream(Position.values())
                .filter(position -> isOf(organisation, position))
                .toList();
    }

    private boolean isOf(String organisation, Position position) {
        return organisations
                .findBranch(organisation)
                .map(office -> position.isOf(office.kind()))
                .orElse(!position.ofBranch());
    }

    /** Looks at every field before anything is taken. */
    private final class Check {

        private final List<Refused.Reason> refused = new ArrayList<>();

        Official official(String organisation, OfficialEntry entry) {
            var position = present("position", entry.position());
            var capacity = present("capacity", entry.capacity());
            var title = text("title", entry.title(), LONGEST);
            var name = text("name", entry.name(), LONGEST);
            var decree = text("decree", entry.decree(), LONGEST);
            var number = employeeNumber(entry.employeeNumber());
            var from = present("validFrom", entry.validFrom());
            if (entry.validUntil() == null && capacity != null && capacity.isActing()) {
                refuse("validUntil", "party.official.actingEnds");
            }
            inOrder(from, entry.validUntil());
            var agency = agency(organisation, position, entry.agency());
            orThrow();
            return new Official(
                    UUID.randomUUID(),
                    organisation,
                    agency,
                    Objects.requireNonNull(position),
                    title,
                    name,
                    number,
                    Objects.requireNonNull(capacity),
                    decree,
                    Objects.requireNonNull(from),
                    entry.validUntil(),
                    null);
        }

        private @Nullable String agency(String organisation, @Nullable Position position, @Nullable String given) {
            var agency = given == null || given.isBlank() ? null : given.strip();
            if (position == null) {
                return agency;
            }
            if (!isOf(organisation, position)) {
                refuse("position", "party.official.positionElsewhere");
            } else if (agency == null) {
                if (position == Position.AGENCY_HEAD) {
                    refuse("agency", "form.refused.missing");
                }
            } else if (position != Position.AGENCY_HEAD && position != Position.REGIONAL_SECRETARY) {
                refuse("agency", "party.official.noAgency");
            } else if (!organisations.hasAgency(organisation, agency)) {
                refuse("agency", "party.official.agencyUnknown");
            }
            return agency;
        }

        private @Nullable String employeeNumber(@Nullable String given) {
            var number = given == null ? "" : given.strip();
            if (number.isEmpty()) {
                return null;
            }
            if (IdentityNumberInText.isIn(number)) {
                refuse("employeeNumber", "form.refused.identityNumber");
            } else if (!EMPLOYEE_NUMBER.matcher(number).matches()) {
                refuse("employeeNumber", "party.official.employeeNumber");
            }
            return number;
        }

        Mandate mandate(String municipality, MandateEntry entry) {
            var number = text("number", entry.number(), LONGEST);
            var scope = text("scope", entry.scope(), LONGEST_SCOPE);
            var from = present("validFrom", entry.validFrom());
            var until = present("validUntil", entry.validUntil());
            inOrder(from, until);
            var giver = known("giver", municipality, entry.giver());
            var holder = known("holder", municipality, entry.holder());
            if (giver.isPresent() && giver.get().position() != Position.MUNICIPAL_HEAD) {
                refuse("giver", "party.mandate.giver");
            } else if (from != null && giver.isPresent() && !giver.get().holdsOn(from)) {
                refuse("giver", "party.mandate.giverNotInOffice", from);
            }
            if (holder.isPresent() && holder.get().position() == Position.MUNICIPAL_HEAD) {
                refuse("holder", "party.mandate.holder");
            } else if (from != null
                    && until != null
                    && holder.isPresent()
                    && (holder.get().hasLeftBy(from) || holder.get().validFrom().isAfter(until))) {
                refuse("holder", "party.mandate.holderNotInOffice");
            }
            orThrow();
            return new Mandate(
                    UUID.randomUUID(),
                    municipality,
                    number,
                    giver.orElseThrow().id(),
                    holder.orElseThrow().id(),
                    scope,
                    Objects.requireNonNull(from),
                    Objects.requireNonNull(until),
                    null);
        }

        private Optional<Official> known(String field, String organisation, @Nullable UUID id) {
            if (present(field, id) == null) {
                return Optional.empty();
            }
            var found = officials.find(Objects.requireNonNull(id)).filter(official -> official.organisation()
                    .equals(organisation));
            if (found.isEmpty()) {
                refuse(field, "party.official.notFound");
            }
            return found;
        }

        private void inOrder(@Nullable LocalDate from, @Nullable LocalDate until) {
            if (from != null && until != null && until.isBefore(from)) {
                refuse("validUntil", "party.official.lastBeforeFirst");
            }
        }

        private <T> @Nullable T present(String field, @Nullable T value) {
            if (value == null) {
                refuse(field, "form.refused.missing");
            }
            return value;
        }

        private String text(String field, @Nullable String given, int longest) {
            var text = given == null ? "" : given.strip();
            if (text.isEmpty()) {
                refuse(field, "form.refused.missing");
            } else if (text.length() > longest) {
                refuse(field, "form.refused.tooLong", longest);
            }
            IdentityNumberInText.refusal(field, text).ifPresent(refused::add);
            return text;
        }

        private void refuse(String field, String key, Object... arguments) {
            refused.add(Refused.Reason.of(field, key, arguments));
        }

        private void orThrow() {
            if (!refused.isEmpty()) {
                throw Refused.fields(refused);
            }
        }
    }
}
