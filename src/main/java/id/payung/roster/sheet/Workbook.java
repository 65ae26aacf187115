package id.payung.roster.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** Where a workbook keeps what: the sheet with the people, its texts, the looks of its cells. */
final class Workbook {

    /** Everything but sheets and texts is small. */
    private static final long MOST_BYTES_ASIDE = 8L << 20;

    /** A million rows of 22 columns have about half of it. */
    static final long MOST_BYTES = 2L << 30;

    private static final int MOST_FORMATS = 100_000;
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String SPREADSHEET = "spreadsheetml";
    private static final String MAIN = ".main+xml";
    private static final Set<String> HIDDEN = Set.of("hidden", "veryHidden");

    private record Relationship(String type, String target) {}

    private record Book(boolean from1904, List<String> visibleSheets) {}

    private final InputStreamSource content;
    private final ZipDirectory directory;
    private final Map<String, Relationship> relationships;
    private final Book book;
    private final String folder;

    private Workbook(
            InputStreamSource content,
            ZipDirectory directory,
            Map<String, Relationship> relationships,
            Book book,
            String folder) {
        this.content = content;
        this.directory = directory;
        this.relationships = relationships;
        this.book = book;
        this.folder = folder;
    }

    /**
     * @throws FileRefused where the packed file is no workbook that can be read
     */
    static Workbook open(InputStreamSource content, ZipDirectory directory) throws IOException, FileRefused {
        if (!directory.has(CONTENT_TYPES)) {
            throw FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "archive");
        }
        var name = target(relationships(content, directory, "_rels/.rels").values(), "/officeDocument", "")
                .orElseThrow(Workbook::damaged);
        if (!directory.has(name)) {
            throw damaged();
        }
        requireWorkbook(contentType(content, directory, name));
        int slash = name.lastIndexOf('/') + 1;
        var folder = name.substring(0, slash);
        return new Workbook(
                content,
                directory,
                relationships(content, directory, folder + "_rels/" + name.substring(slash) + ".rels"),
                book(content, directory, name),
                folder);
    }

    private static void requireWorkbook(@Nullable String type) throws FileRefused {
        if (type == null) {
            throw damaged();
        }
        var lower = type.toLowerCase(Locale.ROOT);
        if (lower.contains("macroenabled")) {
            throw FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "macros");
        }
        if (lower.contains("binary")) {
            throw FileRefused.variant(FindingCode.FILE_TYPE_UNSUPPORTED, "xlsb");
        }
        if (!lower.contains(SPREADSHEET) || !lower.endsWith(MAIN)) {
            throw FileRefused.because(FindingCode.FILE_TYPE_UNSUPPORTED);
        }
    }

    private static @Nullable String contentType(InputStreamSource content, ZipDirectory directory, String name)
            throws IOException, FileRefused {
        String byExtension = null;
        var extensionOfPart = name.substring(name.lastIndexOf('.') + 1);
        try (var xml = xml(content, directory, CONTENT_TYPES, MOST_BYTES_ASIDE)) {
            while (xml.nextElement()) {
                var part = xml.attribute("PartName");
                if (part != null && part.equalsIgnoreCase("/" + name)) {
                    return xml.attribute("ContentType");
                }
                var extension = xml.attribute("Extension");
                if (extension != null && extension.equalsIgnoreCase(extensionOfPart)) {
                    byExtension = xml.attribute("ContentType");
                }
            }
        }
        return byExtension;
    }

    private static Map<String, Relationship> relationships(
            InputStreamSource content, ZipDirectory directory, String name) throws IOException, FileRefused {
        Map<String, Relationship> relationships = new HashMap<>();
        try (var xml = xml(content, directory, name, MOST_BYTES_ASIDE)) {
            while (xml.nextElement()) {
                var id = xml.attribute("Id");
                var type = xml.attribute("Type");
                var target = xml.attribute("Target");
                if (id != null && type != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
                    relationships.put(id, new Relationship(type, target));
                }
            }
        }
        return relationships;
    }

    private static Book book(InputStreamSource content, ZipDirectory directory, String name)
            throws IOException, FileRefused {
        boolean from1904 = false;
        List<String> visible = new ArrayList<>();
        try (var xml = xml(content, directory, name, MOST_BYTES_ASIDE)) {
            while (xml.nextElement()) {
                switch (xml.name()) {
                    case "workbookPr" -> {
                        var system = xml.attribute("date1904");
                        from1904 = "1".equals(system) || "true".equals(system);
                    }
                    case "sheet" -> {
                        var state = xml.attribute("state");
                        // The only attribute of that name is the relationship's; the sheet's own is sheetId.
                        var relationship = xml.attribute("id");
                        if (relationship != null && (state == null || !HIDDEN.contains(state))) {
                            boolean toMend = RosterFile.SHEET_TO_MEND.equals(xml.attribute("name"));
                            visible.add(toMend ? 0 : visible.size(), relationship);
                        }
                    }
                    default -> {}
                }
            }
        }
        return new Book(from1904, visible);
    }

    boolean isFrom1904() {
        return book.from1904();
    }

    /** The first sheet that a person sees, or the one to mend; charts are sheets of another kind. */
    PartXml firstVisibleSheet() throws IOException, FileRefused {
        for (String id : book.visibleSheets()) {
            var relationship = relationships.get(id);
            if (relationship == null) {
                throw damaged();
            }
            if (relationship.type().endsWith("/worksheet")) {
                return xml(content, directory, resolved(relationship.target(), folder), MOST_BYTES);
            }
        }
        throw FileRefused.variant(FindingCode.FILE_UNREADABLE, "noSheet");
    }

    @Nullable
    SharedTexts texts() throws IOException, FileRefused {
        var name = target(relationships.values(), "/sharedStrings", folder);
        if (name.isEmpty() || !directory.has(name.get())) {
            return null;
        }
        try (var xml = xml(content, directory, name.get(), MOST_BYTES)) {
            return SharedTexts.read(xml);
        }
    }

    /** By the number that cells name. */
    List<CellFormat> formats() throws IOException, FileRefused {
        var name = target(relationships.values(), "/styles", folder);
        if (name.isEmpty() || !directory.has(name.get())) {
            return List.of();
        }
        Map<String, CellFormat> written = new HashMap<>();
        List<CellFormat> formats = new ArrayList<>();
        try (var xml = xml(content, directory, name.get(), MOST_BYTES_ASIDE)) {
            boolean ofCells = false;
            while (xml.next()) {
                if (xml.isStart() && xml.name().equals("numFmt")) {
                    var id = xml.attribute("numFmtId");
                    var code = xml.attribute("formatCode");
                    if (id != null && code != null && !ofCells) {
                        written.putIfAbsent(id, CellFormat.written(code));
                    }
                } else if (xml.isStart() && xml.name().equals("cellXfs")) {
                    ofCells = true;
                } else if (xml.isEnd() && xml.name().equals("cellXfs")) {
                    break;
                } else if (ofCells && xml.isStart() && xml.name().equals("xf")) {
                    if (formats.size() == MOST_FORMATS) {
                        throw damaged();
                    }
                    formats.add(format(xml.attribute("numFmtId"), written));
                }
            }
        }
        return formats;
    }

    private static CellFormat format(@Nullable String id, Map<String, CellFormat> written) {
        if (id == null) {
            return CellFormat.GENERAL;
        }
        var format = written.get(id);
        if (format != null) {
            return format;
        }
        try {
            return CellFormat.builtIn(Integer.parseInt(id));
        } catch (NumberFormatException e) {
            return CellFormat.GENERAL;
        }
    }

    // The dialects name the same kinds differently, up to the last part.
    private static Optional<String> target(Iterable<Relationship> relationships, String kind, String folder) {
        for (Relationship relationship : relationships) {
            if (relationship.type().endsWith(kind)) {
                return Optional.of(resolved(relationship.target(), folder));
            }
        }
        return Optional.empty();
    }

    private static String resolved(String target, String folder) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        List<String> path = new ArrayList<>();
        for (String step : (folder + target).split("/")) {
            if (step.equals("..") && !path.isEmpty()) {
                path.remove(path.size() - 1);
            } else if (!step.equals(".")) {
                path.add(step);
            }
        }
        return String.join("/", path);
    }

    private static PartXml xml(InputStreamSource content, ZipDirectory directory, String name, long mostBytes)
            throws IOException, FileRefused {
        var part = directory.part(name).orElseThrow(Workbook::damaged);
        return PartXml.of(ZipDirectory.open(content, part, mostBytes));
    }

    private static FileRefused damaged() {
        return FileRefused.variant(FindingCode.FILE_UNREADABLE, "workbook");
    }
}
