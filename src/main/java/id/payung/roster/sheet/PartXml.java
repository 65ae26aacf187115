package id.payung.roster.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A part of a workbook as XML, read tag by tag. Elements are known by their local name, whatever the dialect's namespace.
 * Document types, and with them entities of any kind, are refused; so is what would fill the parser's memory.
 */
final class PartXml implements Closeable {

    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 256;

    /** Names the parser keeps for itself: so many that nobody knows are not a spreadsheet's. */
    private static final int MOST_STRANGE_NAMES = 100_000;

    /** Names that a spreadsheet repeats with every cell, text or style. */
    private static final Set<String> KNOWN = Set.of((
            // sheets
            "row c v f is r s t spans ht customHeight customFormat hidden collapsed outlineLevel dyDescent thickTop"
                    + " thickBot ph cm vm ref si ca aca bx dt2D dtr del1 del2 r1 r2 col min max width style bestFit"
                    // texts
                    + " rPr rPh sb eb phoneticPr fontId space rFont sz color b i u strike family charset scheme"
                    + " vertAlign outline shadow condense extend val rgb theme tint indexed auto"
                    // styles
                    + " xf numFmt numFmtId formatCode fillId borderId xfId applyNumberFormat applyFont applyFill"
                    + " applyBorder applyAlignment applyProtection quotePrefix pivotButton alignment protection"
                    + " horizontal vertical textRotation wrapText indent shrinkToFit readingOrder locked font name"
                    + " fill patternFill patternType fgColor bgColor border left right top bottom diagonal"
                    // relationships and content types
                    + " Relationship Id Type Target Override Default PartName Extension ContentType sheet sheetId")
            .split(" "));

    private final PackedPart part;
    private final XMLStreamReader xml;
    private int depth;
    private int strangeNames;

    /** The row that is being read, for the sentence; 0 where there is none. */
    private int row;

    private PartXml(PackedPart part, XMLStreamReader xml) {
        this.part = part;
        this.xml = xml;
    }

    static PartXml of(PackedPart part) throws FileRefused, IOException {
        // A factory for each part: factories share the names they have seen, and never forget them.
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            return new PartXml(part, factory.createXMLStreamReader(part));
        } catch (XMLStreamException | RuntimeException e) {
            part.close();
            throw refusal(part, e, 0);
        }
    }

    /** Goes on to the next tag or text; false after the last. */
    boolean next() throws FileRefused {
        try {
            if (!xml.hasNext()) {
                return false;
            }
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST || xml.getAttributeCount() > MOST_ATTRIBUTES) {
                        throw damaged();
                    }
                    countStrangeNames();
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw damaged();
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
            return true;
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(part, e, row);
        }
    }

    /** Goes on to the next beginning of an element; false after the last. */
    boolean nextElement() throws FileRefused {
        while (next()) {
            if (isStart()) {
                return true;
            }
        }
        return false;
    }

    /** Reads what is left, so that the checksum is compared. */
    void drain() throws FileRefused {
        byte[] rest = new byte[1 << 15];
        try {
            while (part.read(rest) >= 0) {
                // Counted, not kept.
            }
        } catch (IOException | RuntimeException e) {
            throw refusal(part, e, row);
        }
    }

    boolean isStart() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean isEnd() {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    /** The name of the element, without its prefix. */
    String name() {
        return xml.getLocalName();
    }

    int attributes() {
        return xml.getAttributeCount();
    }

    String attributeName(int index) {
        return xml.getAttributeLocalName(index);
    }

    String attributeValue(int index) throws FileRefused {
        try {
            return xml.getAttributeValue(index);
        } catch (RuntimeException e) {
            throw refusal(part, e, row);
        }
    }

    @Nullable
    String attribute(String name) throws FileRefused {
        for (int i = 0; i < attributes(); i++) {
            if (attributeName(i).equals(name)) {
                return attributeValue(i);
            }
        }
        return null;
    }

    private void countStrangeNames() throws FileRefused {
        if (!KNOWN.contains(xml.getLocalName())) {
            strangeNames++;
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (!KNOWN.contains(xml.getAttributeLocalName(i))) {
                strangeNames++;
            }
        }
        if (strangeNames > MOST_STRANGE_NAMES) {
            throw damaged();
        }
    }

    /** Appends the text at which the reader stands, if it stands at one. */
    void appendText(StringBuilder into, int longest) throws FileRefused {
        try {
            switch (xml.getEventType()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    int length = xml.getTextLength();
                    if (into.length() + length > longest) {
                        throw longText(row);
                    }
                    into.append(xml.getTextCharacters(), xml.getTextStart(), length);
                }
                default -> {}
            }
        } catch (RuntimeException e) {
            throw refusal(part, e, row);
        }
    }

    void atRow(int number) {
        this.row = number;
    }

    int row() {
        return row;
    }

    double share() {
        return part.share();
    }

    FileRefused damaged() {
        return damaged(row);
    }

    private static FileRefused damaged(int row) {
        return row == 0
                ? FileRefused.variant(FindingCode.FILE_UNREADABLE, "workbook")
                : FileRefused.variant(FindingCode.FILE_UNREADABLE, "workbookRow", Integer.toString(row));
    }

    private static FileRefused longText(int row) {
        return row == 0
                ? FileRefused.variant(FindingCode.FILE_UNREADABLE, "longText")
                : FileRefused.variant(FindingCode.FILE_UNREADABLE, "longTextRow", Integer.toString(row));
    }

    private static FileRefused refusal(PackedPart part, Exception e, int row) {
        if (part.sourceFailed()) {
            throw new UncheckedIOException(e instanceof IOException io ? io : new IOException(e));
        }
        if (part.isTextTooLong()) {
            return longText(row);
        }
        var refusal = part.refusal();
        return refusal == null ? damaged(row) : refusal;
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            part.close();
        }
    }
}
