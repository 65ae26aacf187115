package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementKind;
import id.payung.agreement.Side;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.Places;
import id.payung.roster.people.RosterAreas;
import id.payung.roster.people.SetRules;
import id.payung.roster.people.WardQuotaTable;
import id.payung.roster.people.WardQuotaTable.Quota;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets how many people of single wards or villages an agreement covers at most. Their sum may be more than the agreement's
 * own quota, which holds besides.
 */
@Service
public class WardQuotas {

    public static final int MOST_WARDS = 10_000;
    public static final int MOST_PEOPLE = 1_000_000;
    private static final int LONGEST_SHOWN = 40;

    private final WardQuotaTable table;
    private final RosterRecords records;
    private final RosterAreas areas;
    private final SetRules setRules;
    private final Places places;
    private final AgreementDirectory directory;
    private final Organisations organisations;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    WardQuotas(
            WardQuotaTable table,
            RosterRecords records,
            RosterAreas areas,
            SetRules setRules,
            Places places,
            AgreementDirectory directory,
            Organisations organisations,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.table = table;
        this.records = records;
        this.areas = areas;
        this.setRules = setRules;
        this.places = places;
        this.directory = directory;
        this.organisations = organisations;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * A quota as somebody wrote it.
     *
     * @param areaField where the code stands, to be named where it is wrong
     * @param peopleField where the number stands
     */
    public record Entry(String areaField, @Nullable String areaCode, String peopleField, @Nullable Integer people) {}

    /** @throws Refused absent, for whoever may not read the agreement */
    @Transactional(readOnly = true)
    public List<Quota> of(AgreementId id) {
        return table.of(directory.factsFor(id, currentUser.actor()).id());
    }

    /**
     * Replaces all quotas, and gives the places of every roster anew that neither side has verified: who waited and fits now
     * has one, who does not fit waits.
     *
     * @return how many rosters were arranged
     * @throws Refused forbidden, to all but the municipal officer of the agreement's agency; conflict, where the agreement is
     *     over; with one reason per bad entry
     */
    @Transactional
    public int replace(AgreementId id, List<Entry> entries) {
        var actor = currentUser.actor();
        var agreement = directory.factsFor(id, actor);
        if (agreement.officerOf(actor).filter(Side.MUNICIPALITY::equals).isEmpty()) {
            throw Refused.forbidden("roster.wardQuota.onlyMunicipalOfficer");
        }
        agreement.requireCover();
        agreement = directory.factsForChange(id);
        if (agreement.kind() != AgreementKind.PKS
                || !agreement.status().isBeforeSigned() && !agreement.status().isBinding()) {
            throw Refused.conflict("roster.wardQuota.over");
        }
        var quotas = check(
                entries, organisations.municipality(agreement.municipality()).areaCode());
        var before = table.of(id);
        table.replace(id, quotas, actor.id(), clock.instant());
        journal.record(
                id.value(), "roster.wardQuotasSet", null, null, "%s → %s".formatted(figures(before), figures(quotas)));
        return arrange(agreement);
    }

    private static String figures(List<Quota> quotas) {
        return "%d / %d"
                .formatted(
                        quotas.size(), quotas.stream().mapToLong(Quota::people).sum());
    }

    private int arrange(AgreementFacts agreement) {
        var open = records.findByAgreementIdOrderByWave(agreement.id().value()).stream()
                .filter(Roster::givesPlaces)
                .toList();
        open.forEach(roster -> places.takeBack(roster.id()));
        for (Roster roster : open) {
            places.arrange(roster.id(), agreement.id(), agreement.quota());
            roster.recount(setRules.counts(PeopleTables.STORED, roster.id()));
            records.save(roster);
        }
        return open.size();
    }

    private List<Quota> check(List<Entry> entries, String municipality) {
        List<Refused.Reason> refused = new ArrayList<>();
        List<Quota> quotas = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            var code = area(entry, municipality, seen, refused);
            var people = entry.people();
            if (people == null || people < 0 || people > MOST_PEOPLE) {
                refused.add(Refused.Reason.of(
                        entry.peopleField(), "roster.wardQuota.people", shown(entry.areaCode()), MOST_PEOPLE));
            } else {
                code.ifPresent(known -> quotas.add(new Quota(known, people)));
            }
        }
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
        return quotas;
    }

    private Optional<String> area(Entry entry, String municipality, Set<String> seen, List<Refused.Reason> refused) {
        var text = entry.areaCode() == null ? "" : entry.areaCode().strip();
        var code = areas.codes().ward(text);
        if (code.isEmpty()) {
            refused.add(Refused.Reason.of(entry.areaField(), "roster.wardQuota.unknown", shown(text)));
        } else if (!code.get().startsWith(municipality + ".")) {
            refused.add(Refused.Reason.of(entry.areaField(), "roster.wardQuota.outside", code.get(), municipality));
        } else if (!seen.add(code.get())) {
            refused.add(Refused.Reason.of(entry.areaField(), "roster.wardQuota.twice", code.get()));
        }
        return code;
    }

    private static String shown(@Nullable String text) {
        if (text == null || IdentityNumberInText.isIn(text)) {
            return "…";
        }
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
