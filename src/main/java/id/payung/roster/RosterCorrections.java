package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.roster.people.RowCells;
import id.payung.roster.people.RowsToMend;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterFile;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.RosterHeader.Heading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A findings workbook that comes back. A row that names a row of this roster mends that one, and nothing else changes; a row
 * that names none, or one of an earlier roster of the agreement, is another person. See decision 0007.
 */
@Component
class RosterCorrections {

    /** Told in one answer; who has more looks at the whole file. */
    private static final int MOST_TOLD = 20;

    /** Rows that one sentence names. */
    private static final int MOST_NAMED = 10;

    private final RosterRecords records;
    private final RowsToMend rowsToMend;
    private final RowCells cells;

    RosterCorrections(RosterRecords records, RowsToMend rowsToMend, RowCells cells) {
        this.records = records;
        this.rowsToMend = rowsToMend;
        this.cells = cells;
    }

    /**
     * What a file means for the roster.
     *
     * @param mended the roster's rows that come again, the withdrawn ones too
     * @param withdrawn how many of these come without any text
     * @param settled the roster's rows that need no mending any more
     * @param last number of the roster's last row
     * @param added how many rows come after it
     */
    record Plan(RosterId roster, BitSet mended, int withdrawn, BitSet settled, int last, int added) {

        int replaced() {
            return mended.cardinality() - withdrawn;
        }
    }

    /**
     * @param file with references
     * @return nothing for a list of its own, which replaces what is there: none of its rows is one of this roster
     * @throws FileRefused where a row does not say clearly whose it is
     */
    Optional<Plan> read(RosterId roster, AgreementId agreement, RosterFile file) throws FileRefused {
        var reading = new Reading(roster, agreement, rowsToMend.of(roster));
        file.eachReference(reading);
        return reading.plan();
    }

    /** Makes room for the rows of the file, which are then judged in the place of those before. */
    MendedRows begin(Plan plan, RosterFile file) {
        rowsToMend.makeRoom(plan.roster(), plan.mended(), plan.last(), plan.added());
        return new MendedRows(plan, file, RosterHeader.of(headings(plan.roster(), file.header())), told(plan));
    }

    void end(Plan plan) {
        rowsToMend.tellOnce(plan.roster());
    }

    /** As the first sheet headed its columns, so that cells are called by their places there; new columns have none. */
    private List<Heading> headings(RosterId roster, RosterHeader now) {
        List<Heading> headings = new ArrayList<>(cells.headings(roster));
        now.headings().stream()
                .filter(heading -> headings.stream().noneMatch(known -> known.column() == heading.column()))
                .map(heading -> new Heading(heading.column(), heading.label(), null))
                .toList()
                .forEach(headings::add);
        return headings;
    }

    private static List<Finding> told(Plan plan) {
        if (plan.settled().isEmpty()) {
            return List.of();
        }
        int rows = plan.settled().cardinality();
        var named = plan.settled().stream()
                .limit(MOST_NAMED)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return List.of(Finding.ofFile(
                FindingCode.ROW_REFERENCE_SETTLED,
                rows > MOST_NAMED ? "more" : null,
                named,
                Integer.toString(rows - MOST_NAMED)));
    }

    /** One file while its references are read. */
    private final class Reading implements RosterFile.ReferenceReader {

        private final RosterId roster;
        private final AgreementId agreement;
        private final RowsToMend.Numbers numbers;
        private final BitSet mended = new BitSet();
        private final BitSet settled = new BitSet();
        private final Map<UUID, Boolean> ofAgreement = new HashMap<>();
        private final List<Finding> refused = new ArrayList<>();
        private int withdrawn;
        private int added;

        Reading(RosterId roster, AgreementId agreement, RowsToMend.Numbers numbers) {
            this.roster = roster;
            this.agreement = agreement;
            this.numbers = numbers;
        }

        @Override
        public void row(int row, String text, boolean emptied) throws FileRefused {
            var reference = RowReference.of(text);
            if (reference == null && !text.isEmpty()) {
                refuse(row, null);
            } else if (reference != null && reference.roster().equals(roster.value())) {
                own(row, reference.row(), emptied);
            } else if (reference != null && !isOfAgreement(reference.roster())) {
                refuse(row, "foreign");
            } else if (!emptied) {
                added++;
            }
        }

        private void own(int row, int original, boolean emptied) throws FileRefused {
            if (!numbers.all().get(original)) {
                refuse(row, "gone", Integer.toString(original));
            } else if (mended.get(original) || settled.get(original)) {
                refuse(row, "twice", Integer.toString(original));
            } else if (numbers.open().get(original)) {
                mended.set(original);
                withdrawn += emptied ? 1 : 0;
            } else {
                settled.set(original);
            }
        }

        private boolean isOfAgreement(UUID other) {
            return ofAgreement.computeIfAbsent(other, id -> records.findById(id)
                    .filter(found -> found.agreement().equals(agreement))
                    .isPresent());
        }

        private void refuse(int row, @Nullable String variant, String... more) throws FileRefused {
            List<String> arguments = new ArrayList<>(List.of(Integer.toString(row)));
            arguments.addAll(List.of(more));
            refused.add(Finding.ofFile(FindingCode.ROW_REFERENCE_INVALID, variant, arguments.toArray(String[]::new)));
            if (refused.size() == MOST_TOLD) {
                throw new FileRefused(refused);
            }
        }

        Optional<Plan> plan() throws FileRefused {
            if (!refused.isEmpty()) {
                throw new FileRefused(refused);
            }
            if (mended.isEmpty() && settled.isEmpty()) {
                if (added == 0) {
                    throw new FileRefused(List.of(Finding.ofFile(FindingCode.FILE_EMPTY, "headerOnly")));
                }
                return Optional.empty();
            }
            return Optional.of(
                    new Plan(roster, mended, withdrawn, settled, numbers.all().length() - 1, added));
        }
    }
}
