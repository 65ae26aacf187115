package id.payung.roster.sheet;

import java.util.LinkedHashMap;
import java.util.Map;

/** A workbook of one sheet, part by part, each of which can be left out or replaced. */
final class WorkbookParts {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    static final String TYPES = "[Content_Types].xml";
    static final String BOOK = "xl/workbook.xml";
    static final String BOOK_RELATIONSHIPS = "xl/_rels/workbook.xml.rels";
    static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String TEXTS = "xl/sharedStrings.xml";
    static final String STYLES = "xl/styles.xml";

    private final Map<String, String> parts = new LinkedHashMap<>();

    private WorkbookParts() {}

    /** @param rows the inside of the sheet's data */
    static WorkbookParts of(String rows) {
        return new WorkbookParts()
                .with(
                        TYPES,
                        """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                        <Default Extension="xml" ContentType="application/xml"/>\
                        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
                        </Types>""")
                .with("_rels/.rels", relationships(relationship("rId1", "officeDocument", "xl/workbook.xml")))
                .with(BOOK, book("<sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/>"))
                .with(
                        BOOK_RELATIONSHIPS,
                        relationships(relationship("rId1", "worksheet", "worksheets/sheet1.xml")
                                + relationship("rId2", "sharedStrings", "sharedStrings.xml")
                                + relationship("rId3", "styles", "styles.xml")))
                .with(SHEET, sheet(rows));
    }

    static String sheet(String rows) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                .formatted(MAIN, rows);
    }

    static String book(String sheets) {
        return "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><workbookPr/><sheets>%s</sheets></workbook>"
                .formatted(MAIN, DOCUMENT, sheets);
    }

    static String relationships(String each) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>"
                .formatted(each);
    }

    static String relationship(String id, String kind, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, DOCUMENT, kind, target);
    }

    /** A row of texts, written into the cells themselves. */
    static String row(int number, String... cells) {
        var row = new StringBuilder("<row r=\"%d\">".formatted(number));
        for (int i = 0; i < cells.length; i++) {
            row.append(text(CellText.columnLetters(i) + number, cells[i]));
        }
        return row.append("</row>").toString();
    }

    static String text(String address, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(address, text);
    }

    WorkbookParts with(String name, String content) {
        parts.put(name, content);
        return this;
    }

    /** @param formats written forms, from style 1 on */
    WorkbookParts withFormats(String... formats) {
        var written = new StringBuilder();
        var cells = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (int i = 0; i < formats.length; i++) {
            written.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(164 + i, formats[i]));
            cells.append("<xf numFmtId=\"%d\" applyNumberFormat=\"1\"/>".formatted(164 + i));
        }
        return with(
                STYLES,
                "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>"
                        .formatted(MAIN, written, cells));
    }

    WorkbookParts withTexts(String items) {
        return with(TEXTS, "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, items));
    }

    WorkbookParts without(String name) {
        parts.remove(name);
        return this;
    }

    WorkbookParts replace(String name, String old, String by) {
        var content = parts.get(name);
        if (!content.contains(old)) {
            throw new IllegalArgumentException(old);
        }
        return with(name, content.replace(old, by));
    }

    /** What each part holds, the sheet last. */
    Map<String, String> contents() {
        var contents = new LinkedHashMap<>(parts);
        contents.remove(SHEET);
        contents.put(SHEET, parts.get(SHEET));
        return contents;
    }

    RawZip zip() {
        var zip = new RawZip();
        parts.forEach(zip::add);
        return zip;
    }

    byte[] toBytes() {
        return zip().toBytes();
    }
}
