package id.payung.roster;

import id.payung.platform.Actor;
import id.payung.platform.AdministrationLog;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.list.PersonList;
import id.payung.roster.list.PersonListTable;
import id.payung.roster.sheet.ResultFile;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in a municipality's lists of the deceased and of those whom a local rule excludes. Rosters checked from then on hold
 * these people's rows until somebody decides; what is decided already stays decided.
 */
@Service
public class PersonLists {

    private static final int LONGEST_NAME = 200;

    private final PersonListTable lists;
    private final ResultImport imports;
    private final AdministrationLog log;
    private final CurrentUser currentUser;
    private final Clock clock;

    PersonLists(
            PersonListTable lists, ResultImport imports, AdministrationLog log, CurrentUser currentUser, Clock clock) {
        this.lists = lists;
        this.imports = imports;
        this.log = log;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** What is said of a list besides its people. */
    public record Entry(PersonList.Kind kind, String name, LocalDate validFrom, @Nullable LocalDate validUntil) {}

    /**
     * Takes in a list whole or not at all.
     *
     * @throws Refused forbidden, to all but the municipality's own officers and verifiers; on the fields that are wrong
     */
    public ResultOutcome add(String municipality, Entry entry, InputStreamSource content) {
        var actor = requireKeeper(municipality);
        check(entry);
        var list = new PersonList(
                UUID.randomUUID(),
                entry.kind(),
                municipality,
                entry.name().strip(),
                entry.validFrom(),
                entry.validUntil(),
                0,
                actor.id(),
                clock.instant(),
                null,
                null);
        return imports.run(content, Set.of(ResultFile.Column.NIK), file -> {
            int people = lists.add(list, file);
            log.record("personList.added", list.id().toString(), null, described(list, people));
            return new ResultOutcome.Listed(list.id(), people);
        });
    }

    private static void check(Entry entry) {
        List<Refused.Reason> refused = new ArrayList<>();
        if (entry.name().isBlank()) {
            refused.add(Refused.Reason.of("name", "form.refused.missing"));
        } else if (entry.name().length() > LONGEST_NAME) {
            refused.add(Refused.Reason.of("name", "form.refused.tooLong", LONGEST_NAME));
        }
        IdentityNumberInText.refusal("name", entry.name()).ifPresent(refused::add);
        if (entry.validUntil() != null && entry.validUntil().isBefore(entry.validFrom())) {
            refused.add(Refused.Reason.of("validUntil", "roster.list.endsBeforeItBegins"));
        }
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
    }

    private static String described(PersonList list, int people) {
        return "%s %s \"%s\" %s/%s: %d"
                .formatted(
                        list.kind(),
                        list.municipality(),
                        list.name(),
                        list.validFrom(),
                        list.validUntil() == null ? "…" : list.validUntil(),
                        people);
    }

    /** The newest first, withdrawn ones too. */
    public record Page(List<PersonList> lists, int total) {}

    /** @throws Refused forbidden, to all but the municipality's own officers and verifiers, and auditors */
    @Transactional(readOnly = true)
    public Page page(String municipality, int page, int size) {
        if (!currentUser.actor().is(Role.AUDITOR)) {
            requireKeeper(municipality);
        }
        return new Page(lists.page(municipality, page, size), lists.count(municipality));
    }

    /**
     * Ends a list: rosters checked from then on know nothing of it. It stays to be seen who reported what.
     *
     * @throws Refused forbidden as for {@link #add}; absent, where there is none; conflict, where it is withdrawn already
     */
    @Transactional
    public void withdraw(String municipality, UUID id) {
        var actor = requireKeeper(municipality);
        var list = lists.findForChange(municipality, id).orElseThrow(() -> Refused.absent("roster.list.notFound"));
        if (list.isWithdrawn()) {
            throw Refused.conflict("roster.list.alreadyWithdrawn");
        }
        lists.withdraw(id, actor.id(), clock.instant());
        log.record("personList.withdrawn", id.toString(), described(list, list.people()), null);
    }

    private Actor requireKeeper(String municipality) {
        var actor = currentUser.actor();
        boolean keeps = actor.is(Role.MUNICIPAL_OFFICER) || actor.is(Role.MUNICIPAL_VERIFIER);
        if (!keeps || !actor.worksFor(municipality)) {
            throw Refused.forbidden("roster.list.onlyOwnMunicipality");
        }
        return actor;
    }
}
