package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.SetRules;
import id.payung.roster.registration.RegistryAnswers;
import id.payung.roster.registration.ResultRefused;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.ResultFile;
import java.time.Clock;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/** The population registry's answer about a roster's people, brought by the municipal verifier before verifying. */
@Service
public class RosterRegistryCheck {

    private final RosterRecords records;
    private final SetRules setRules;
    private final RegistryAnswers answers;
    private final ResultImport imports;
    private final AgreementDirectory directory;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    RosterRegistryCheck(
            RosterRecords records,
            SetRules setRules,
            RegistryAnswers answers,
            ResultImport imports,
            AgreementDirectory directory,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.records = records;
        this.setRules = setRules;
        this.answers = answers;
        this.imports = imports;
        this.directory = directory;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Holds whoever disagrees until a person decides. The same answer again changes nothing.
     *
     * @throws Refused forbidden, to all but the verifier of the agreement's agency; conflict, unless the roster is checked
     *     and the municipality has not answered yet
     */
    public ResultOutcome record(RosterId id, InputStreamSource content) {
        return imports.run(content, RegistryAnswers.REQUIRED, file -> record(id, file));
    }

    private ResultOutcome record(RosterId id, ResultFile file) throws FileRefused, ResultRefused {
        var roster = Rosters.require(records.findOneById(id.value()));
        requireVerifier(directory.facts(roster.agreement()));
        if (!roster.awaitsMunicipalVerification()) {
            throw Refused.conflict("roster.registry.notNow");
        }
        int disagreeing = answers.take(id, file, currentUser.actor().id(), clock.instant());
        roster.recount(setRules.counts(PeopleTables.STORED, id));
        records.save(roster);
        journal.record(
                roster.agreement().value(),
                "roster",
                id.value(),
                "roster.registryCompared",
                null,
                null,
                Integer.toString(disagreeing));
        return new ResultOutcome.Compared(disagreeing);
    }

    private void requireVerifier(AgreementFacts agreement) {
        var actor = currentUser.actor();
        if (!directory.mayRead(agreement, actor)) {
            throw Refused.absent("roster.notFound");
        }
        if (!actor.is(Role.MUNICIPAL_VERIFIER)
                || !actor.worksFor(agreement.municipality())
                || !agreement.agency().equals(actor.agency())) {
            throw Refused.forbidden("roster.registry.onlyVerifier");
        }
    }
}
