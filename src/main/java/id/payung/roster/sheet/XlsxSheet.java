package id.payung.roster.sheet;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** The first visible sheet of a workbook. Rows that the file leaves out are there all the same, empty. */
final class XlsxSheet implements Sheet {

    private static final int LAST_ROW = 1_048_576;
    /** Of all cells, in characters: a shared text can be pointed to from every cell, and is written down for each. */
    private static final long MOST_TEXT = 1L << 30;

    private static final int USUAL_COLUMNS = 32;

    private final PartXml xml;
    private final List<CellFormat> formats;
    private final @Nullable SharedTexts texts;
    private final boolean from1904;
    private final long size;

    private String[] cells = new String[USUAL_COLUMNS];
    private int width;
    private int length;
    private long lengthBefore;

    /** The last row that was given. */
    private int row;

    /** Read ahead: rows that are left out come first. */
    private @Nullable SheetRow upcoming;

    private boolean ended;

    private XlsxSheet(PartXml xml, List<CellFormat> formats, @Nullable SharedTexts texts, boolean from1904, long size) {
        this.xml = xml;
        this.formats = formats;
        this.texts = texts;
        this.from1904 = from1904;
        this.size = size;
    }

    /** @param size of the packed file */
    static XlsxSheet open(InputStreamSource content, ZipDirectory directory, long size)
            throws IOException, FileRefused {
        var workbook = Workbook.open(content, directory);
        var formats = workbook.formats();
        var texts = workbook.texts();
        return new XlsxSheet(workbook.firstVisibleSheet(), formats, texts, workbook.isFrom1904(), size);
    }

    @Override
    public @Nullable SheetRow next() throws FileRefused {
        if (upcoming == null && !ended) {
            upcoming = read();
        }
        if (upcoming == null) {
            return null;
        }
        row++;
        if (upcoming.number() > row) {
            return new SheetRow(row, new String[0]);
        }
        var next = upcoming;
        upcoming = null;
        return next;
    }

    private @Nullable SheetRow read() throws FileRefused {
        while (xml.next()) {
            if (xml.isStart() && xml.name().equals("row")) {
                var written = xml.attribute("r");
                int number = written == null ? row + 1 : number(written);
                if (number <= row || number > LAST_ROW) {
                    throw xml.damaged();
                }
                xml.atRow(number);
                return new SheetRow(number, cells());
            }
            if (xml.isEnd() && xml.name().equals("sheetData")) {
                break;
            }
        }
        ended = true;
        xml.atRow(0);
        xml.drain();
        return null;
    }

    private String[] cells() throws FileRefused {
        width = 0;
        lengthBefore += length;
        length = 0;
        int column = -1;
        while (xml.next()) {
            if (xml.isEnd() && xml.name().equals("row")) {
                return Arrays.copyOf(cells, width);
            }
            if (xml.isStart() && xml.name().equals("c")) {
                column = cell(column + 1);
            }
        }
        throw xml.damaged();
    }

    /** Reads the cell that has just begun, and tells its column. */
    private int cell(int expected) throws FileRefused {
        int column = expected;
        String type = "n";
        String style = null;
        for (int i = 0; i < xml.attributes(); i++) {
            switch (xml.attributeName(i)) {
                case "r" -> column = column(xml.attributeValue(i));
                case "t" -> type = xml.attributeValue(i);
                case "s" -> style = xml.attributeValue(i);
                default -> {}
            }
        }
        if (column >= MOST_COLUMNS) {
            throw xml.damaged();
        }
        var text = text(type, style);
        if (!text.isEmpty()) {
            grow(text.length());
            put(column, text);
        }
        return column;
    }

    private void grow(int by) throws FileRefused {
        length += by;
        if (length > LONGEST_ROW) {
            throw FileRefused.tooLong(xml.row());
        }
        if (lengthBefore + length > MOST_TEXT) {
            throw FileRefused.variant(FindingCode.FILE_TOO_LARGE, "unpacked", Long.toString(MOST_TEXT >> 20));
        }
    }

    private String text(String type, @Nullable String style) throws FileRefused {
        String inline = "";
        var value = new StringBuilder();
        boolean inValue = false;
        while (xml.next()) {
            if (xml.isStart()) {
                inValue = xml.name().equals("v");
                if (xml.name().equals("is")) {
                    inline = XlsxText.read(xml, "is");
                }
            } else if (xml.isEnd()) {
                if (xml.name().equals("c")) {
                    return value.isEmpty() ? inline : text(type, style, value.toString());
                }
                inValue = false;
            } else if (inValue) {
                xml.appendText(value, XlsxText.LONGEST);
            }
        }
        throw xml.damaged();
    }

    private String text(String type, @Nullable String style, String value) throws FileRefused {
        return switch (type) {
            case "s" -> {
                int index = number(value.strip());
                if (texts == null || !texts.has(index)) {
                    throw xml.damaged();
                }
                yield texts.get(index);
            }
            case "b" -> value.strip().equals("0") ? "FALSE" : "TRUE";
            case "d" -> day(value.strip());
            case "n" -> format(style).text(value.strip(), from1904);
            // The result of a formula, an error's name.
            default -> XlsxText.decoded(value);
        };
    }

    /** A date may be written with its hour. */
    private static String day(String value) {
        int hour = value.indexOf('T');
        return hour < 0 ? value : value.substring(0, hour);
    }

    private CellFormat format(@Nullable String style) throws FileRefused {
        if (style == null) {
            return CellFormat.GENERAL;
        }
        int index = number(style);
        return index < formats.size() ? formats.get(index) : CellFormat.GENERAL;
    }

    private void put(int column, String text) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(column + 1, Math.min(MOST_COLUMNS, cells.length * 2)));
        }
        while (width <= column) {
            cells[width++] = "";
        }
        cells[column] = text;
    }

    private int number(String digits) throws FileRefused {
        int number = 0;
        if (digits.isEmpty() || digits.length() > 9) {
            throw xml.damaged();
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw xml.damaged();
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /** Of an address like {@code AB12}. */
    private int column(String address) throws FileRefused {
        int column = 0;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c >= '0' && c <= '9') {
                break;
            }
            char letter = (char) (c & ~0x20);
            if (letter < 'A' || letter > 'Z' || i == 3) {
                throw xml.damaged();
            }
            column = column * 26 + letter - 'A' + 1;
        }
        if (column == 0) {
            throw xml.damaged();
        }
        return column - 1;
    }

    @Override
    public long bytesRead() {
        return (long) (xml.share() * size);
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
