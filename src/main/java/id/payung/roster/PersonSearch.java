package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementStatus;
import id.payung.party.Nik;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.rule.PersonState;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the rosters on which somebody stands, among those of the asker's own agreements. Each search is written down, found
 * or not, beside the looks at personal data.
 */
@Service
public class PersonSearch {

    /** Nobody stands on more; who does is found all the same. */
    private static final int MOST = 200;

    private final AgreementDirectory directory;
    private final PersonalDataCipher cipher;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final Clock clock;

    PersonSearch(
            AgreementDirectory directory,
            PersonalDataCipher cipher,
            CurrentUser currentUser,
            JdbcClient jdbc,
            Clock clock) {
        this.directory = directory;
        this.cipher = cipher;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Where the person stands; not who it is, which the asker knows.
     *
     * @param row the sheet's own row number
     */
    public record Place(
            UUID agreement,
            String title,
            AgreementStatus agreementStatus,
            @Nullable String branchNumber,
            @Nullable String municipalNumber,
            UUID roster,
            int wave,
            RosterStatus rosterStatus,
            int row,
            PersonState state) {}

    private record Standing(
            AgreementId agreement, UUID roster, int wave, RosterStatus status, int row, PersonState state) {}

    /** Officers of both sides and municipal verifiers. */
    public static boolean maySearch(Actor actor) {
        return actor.is(Role.BRANCH_OFFICER) || actor.is(Role.MUNICIPAL_OFFICER) || actor.is(Role.MUNICIPAL_VERIFIER);
    }

    /**
     * The latest agreement first.
     *
     * @param nik as people write it: spaces and dots do not matter
     * @throws Refused forbidden, to all who may not search; on {@code nik}, where it is none
     */
    @Transactional
    public List<Place> placesOf(@Nullable String nik) {
        var actor = currentUser.actor();
        if (!maySearch(actor)) {
            throw Refused.forbidden("roster.search.onlyOfficers");
        }
        if (nik == null || nik.isBlank()) {
            throw Refused.field("nik", "form.refused.missing");
        }
        byte[] index = Nik.of(nik)
                .orElseThrow(() -> Refused.field("nik", "roster.search.notANumber"))
                .blindIndex(cipher);
        Map<AgreementId, Optional<AgreementFacts>> known = new HashMap<>();
        var places = standings(index).stream()
                .flatMap(standing -> known.computeIfAbsent(standing.agreement(), id -> readable(id, actor)).stream()
                        .map(agreement -> place(agreement, standing)))
                .limit(MOST)
                .toList();
        log(actor, index, places.size());
        return places;
    }

    private Optional<AgreementFacts> readable(AgreementId id, Actor actor) {
        return Optional.of(directory.facts(id)).filter(agreement -> directory.mayRead(agreement, actor));
    }

    private List<Standing> standings(byte[] nikIndex) {
        return jdbc.sql(
                        """
                select p.agreement_id, p.row_number, p.state, r.id as roster, r.wave, r.status
                  from roster_person p join roster r on r.id = p.roster_id
                 where p.nik_index = :nik order by r.coverage_from desc, r.wave desc, r.id, p.row_number""")
                .param("nik", nikIndex)
                .query((row, number) -> new Standing(
                        new AgreementId(row.getObject("agreement_id", UUID.class)),
                        row.getObject("roster", UUID.class),
                        row.getInt("wave"),
                        RosterStatus.valueOf(row.getString("status")),
                        row.getInt("row_number"),
                        PersonState.valueOf(row.getString("state"))))
                .list();
    }

    private static Place place(AgreementFacts agreement, Standing standing) {
        return new Place(
                agreement.id().value(),
                agreement.title(),
                agreement.status(),
                agreement.branchNumber(),
                agreement.municipalNumber(),
                standing.roster(),
                standing.wave(),
                standing.status(),
                standing.row(),
                standing.state());
    }

    private void log(Actor actor, byte[] nikIndex, int found) {
        jdbc.sql(
                        """
                insert into personal_data_access (at, actor, organisation, kind, nik_index, found)
                values (:at, :actor, :organisation, 'SEARCH', :nik, :found)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor.id())
                .param("organisation", actor.organisation())
                .param("nik", nikIndex)
                .param("found", found)
                .update();
    }
}
