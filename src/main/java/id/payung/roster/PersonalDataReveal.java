package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.people.StoredCells;
import id.payung.roster.sheet.RosterColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows the sealed data of one person, to those who work on the roster and give a reason. Each look is written down in the
 * same transaction, and auditors read what was written. UU 27/2022 on personal data protection.
 */
@Service
public class PersonalDataReveal {

    public static final int SHORTEST_REASON = 10;
    public static final int LONGEST_REASON = 500;

    private final RosterRecords records;
    private final AgreementDirectory directory;
    private final StoredCells cells;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final Clock clock;

    PersonalDataReveal(
            RosterRecords records,
            AgreementDirectory directory,
            PersonalDataCipher cipher,
            CurrentUser currentUser,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.directory = directory;
        this.cells = new StoredCells(cipher);
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Null where the row has none. */
    public record Revealed(
            @Nullable String nik, @Nullable String familyCard, @Nullable String phone, @Nullable String mothersName) {
        @Override
        public String toString() {
            return "Revealed[" + (nik == null ? "nothing" : "hidden") + "]";
        }
    }

    private record Found(UUID person, Revealed data) {}

    /** How somebody looked. */
    public enum LookKind {
        /** At one person's data in clear, for a reason. */
        REVEAL,
        /** For a person's places on rosters (see {@link PersonSearch}). */
        SEARCH
    }

    /**
     * One look at one person.
     *
     * @param found of a search: on how many rosters the person was found; all else is of a look in clear
     */
    public record Look(
            Instant at,
            String actor,
            @Nullable String organisation,
            LookKind kind,
            @Nullable UUID agreement,
            @Nullable UUID roster,
            @Nullable Integer row,
            @Nullable String reason,
            @Nullable Integer found) {}

    public record Looks(List<Look> looks, long total) {}

    /** Whether somebody works on the rosters of the agreement: its officers on both sides and its verifier. */
    public static boolean worksOn(AgreementFacts agreement, Actor actor) {
        return agreement.officerOf(actor).isPresent()
                || actor.is(Role.MUNICIPAL_VERIFIER)
                        && actor.worksFor(agreement.municipality())
                        && agreement.agency().equals(actor.agency());
    }

    /**
     * @throws Refused absent, where there is no such row or the agreement is not for the asker's eyes; forbidden, to whoever
     *     does not work on the roster; on {@code reason}
     */
    @Transactional
    public Revealed reveal(RosterId id, int row, @Nullable String reason) {
        var actor = currentUser.actor();
        var roster = Rosters.require(records.findById(id.value()));
        var agreement = directory.facts(roster.agreement());
        if (!directory.mayRead(agreement, actor)) {
            throw Refused.absent("roster.notFound");
        }
        if (!worksOn(agreement, actor)) {
            throw Refused.forbidden("roster.reveal.onlyThoseWhoWorkOnIt");
        }
        var given = required(reason);
        var found = jdbc.sql("select * from roster_person where roster_id = :roster and row_number = :row")
                .param("roster", id.value())
                .param("row", row)
                .query(this::found)
                .optional()
                .orElseThrow(() -> Refused.absent("roster.person.notFound"));
        jdbc.sql(
                        """
                insert into personal_data_access (at, actor, organisation, agreement_id, roster_id, person_id, row_number, reason)
                values (:at, :actor, :organisation, :agreement, :roster, :person, :row, :reason)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor.id())
                .param("organisation", actor.organisation())
                .param("agreement", agreement.id().value())
                .param("roster", id.value())
                .param("person", found.person())
                .param("row", row)
                .param("reason", given)
                .update();
        return found.data();
    }

    private static String required(@Nullable String reason) {
        var given = reason == null ? "" : reason.strip();
        if (given.length() < SHORTEST_REASON) {
            throw Refused.field("reason", "roster.reveal.reasonTooShort", SHORTEST_REASON);
        }
        if (given.length() > LONGEST_REASON) {
            throw Refused.field("reason", "form.refused.tooLong", LONGEST_REASON);
        }
        IdentityNumberInText.refuse("reason", given);
        return given;
    }

    private Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                new Revealed(
                        cells.text(row, RosterColumn.NIK),
                        cells.text(row, RosterColumn.FAMILY_CARD),
                        cells.text(row, RosterColumn.PHONE),
                        cells.text(row, RosterColumn.MOTHERS_NAME)));
    }

    /**
     * Who looked at whose data, newest first.
     *
     * @throws Refused forbidden, to all but auditors
     */
    @Transactional(readOnly = true)
    public Looks looks(int page, int size) {
        if (!currentUser.actor().is(Role.AUDITOR)) {
            throw Refused.forbidden("roster.reveal.onlyAuditors");
        }
        return new Looks(
                jdbc.sql("select * from personal_data_access order by seq desc limit :size offset :offset")
                        .param("size", size)
                        .param("offset", (long) page * size)
                        .query((row, number) -> new Look(
                                row.getTimestamp("at").toInstant(),
                                row.getString("actor"),
                                row.getString("organisation"),
                                LookKind.valueOf(row.getString("kind")),
                                row.getObject("agreement_id", UUID.class),
                                row.getObject("roster_id", UUID.class),
                                row.getObject("row_number", Integer.class),
                                row.getString("reason"),
                                row.getObject("found", Integer.class)))
                        .list(),
                jdbc.sql("select count(*) from personal_data_access")
                        .query(Long.class)
                        .single());
    }
}
