package id.payung.roster.sheet;

/** One row as it stands in the sheet. {@code number} is the sheet's own: the user finds the row by it. */
public record SheetRow(int number, String[] cells) {

    /** The cell's text, cleaned; empty where the row is shorter. */
    String cell(int position) {
        return position >= 0 && position < cells.length ? CellText.clean(cells[position]) : "";
    }

    /** How much memory it takes, in characters. */
    public int length() {
        int length = 0;
        for (String cell : cells) {
            length += cell.length();
        }
        return length;
    }

    boolean isEmpty() {
        for (String cell : cells) {
            if (!CellText.clean(cell).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
