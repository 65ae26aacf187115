package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.Side;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.roster.people.FrozenPeople;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.SetRules;
import id.payung.roster.registration.RegistrationAnswers;
import id.payung.roster.registration.RegistrationSettings;
import id.payung.roster.registration.RegistrationTable;
import id.payung.roster.registration.ResultRefused;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.ResultFile;
import java.io.OutputStream;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings handed-over people into the social-security side's own system and back: as a table in its layout, and as its
 * answer, by which each is registered under a number or refused with a reason.
 */
@Service
public class RosterRegistration {

    private final RosterRecords records;
    private final FrozenPeople people;
    private final SetRules setRules;
    private final RegistrationTable table;
    private final RegistrationAnswers answers;
    private final RegistrationSettings settings;
    private final ResultImport imports;
    private final AgreementDirectory directory;
    private final Organisations organisations;
    private final ObjectProvider<PeopleRefused> afterRefusals;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    RosterRegistration(
            RosterRecords records,
            FrozenPeople people,
            SetRules setRules,
            RegistrationTable table,
            RegistrationAnswers answers,
            RegistrationSettings settings,
            ResultImport imports,
            AgreementDirectory directory,
            Organisations organisations,
            ObjectProvider<PeopleRefused> afterRefusals,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.records = records;
        this.people = people;
        this.setRules = setRules;
        this.table = table;
        this.answers = answers;
        this.settings = settings;
        this.imports = imports;
        this.directory = directory;
        this.organisations = organisations;
        this.afterRefusals = afterRefusals;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** A table that may be written now, and is in the journal already. */
    public record Export(RegistrationTable.About about, String name) {}

    /**
     * Asks for the people who are still to be registered. Whoever gets the table is written down before the first byte
     * leaves.
     *
     * @throws Refused forbidden, to all but officers of the agreement's own office; conflict, before the hand-over, where
     *     nobody is left, where the people are not those who were determined, or where no group code is known
     */
    @Transactional
    public Export export(RosterId id, RegistrationTable.Kind kind) {
        var roster = Rosters.require(records.findOneById(id.value()));
        var agreement = requireBranchOfficer(roster);
        requireHandedOver(roster);
        int open = table.open(id);
        if (open == 0) {
            throw Refused.conflict("roster.registration.nobodyOpen");
        }
        if (!people.areIntact(id)) {
            throw Refused.conflict("roster.frozen.changed");
        }
        var municipality = organisations.municipality(agreement.municipality());
        var code = settings.groupCode(agreement.fundSource(), municipality.kind())
                .orElseThrow(() -> Refused.conflict("roster.registration.noGroupCode"));
        var decree = roster.decree();
        journal.record(
                agreement.id().value(),
                "roster",
                id.value(),
                "roster.exported",
                null,
                null,
                "%d (%s)".formatted(open, code));
        return new Export(
                new RegistrationTable.About(
                        id, agreement, roster.coverageFrom(), decree == null ? "" : decree.number(), code),
                "pendaftaran-%s-gelombang-%d.%s".formatted(code, roster.wave(), kind.extension()));
    }

    @Transactional(readOnly = true)
    public void write(Export export, RegistrationTable.Kind kind, OutputStream out) {
        table.write(export.about(), kind, out);
    }

    /**
     * Takes in the social-security side's answer. The same answer again changes nothing.
     *
     * @throws Refused forbidden and conflict as for {@link #export}
     */
    public ResultOutcome record(RosterId id, InputStreamSource content) {
        return imports.run(content, RegistrationAnswers.REQUIRED, file -> record(id, file));
    }

    private ResultOutcome record(RosterId id, ResultFile file) throws FileRefused, ResultRefused {
        var roster = Rosters.require(records.findOneById(id.value()));
        var agreement = requireBranchOfficer(roster);
        requireHandedOver(roster);
        var taken = answers.take(id, file, currentUser.actor().id(), clock.instant());
        int open = table.open(id);
        if (taken.registered() + taken.refused() > 0) {
            var before = roster.status();
            roster.recount(setRules.counts(PeopleTables.STORED, id));
            if (open == 0) {
                roster.registered();
            }
            records.save(roster);
            journal.record(
                    agreement.id().value(),
                    "roster",
                    id.value(),
                    "roster.registrationRecorded",
                    before.name(),
                    roster.status().name(),
                    "%d / %d / %d".formatted(taken.registered(), taken.refused(), open));
        }
        if (taken.refused() > 0) {
            afterRefusals.orderedStream().forEach(room -> room.refused(agreement, id));
        }
        return new ResultOutcome.Registered(taken.registered(), taken.refused(), open, roster.status());
    }

    private AgreementFacts requireBranchOfficer(Roster roster) {
        var actor = currentUser.actor();
        var agreement = directory.facts(roster.agreement());
        if (!directory.mayRead(agreement, actor)) {
            throw Refused.absent("roster.notFound");
        }
        if (agreement.officerOf(actor).filter(Side.BRANCH::equals).isEmpty()) {
            throw Refused.forbidden("roster.registration.onlyBranchOfficer");
        }
        return agreement;
    }

    private static void requireHandedOver(Roster roster) {
        if (!roster.status().isHandedOver()) {
            throw Refused.conflict("roster.registration.notHandedOver");
        }
    }
}
