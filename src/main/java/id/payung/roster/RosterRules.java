package id.payung.roster;

import id.payung.agreement.Regime;
import id.payung.party.Organisations;
import id.payung.platform.AdministrationLog;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Refused;
import id.payung.roster.people.Occupations;
import id.payung.roster.people.RuleVersions;
import id.payung.roster.rule.RuleVersion;
import id.payung.roster.sheet.HeaderText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes what all rosters are judged by: rule versions and occupations. Rosters are judged by what holds when they are
 * checked; those that are determined are frozen and stay as they are.
 */
@Service
public class RosterRules {

    public static final int OLDEST_MIN_AGE = 64;
    public static final int HIGHEST_AGE_LIMIT = 120;
    public static final int LONGEST_GAP = 120;
    public static final int LARGEST_FAMILY = 50;
    private static final int LONGEST_SOURCE = 1_000;
    private static final int LONGEST_LABEL = 100;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    private final RuleVersions versions;
    private final Occupations occupations;
    private final Organisations organisations;
    private final AdministrationLog log;
    private final CurrentUser currentUser;
    private final Clock clock;

    RosterRules(
            RuleVersions versions,
            Occupations occupations,
            Organisations organisations,
            AdministrationLog log,
            CurrentUser currentUser,
            Clock clock) {
        this.versions = versions;
        this.occupations = occupations;
        this.organisations = organisations;
        this.log = log;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<RuleVersion> versions(int page, int size) {
        return versions.page(page, size);
    }

    /** As an operator writes a version down; see {@link RuleVersion}. */
    public record NewVersion(
            @Nullable Regime regime,
            @Nullable String municipality,
            @Nullable LocalDate validFrom,
            @Nullable Integer minAge,
            @Nullable Integer ageLimit,
            @Nullable Integer longestGapMonths,
            @Nullable Integer maxPerFamily,
            @Nullable String source) {}

    /** @throws Refused with one reason per bad field */
    @Transactional
    public RuleVersion add(NewVersion entry) {
        var check = new Check();
        var regime = check.present("regime", entry.regime());
        var from = check.present("validFrom", entry.validFrom());
        int minAge = check.between("minAge", entry.minAge(), 0, OLDEST_MIN_AGE);
        int ageLimit = check.between("ageLimit", entry.ageLimit(), minAge + 1, HIGHEST_AGE_LIMIT);
        int gap = check.between("longestGapMonths", entry.longestGapMonths(), 0, LONGEST_GAP);
        if (entry.maxPerFamily() != null) {
            check.between("maxPerFamily", entry.maxPerFamily(), 1, LARGEST_FAMILY);
        }
        var source = check.text("source", entry.source(), LONGEST_SOURCE);
        if (entry.municipality() != null
                && organisations.findMunicipality(entry.municipality()).isEmpty()) {
            check.refuse("municipality", "party.municipality.unknown", "…");
        }
        check.orThrow();
        var version = versions.add(new RuleVersion(
                0,
                Objects.requireNonNull(regime),
                entry.municipality(),
                from,
                minAge,
                ageLimit,
                gap,
                entry.maxPerFamily(),
                source,
                currentUser.actor().id(),
                clock.instant()));
        log.record("rosterRule.added", Long.toString(version.id()), null, described(version));
        return version;
    }

    private static String described(RuleVersion version) {
        return "%s %s %s: %d-%d, %d, %s"
                .formatted(
                        version.regime(),
                        version.municipality() == null ? "*" : version.municipality(),
                        version.validFrom(),
                        version.minAge(),
                        version.ageLimit(),
                        version.longestGapMonths(),
                        version.maxPerFamily() == null ? "*" : version.maxPerFamily());
    }

    @Transactional(readOnly = true)
    public List<Occupations.Dated> occupations() {
        return occupations.all();
    }

    /** As an operator writes an occupation down. @param validFrom null: since ever. @param validUntil null: for good */
    public record OccupationEntry(
            @Nullable String label,
            @Nullable Regime regime,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    /**
     * Enters an occupation, or changes its label and its days.
     *
     * @throws Refused with one reason per bad field; conflict, for another regime: agreements name the code
     */
    @Transactional
    public Occupations.Dated enter(String code, OccupationEntry entry) {
        var check = new Check();
        if (!CODE.matcher(code).matches()) {
            check.refuse("code", "roster.occupation.code");
        }
        var label = check.text("label", entry.label(), LONGEST_LABEL);
        var regime = check.present("regime", entry.regime());
        if (entry.validFrom() != null
                && entry.validUntil() != null
                && entry.validUntil().isBefore(entry.validFrom())) {
            check.refuse("validUntil", "roster.list.endsBeforeItBegins");
        }
        var all = occupations.all();
        all.stream()
                .filter(other -> !other.code().equals(code))
                .filter(other -> isSame(other.code(), label)
                        || isSame(other.label(), label)
                        || isSame(other.label(), code)
                        || isSame(other.code(), code))
                .findFirst()
                .ifPresent(other -> check.refuse("label", "roster.occupation.sameName", other.code()));
        check.orThrow();
        Optional<Occupations.Dated> before =
                all.stream().filter(known -> known.code().equals(code)).findFirst();
        if (before.filter(known -> known.regime() != regime).isPresent()) {
            throw Refused.conflict("roster.occupation.otherRegime");
        }
        var occupation = new Occupations.Dated(
                code, label, Objects.requireNonNull(regime), entry.validFrom(), entry.validUntil());
        if (before.filter(occupation::equals).isEmpty()) {
            occupations.put(occupation);
            log.record(
                    before.isPresent() ? "occupation.changed" : "occupation.added",
                    code,
                    before.map(RosterRules::described).orElse(null),
                    described(occupation));
        }
        return occupation;
    }

    /** Files may name either, however it is spaced. */
    private static boolean isSame(String one, String other) {
        return HeaderText.normal(one).equals(HeaderText.normal(other));
    }

    private static String described(Occupations.Dated occupation) {
        return "%s \"%s\" %s/%s"
                .formatted(
                        occupation.regime(),
                        occupation.label(),
                        occupation.validFrom() == null ? "…" : occupation.validFrom(),
                        occupation.validUntil() == null ? "…" : occupation.validUntil());
    }

    /** Looks at every field before anything is taken. */
    private static final class Check {

        private final List<Refused.Reason> refused = new ArrayList<>();

        void refuse(String field, String key, Object... arguments) {
            refused.add(Refused.Reason.of(field, key, arguments));
        }

        <T> @Nullable T present(String field, @Nullable T value) {
            if (value == null) {
                refuse(field, "form.refused.missing");
            }
            return value;
        }

        int between(String field, @Nullable Integer value, int least, int most) {
            if (value == null || value < least || value > most) {
                refuse(field, "roster.rule.between", least, most);
                return least;
            }
            return value;
        }

        String text(String field, @Nullable String value, int longest) {
            var text = value == null ? "" : value.strip();
            if (text.isEmpty()) {
                refuse(field, "form.refused.missing");
            } else if (text.length() > longest) {
                refuse(field, "form.refused.tooLong", longest);
            }
            IdentityNumberInText.refusal(field, text).ifPresent(refused::add);
            return text;
        }

        void orThrow() {
            if (!refused.isEmpty()) {
                throw Refused.fields(refused);
            }
        }
    }
}
