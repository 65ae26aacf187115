package id.payung.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.payung.roster.sheet.RosterFile;
import id.payung.roster.sheet.RosterHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A findings workbook as somebody has it open: looked at, mended cell by cell, saved. Rows are counted as the screen shows. */
final class OpenWorkbook {

    private static final String BOOK = "xl/workbook.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String STYLES = "xl/styles.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final String peoplePart;
    private final Document people;
    private final List<String> texts;
    private final Map<String, Integer> columns = new TreeMap<>();
    private final Map<Integer, Element> rows = new TreeMap<>();

    private OpenWorkbook(byte[] file) throws Exception {
        // Sizes stand behind the parts: only who begins at the directory reads them.
        var saved = Files.createTempFile("findings", ".xlsx");
        try (var zip = new ZipFile(Files.write(saved, file).toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } finally {
            Files.delete(saved);
        }
        texts = parts.containsKey(TEXTS)
                ? all(document(TEXTS), "si").stream()
                        .map(Element::getTextContent)
                        .toList()
                : List.of();
        peoplePart = "xl/worksheets/sheet%d.xml".formatted(sheets().indexOf(RosterFile.SHEET_TO_MEND) + 1);
        people = document(peoplePart);
        all(people, "row").forEach(row -> rows.put(Integer.parseInt(row.getAttribute("r")), row));
        for (Element cell : all(row(1), "c")) {
            columns.put(text(cell), column(cell));
        }
    }

    static OpenWorkbook of(byte[] file) throws Exception {
        return new OpenWorkbook(file);
    }

    List<String> sheets() throws Exception {
        return all(document(BOOK), "sheet").stream()
                .map(sheet -> sheet.getAttribute("name"))
                .toList();
    }

    /** Everything that stands in the summary. */
    String summary() throws Exception {
        var summary = new StringBuilder();
        for (Element cell : all(document("xl/worksheets/sheet1.xml"), "c")) {
            summary.append(text(cell)).append('\n');
        }
        return summary.toString();
    }

    /** In their order, the hidden one last. */
    List<String> headers() {
        return all(row(1), "c").stream().map(this::text).toList();
    }

    int people() {
        return rows.size() - 1;
    }

    String cell(int row, String header) {
        var cell = find(row, header);
        return cell == null ? "" : text(cell);
    }

    private String text(Element cell) {
        return cell.getAttribute("t").equals("s")
                ? texts.get(Integer.parseInt(cell.getTextContent().strip()))
                : cell.getTextContent();
    }

    /** What the comments on the sheet of people say, by cell. */
    Map<String, String> comments() throws Exception {
        Map<String, String> comments = new TreeMap<>();
        for (String part : parts.keySet()) {
            if (part.matches("xl/comments\\d+\\.xml")) {
                all(document(part), "comment")
                        .forEach(comment -> comments.put(comment.getAttribute("ref"), comment.getTextContent()));
            }
        }
        return comments;
    }

    /** The colour behind the cell; empty where there is none. */
    String colour(int row, String header) throws Exception {
        var fill = Integer.parseInt(look(row, header).getAttribute("fillId"));
        var colours = all(all(document(STYLES), "fill").get(fill), "fgColor");
        return colours.isEmpty() ? "" : colours.get(0).getAttribute("rgb");
    }

    boolean isText(int row, String header) throws Exception {
        var format = look(row, header).getAttribute("numFmtId");
        return all(document(STYLES), "numFmt").stream()
                .anyMatch(written -> written.getAttribute("numFmtId").equals(format)
                        && written.getAttribute("formatCode").equals("@"));
    }

    boolean isLocked(int row, String header) throws Exception {
        return all(look(row, header), "protection").stream()
                .noneMatch(protection -> List.of("0", "false").contains(protection.getAttribute("locked")));
    }

    private Element look(int row, String header) throws Exception {
        var cell = find(row, header);
        var style = cell == null || cell.getAttribute("s").isEmpty() ? "0" : cell.getAttribute("s");
        return all(all(document(STYLES), "cellXfs").get(0), "xf").get(Integer.parseInt(style));
    }

    boolean isHidden(String header) {
        int column = columns.get(header) + 1;
        return all(people, "col").stream()
                .anyMatch(col -> Integer.parseInt(col.getAttribute("min")) <= column
                        && column <= Integer.parseInt(col.getAttribute("max"))
                        && List.of("1", "true").contains(col.getAttribute("hidden")));
    }

    boolean isProtected() {
        return !all(people, "sheetProtection").isEmpty();
    }

    OpenWorkbook put(int row, String header, String text) {
        var cell = find(row, header);
        if (cell == null) {
            cell = people.createElement("c");
            cell.setAttribute("r", letters(columns.get(header)) + row);
            var line = row(row);
            line.insertBefore(cell, after(line, columns.get(header)));
        }
        while (cell.hasChildNodes()) {
            cell.removeChild(cell.getFirstChild());
        }
        cell.setAttribute("t", "inlineStr");
        var written = people.createElement("t");
        written.setTextContent(text);
        var inline = people.createElement("is");
        inline.appendChild(written);
        cell.appendChild(inline);
        return this;
    }

    private static Node after(Element line, int column) {
        return all(line, "c").stream()
                .filter(cell -> column(cell) > column)
                .findFirst()
                .orElse(null);
    }

    /** As the delete key does with a whole row, where the last column is locked. */
    OpenWorkbook empty(int row) {
        columns.keySet().stream()
                .filter(header -> !header.equals(RosterHeader.REFERENCE))
                .filter(header -> find(row, header) != null)
                .forEach(header -> put(row, header, ""));
        return this;
    }

    OpenWorkbook without(int row) {
        var line = rows.remove(row);
        line.getParentNode().removeChild(line);
        return this;
    }

    /** One more person, below the last row. */
    OpenWorkbook add(Map<String, String> cells) {
        int number = Collections.max(rows.keySet()) + 1;
        var line = people.createElement("row");
        line.setAttribute("r", Integer.toString(number));
        rows.put(number, line);
        all(people, "sheetData").get(0).appendChild(line);
        cells.forEach((header, text) -> put(number, header, text));
        return this;
    }

    byte[] save() throws Exception {
        var sheet = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(people), new StreamResult(sheet));
        parts.put(peoplePart, sheet.toByteArray());
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return file.toByteArray();
    }

    /** As a spreadsheet saves the sheet of people as CSV. */
    byte[] csv() {
        var lines = new StringBuilder();
        for (int number : rows.keySet()) {
            List<String> cells = new ArrayList<>();
            headers().forEach(header -> cells.add(cell(number, header)));
            lines.append(String.join(";", cells)).append('\n');
        }
        return lines.toString().getBytes(UTF_8);
    }

    private Element find(int row, String header) {
        int column = columns.get(header);
        return all(row(row), "c").stream()
                .filter(cell -> column(cell) == column)
                .findFirst()
                .orElse(null);
    }

    private Element row(int number) {
        return rows.get(number);
    }

    private static int column(Element cell) {
        int column = 0;
        for (char letter : cell.getAttribute("r").replaceAll("\\d", "").toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    private static String letters(int column) {
        return (column < 26 ? "" : String.valueOf((char) ('A' + column / 26 - 1))) + (char) ('A' + column % 26);
    }

    private Document document(String part) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(parts.get(part)));
    }

    private static List<Element> all(Document in, String name) {
        return all(in.getDocumentElement(), name);
    }

    private static List<Element> all(Element in, String name) {
        var found = in.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
