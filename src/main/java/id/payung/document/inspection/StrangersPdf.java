package id.payung.document.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import id.payung.platform.Refused;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a PDF that somebody uploads. It is to be paper and no more: whoever opens it later, on whatever reader, sees
 * pages, and nothing runs, opens or sends. Every object of the file is looked at, wherever it hangs: a reader finds a script
 * in more places than a list of places would name. Signatures (PAdES) and links are no danger and pass.
 */
final class StrangersPdf {

    static final int MOST_PAGES = 500;

    private static final int DEEPEST_PAGES = 100;
    private static final int TAIL = 1024;
    private static final String END = "%%EOF";

    private static final COSName JAVA_SCRIPT = COSName.getPDFName("JavaScript");
    private static final COSName XFA = COSName.getPDFName("XFA");
    private static final COSName EMBEDDED_FILE = COSName.getPDFName("EmbeddedFile");
    private static final COSName COLLECTION = COSName.getPDFName("Collection");
    private static final Set<COSName> ACTIONS =
            names("Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "RichMediaExecute");
    private static final Set<COSName> CARRIERS = names("FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D");

    private StrangersPdf() {}

    private static Set<COSName> names(String... names) {
        return Set.copyOf(Arrays.stream(names).map(COSName::getPDFName).toList());
    }

    /** @throws Refused where it is anything but pages */
    static <T> T require(byte[] content, StrangersFile.Question<T> question) {
        try (var pdf = new BoundedPdf(upToItsEnd(content)).parse()) {
            if (pdf.isEncrypted()) {
                throw PaperRefused.encrypted();
            }
            look(pdf);
            requirePages(pdf);
            return question.ask(pdf);
        } catch (InvalidPasswordException e) {
            throw PaperRefused.encrypted();
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // A file that lies about itself makes PDFBox fail in many ways.
            throw PaperRefused.broken();
        } catch (LinkageError e) {
            // Locked for certain readers only, by what no library here unlocks.
            throw PaperRefused.encrypted();
        } catch (StackOverflowError e) {
            // Nested beyond all bounds. The parser is ours alone and is given up with it.
            throw PaperRefused.broken();
        }
    }

    /** A file that is cut off has no end; one that goes on after it is two files in one. Some scanners fill up with zeros. */
    private static byte[] upToItsEnd(byte[] content) {
        int length = content.length;
        while (length > 0 && isBlank(content[length - 1])) {
            length--;
        }
        int from = Math.max(0, length - TAIL);
        var tail = new String(content, from, length - from, ISO_8859_1);
        int end = tail.lastIndexOf(END);
        if (end < 0) {
            boolean earlier = new String(content, 0, length, ISO_8859_1).contains(END);
            throw earlier && !tail.contains(" obj") ? PaperRefused.severalFiles() : PaperRefused.broken();
        }
        var rest = tail.substring(end + END.length());
        if (!rest.isEmpty()) {
            throw rest.contains(" obj") ? PaperRefused.broken() : PaperRefused.severalFiles();
        }
        return length == content.length ? content : Arrays.copyOf(content, length);
    }

    private static boolean isBlank(byte character) {
        return character >= 0 && character <= ' ';
    }

    /** Every object once, and what is within it. */
    private static void look(PDDocument pdf) throws IOException {
        var file = pdf.getDocument();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> left = new ArrayDeque<>();
        add(left, seen, file.getTrailer());
        for (COSObjectKey key : List.copyOf(file.getXrefTable().keySet())) {
            add(left, seen, file.getObjectFromPool(key));
            while (!left.isEmpty()) {
                look(left.pop(), left, seen);
            }
        }
    }

    private static void add(Deque<COSBase> left, Set<COSBase> seen, @Nullable COSBase base) {
        var value = base instanceof COSObject object ? object.getObject() : base;
        if ((value instanceof COSDictionary || value instanceof COSArray) && seen.add(value)) {
            left.push(value);
        }
    }

    private static void look(COSBase value, Deque<COSBase> left, Set<COSBase> seen) throws IOException {
        if (value instanceof COSDictionary dictionary) {
            refuse(dictionary);
            if (value instanceof BoundedPdf.CountedStream stream) {
                stream.measure(false);
            }
            dictionary.getValues().forEach(inner -> add(left, seen, inner));
        } else if (value instanceof COSArray array) {
            array.forEach(inner -> add(left, seen, inner));
        }
    }

    private static void refuse(COSDictionary dictionary) {
        var action = name(dictionary, COSName.S);
        if (JAVA_SCRIPT.equals(action)
                || action != null && dictionary.containsKey(COSName.JS)
                || dictionary.getDictionaryObject(JAVA_SCRIPT) instanceof COSDictionary) {
            throw PaperRefused.script();
        }
        if (action != null && ACTIONS.contains(action)) {
            throw PaperRefused.action();
        }
        if (dictionary instanceof COSStream && pointsAtAFile(dictionary.getDictionaryObject(COSName.F))) {
            throw PaperRefused.action();
        }
        var subtype = name(dictionary, COSName.SUBTYPE);
        if (EMBEDDED_FILE.equals(name(dictionary, COSName.TYPE))
                || dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary
                || subtype != null && CARRIERS.contains(subtype) && dictionary.containsKey(COSName.RECT)
                || dictionary.containsKey(COLLECTION) && dictionary.containsKey(COSName.PAGES)) {
            throw PaperRefused.attachment();
        }
        if (dictionary.containsKey(XFA)) {
            throw PaperRefused.liveForm();
        }
    }

    private static boolean pointsAtAFile(@Nullable COSBase value) {
        return value instanceof COSString || value instanceof COSDictionary;
    }

    private static @Nullable COSName name(COSDictionary dictionary, COSName key) {
        return dictionary.getDictionaryObject(key) instanceof COSName name ? name : null;
    }

    /** The count in the file may lie, so its pages are counted; without a call that goes as deep as they do. */
    private static void requirePages(PDDocument pdf) {
        record Node(COSDictionary dictionary, int depth) {}
        var root = pdf.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.PAGES);
        if (!(root instanceof COSDictionary first)) {
            throw PaperRefused.noPage();
        }
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> left = new ArrayDeque<>(List.of(new Node(first, 0)));
        int pages = 0;
        while (!left.isEmpty()) {
            var node = left.pop();
            if (node.depth() > DEEPEST_PAGES || !seen.add(node.dictionary())) {
                throw PaperRefused.broken();
            }
            if (node.dictionary().getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
                for (int i = 0; i < kids.size(); i++) {
                    if (kids.getObject(i) instanceof COSDictionary kid) {
                        left.push(new Node(kid, node.depth() + 1));
                    }
                }
            } else if (++pages > MOST_PAGES) {
                throw PaperRefused.tooManyPages(MOST_PAGES);
            }
        }
        if (pages == 0 || pdf.getNumberOfPages() == 0) {
            throw PaperRefused.noPage();
        }
    }
}
