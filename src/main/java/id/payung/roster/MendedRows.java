package id.payung.roster;

import id.payung.roster.RosterCorrections.Plan;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.RosterFile;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.RowSource;
import id.payung.roster.sheet.SheetRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a findings workbook under the numbers that they have in the roster: findings go on naming the first sheet's. */
final class MendedRows implements RowSource {

    private final Plan plan;
    private final RosterFile file;
    private final RosterHeader header;
    private final List<Finding> warnings;
    private int last;

    MendedRows(Plan plan, RosterFile file, RosterHeader header, List<Finding> told) {
        this.plan = plan;
        this.file = file;
        this.header = header;
        this.last = plan.last();
        this.warnings = new ArrayList<>(file.warnings());
        this.warnings.addAll(told);
    }

    @Override
    public RosterHeader header() {
        return header;
    }

    @Override
    public List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public @Nullable SheetRow next() throws FileRefused {
        for (var row = file.next(); row != null; row = file.next()) {
            var reference = RowReference.of(file.header().reference(row));
            if (reference == null || !reference.roster().equals(plan.roster().value())) {
                return cells(++last, row);
            }
            if (plan.mended().get(reference.row())) {
                return cells(reference.row(), row);
            }
        }
        return null;
    }

    private SheetRow cells(int number, SheetRow row) {
        return new SheetRow(
                number,
                header.headings().stream()
                        .map(heading -> file.header().text(row, heading.column()))
                        .toArray(String[]::new));
    }
}
