package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.party.Organisations;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.people.FindingRecords;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.RowCells;
import id.payung.roster.people.SetRules;
import id.payung.roster.people.StoredCells;
import id.payung.roster.sheet.Finding;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands out the rows of a roster that need work. They hold identity numbers in clear: only those get them whose work they are,
 * and the journal says who did.
 */
@Service
public class FindingsDownload {

    /** Cells with a comment: LibreOffice needs half a minute for so many. Whoever has mended them gets the next ones. */
    static final int MOST_COMMENTS = 10_000;

    private static final int PAGE = 1_000;

    private final RosterRecords records;
    private final FindingRecords findings;
    private final RowCells cells;
    private final SetRules setRules;
    private final AgreementDirectory directory;
    private final Organisations organisations;
    private final MessageSource messages;
    private final StoredCells stored;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;

    FindingsDownload(
            RosterRecords records,
            FindingRecords findings,
            RowCells cells,
            SetRules setRules,
            AgreementDirectory directory,
            Organisations organisations,
            MessageSource messages,
            PersonalDataCipher cipher,
            Journal journal,
            CurrentUser currentUser,
            JdbcClient jdbc) {
        this.records = records;
        this.findings = findings;
        this.cells = cells;
        this.setRules = setRules;
        this.directory = directory;
        this.organisations = organisations;
        this.messages = messages;
        this.stored = new StoredCells(cipher);
        this.journal = journal;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
    }

    /** A file to be saved; its name says nothing of a person. */
    @SuppressWarnings("ArrayRecordComponent") // Written to the answer and forgotten.
    public record NamedFile(String name, byte[] content) {}

    /**
     * Everything is of one moment, also where a check ends meanwhile.
     *
     * @throws Refused absent, for whoever may not read the roster; forbidden, for whoever does not work on its rows; conflict,
     *     where no rows have been judged yet
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public NamedFile of(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        var agreement = directory.facts(roster.agreement());
        var actor = currentUser.actor();
        if (!directory.mayRead(agreement, actor)) {
            throw Refused.absent("roster.notFound");
        }
        if (!mayDownload(agreement, actor)) {
            throw Refused.forbidden("roster.workbook.onlyOfficers");
        }
        var upload = roster.upload();
        if (upload == null) {
            throw Refused.conflict("roster.workbook.noRows");
        }
        var rows = rows(roster);
        var bytes = new ByteArrayOutputStream();
        new FindingsWorkbook(
                        agreement.title(),
                        organisations.municipality(agreement.municipality()).zone(),
                        roster,
                        upload,
                        cells.headings(id),
                        setRules.totals(PeopleTables.STORED, id),
                        findings.firstOfEach(id),
                        findings.aboutFile(id),
                        rows,
                        messages)
                .writeTo(bytes);
        journal.record(
                roster.agreement().value(),
                "roster",
                id.value(),
                "roster.findingsDownloaded",
                null,
                null,
                Integer.toString(rows.size()));
        return new NamedFile("perbaikan-gelombang-%d.xlsx".formatted(roster.wave()), bytes.toByteArray());
    }

    /** Whether somebody who may read the agreement works on its rosters' rows. */
    public static boolean mayDownload(AgreementFacts agreement, Actor actor) {
        boolean there = actor.worksFor(agreement.municipality())
                && (actor.is(Role.MUNICIPAL_OFFICER) || actor.is(Role.MUNICIPAL_VERIFIER));
        return there || (actor.worksFor(agreement.branch()) && actor.is(Role.BRANCH_OFFICER));
    }

    private List<FindingsWorkbook.Row> rows(Roster roster) {
        List<FindingsWorkbook.Row> rows = new ArrayList<>();
        long comments = 0;
        int last = 0;
        for (var page = page(roster, last); !page.isEmpty(); page = page(roster, last)) {
            var found = findingsOf(roster, page);
            for (RowCells.Cells cells : page) {
                var row = new FindingsWorkbook.Row(cells, found.getOrDefault(cells.row(), List.of()));
                comments += row.comments();
                if (comments > MOST_COMMENTS) {
                    return rows;
                }
                rows.add(row);
                last = cells.row();
            }
        }
        return rows;
    }

    private Map<Integer, List<Finding>> findingsOf(Roster roster, List<RowCells.Cells> page) {
        return findings
                .ofRows(roster.id(), page.stream().map(RowCells.Cells::row).toList())
                .stream()
                .collect(Collectors.groupingBy(Finding::row));
    }

    private List<RowCells.Cells> page(Roster roster, int after) {
        return jdbc.sql(
                        """
                select p.*, c.key_id as cells_key, c.content as cells
                  from roster_person p
                  left join roster_row_cells c on c.roster_id = p.roster_id and c.row_number = p.row_number
                 where p.roster_id = :roster and p.state = 'REJECTED' and p.row_number > :after
                 order by p.row_number limit :size""")
                .param("roster", roster.id().value())
                .param("after", after)
                .param("size", PAGE)
                .query((row, number) -> cells(row))
                .list();
    }

    /** As they stood in the sheet; for a row that was rejected because of others, as they were read. */
    private RowCells.Cells cells(ResultSet row) throws SQLException {
        byte[] written = row.getBytes("cells");
        return new RowCells.Cells(
                row.getInt("row_number"),
                written == null ? stored.of(row) : cells.opened(row.getInt("cells_key"), written));
    }
}
