package id.payung.roster.sheet;

import java.io.Serial;
import java.util.List;

/**
 * The file is refused whole. Thrown from the depth of reading, where rows stream by; the services turn it into a result.
 * It carries no cause: the reader's own message could quote a cell.
 */
public final class FileRefused extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String COLUMNS = "columns";

    private final transient List<Finding> findings;

    public FileRefused(List<Finding> findings) {
        super(findings.stream().map(f -> f.code().name()).toList().toString(), null, false, true);
        this.findings = List.copyOf(findings);
    }

    public static FileRefused because(FindingCode code, String... arguments) {
        return new FileRefused(List.of(Finding.ofFile(code, null, arguments)));
    }

    static FileRefused variant(FindingCode code, String variant, String... arguments) {
        return new FileRefused(List.of(Finding.ofFile(code, variant, arguments)));
    }

    static FileRefused tooWide(int row) {
        return variant(
                FindingCode.FILE_TOO_LARGE, COLUMNS, Integer.toString(Sheet.MOST_COLUMNS), Integer.toString(row));
    }

    static FileRefused tooLong(int row) {
        return variant(FindingCode.FILE_UNREADABLE, "longRow", Integer.toString(row));
    }

    boolean isTooWide() {
        return isTooLarge(COLUMNS);
    }

    public boolean isTooManyRows() {
        return isTooLarge("rows");
    }

    private boolean isTooLarge(String variant) {
        return findings.stream().anyMatch(f -> f.code() == FindingCode.FILE_TOO_LARGE && variant.equals(f.variant()));
    }

    public List<Finding> findings() {
        return findings;
    }
}
