package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.platform.PersonalDataCipher;
import id.payung.roster.people.Counts;
import id.payung.roster.people.Occupations;
import id.payung.roster.people.PeopleCopy;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.people.RosterAreas;
import id.payung.roster.people.RowCells;
import id.payung.roster.people.SetRules;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.rule.CheckedRow;
import id.payung.roster.rule.PersonState;
import id.payung.roster.rule.RowRules;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RowSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads rows, judges them and writes them, some thousand at a time: memory does not grow with the roster. Runs within the
 * caller's transaction, which is rolled back where the source turns out to be unreadable.
 */
@Component
class RosterIntake {

    private static final int CHUNK = 5_000;

    /** Of a chunk, in the cells: five times what that many people usually have. */
    private static final int MOST_CHARACTERS = 4 << 20;

    private static final int FEWEST_TO_CALL_DAMAGED = 10;
    private static final UUID NO_AGREEMENT = new UUID(0, 0);

    private final PeopleCopy copy;
    private final RowCells cells;
    private final SetRules setRules;
    private final RosterAreas areas;
    private final Occupations occupations;
    private final ObjectProvider<ExistingCover> cover;
    private final PersonalDataCipher cipher;

    RosterIntake(
            PeopleCopy copy,
            RowCells cells,
            SetRules setRules,
            RosterAreas areas,
            Occupations occupations,
            ObjectProvider<ExistingCover> cover,
            PersonalDataCipher cipher) {
        this.copy = copy;
        this.cells = cells;
        this.setRules = setRules;
        this.areas = areas;
        this.occupations = occupations;
        this.cover = cover;
        this.cipher = cipher;
    }

    /** Hears now and then how many rows are judged, and may stop the work by throwing. */
    interface Watch {
        void judged(Counts soFar);
    }

    /**
     * Writes the judged rows.
     *
     * @param agreement null for a check without one
     */
    void copy(
            PeopleTables tables,
            RosterId roster,
            @Nullable AgreementId agreement,
            CheckTerms terms,
            RowSource source,
            List<Finding> aboutFile,
            Watch watch)
            throws FileRefused {
        var damage = new DamageWatch();
        UUID owner = agreement == null ? NO_AGREEMENT : agreement.value();
        var tally = new Tally();
        var judged = new Judged(
                source,
                new RowRules(terms, areas.codes(), occupations.on(terms.coverageFrom())),
                damage,
                tables.areKept());
        Runnable patience = () -> watch.judged(tally.counts());
        try (var portions = source.mayBeReadAhead() ? Portions.ahead(judged, patience) : judged) {
            for (var portion = portions.next(); portion != null; portion = portions.next()) {
                var rows = withoutContinuing(terms, portion.rows());
                copy.write(tables, roster, owner, rows);
                rows.forEach(one -> tally.see(one.row()));
                cells.keep(roster, portion.written());
                watch.judged(tally.counts());
            }
        }
        if (tables.areKept()) {
            cells.keep(roster, source.header());
        }
        aboutFile.addAll(source.warnings());
        damage.finding().ifPresent(aboutFile::add);
        copy.writeAbout(tables, roster, aboutFile);
    }

    /** Reads, judges and seals one portion after the other. */
    private final class Judged implements Portions {

        private final RowSource source;
        private final RowRules rules;
        private final DamageWatch damage;
        private final boolean kept;
        private boolean over;

        Judged(RowSource source, RowRules rules, DamageWatch damage, boolean kept) {
            this.source = source;
            this.rules = rules;
            this.damage = damage;
            this.kept = kept;
        }

        @Override
        public @Nullable Portion next() throws FileRefused {
            List<PeopleCopy.SealedRow> rows = new ArrayList<>(CHUNK);
            List<RowCells.Cells> written = new ArrayList<>();
            int characters = 0;
            while (!over && rows.size() < CHUNK && characters <= MOST_CHARACTERS) {
                var row = source.next();
                if (row == null) {
                    over = true;
                } else {
                    var checked = rules.check(row, source.header());
                    damage.see(checked);
                    rows.add(copy.sealed(checked));
                    if (kept && RowCells.areNeeded(checked)) {
                        written.add(RowCells.Cells.of(row, source.header()));
                    }
                    characters += row.length();
                }
            }
            return rows.isEmpty() ? null : new Portion(rows, written);
        }
    }

    /** Judges what needs more than one row. @return the counts after every rule */
    Counts conclude(
            PeopleTables tables, RosterId roster, @Nullable AgreementId agreement, CheckTerms terms, RowSource source) {
        setRules.apply(tables, roster, agreement, terms, source.header());
        if (tables.areKept()) {
            cells.forgetAllButRejected(roster);
        }
        return setRules.counts(tables, roster);
    }

    /** Who is too old for a first registration may still continue: asked at once for all such people of the chunk. */
    private List<PeopleCopy.SealedRow> withoutContinuing(CheckTerms terms, List<PeopleCopy.SealedRow> rows) {
        List<Integer> old = IntStream.range(0, rows.size())
                .filter(i ->
                        rows.get(i).row().nik() != null && rows.get(i).row().has(FindingCode.AGE_ABOVE_LIMIT))
                .boxed()
                .toList();
        var known = cover.getIfAvailable();
        if (old.isEmpty() || known == null) {
            return rows;
        }
        List<Optional<LocalDate>> through = known.coveredThrough(
                old.stream().map(i -> index(rows.get(i).row())).toList());
        List<PeopleCopy.SealedRow> judged = new ArrayList<>(rows);
        for (int i = 0; i < old.size(); i++) {
            int row = old.get(i);
            if (through.get(i).filter(terms::continuesFrom).isPresent()) {
                judged.set(row, rows.get(row).without(FindingCode.AGE_ABOVE_LIMIT));
            }
        }
        return judged;
    }

    private byte[] index(CheckedRow row) {
        var nik = row.nik();
        if (nik == null) {
            throw new IllegalArgumentException("A row without identity number has no index");
        }
        return nik.blindIndex(cipher);
    }

    private static final class Tally {

        private final int[] states = new int[PersonState.values().length];

        void see(CheckedRow row) {
            states[row.state().ordinal()]++;
        }

        Counts counts() {
            return Counts.of(
                    states[PersonState.VALID.ordinal()],
                    states[PersonState.WARNED.ordinal()],
                    states[PersonState.REJECTED.ordinal()],
                    states[PersonState.HELD.ordinal()]);
        }
    }

    /** Spreadsheets turn the 16th digit into 0: where every number ends so, the column is lost. */
    private static final class DamageWatch {

        private int seen;
        private boolean allEndInZero = true;

        void see(CheckedRow row) {
            var nik = row.nik();
            if (nik != null) {
                seen++;
                allEndInZero = allEndInZero && nik.digits().endsWith("0");
            }
        }

        Optional<Finding> finding() {
            return seen >= FEWEST_TO_CALL_DAMAGED && allEndInZero
                    ? Optional.of(Finding.ofFile(FindingCode.NIK_COLUMN_DAMAGED, null))
                    : Optional.empty();
        }
    }
}
