package id.payung.document.signature;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * What was added to a PDF after an earlier state of it. A PDF grows by appending, and what is appended may replace what a
 * reader sees, although the bytes before are untouched and every signature over them still fits. So each object is compared:
 * only signature fields may come, with their marks on pages, what helps to check signatures, and what the file says about
 * itself.
 */
final class LaterChanges {

    private static final COSName SIG = COSName.getPDFName("Sig");
    private static final COSName DSS = COSName.getPDFName("DSS");
    private static final COSName EXTENSIONS = COSName.getPDFName("Extensions");
    private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");

    private static final Set<COSName> OF_THE_CATALOG =
            Set.of(COSName.ACRO_FORM, DSS, EXTENSIONS, COSName.VERSION, COSName.METADATA);
    private static final Set<COSName> OF_THE_FORM = Set.of(COSName.FIELDS, SIG_FLAGS, COSName.DA, COSName.DR);

    private final COSDictionary oldCatalog;
    private final Set<COSObjectKey> form = new HashSet<>();
    private final Set<COSObjectKey> fieldLists = new HashSet<>();
    private final Set<COSObjectKey> pages = new HashSet<>();
    private final Set<COSObjectKey> markLists = new HashSet<>();
    private final Set<COSObjectKey> aboutTheFile = new HashSet<>();
    private final PDDocument before;
    private final PDDocument after;

    private LaterChanges(PDDocument before, PDDocument after) {
        this.before = before;
        this.after = after;
        oldCatalog = before.getDocumentCatalog().getCOSObject();
        note(form, oldCatalog.getItem(COSName.ACRO_FORM));
        if (oldCatalog.getDictionaryObject(COSName.ACRO_FORM) instanceof COSDictionary acroForm) {
            note(fieldLists, acroForm.getItem(COSName.FIELDS));
        }
        for (var page : before.getPages()) {
            note(pages, page.getCOSObject().getKey());
            note(markLists, page.getCOSObject().getItem(COSName.ANNOTS));
        }
        note(aboutTheFile, before.getDocument().getTrailer().getItem(COSName.INFO));
        note(aboutTheFile, oldCatalog.getItem(COSName.METADATA));
        aboutTheFile.addAll(reachable(oldCatalog.getItem(DSS)));
        // Whatever is drawn stays, by whichever other name it is also called.
        aboutTheFile.removeAll(reachable(oldCatalog.getItem(COSName.PAGES)));
    }

    /** Whether a reader sees in the later state what they saw in the earlier one, but for signatures. */
    static boolean areOnlySignatures(PDDocument before, PDDocument after) throws IOException {
        return new LaterChanges(before, after).areOnlySignatures();
    }

    private boolean areOnlySignatures() throws IOException {
        var catalog = key(before.getDocument().getTrailer().getItem(COSName.ROOT));
        if (catalog == null
                || !catalog.equals(key(after.getDocument().getTrailer().getItem(COSName.ROOT)))) {
            return false;
        }
        for (COSObjectKey key : List.copyOf(before.getDocument().getXrefTable().keySet())) {
            var old = before.getDocument().getObjectFromPool(key).getObject();
            var now = after.getDocument().getObjectFromPool(key).getObject();
            if (!same(old, now) && !aboutTheFile.contains(key) && !mayBecome(key, catalog, old, now)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayBecome(COSObjectKey key, COSObjectKey catalog, @Nullable COSBase old, @Nullable COSBase now)
            throws IOException {
        if (old instanceof COSDictionary oldDictionary
                && now instanceof COSDictionary nowDictionary
                && !(old instanceof COSStream)
                && !(now instanceof COSStream)) {
            if (key.equals(catalog)) {
                return differOnlyIn(OF_THE_CATALOG, oldDictionary, nowDictionary)
                        && mayBecomeForm(
                                oldDictionary.getDictionaryObject(COSName.ACRO_FORM),
                                nowDictionary.getDictionaryObject(COSName.ACRO_FORM));
            }
            if (pages.contains(key)) {
                return differOnlyIn(Set.of(COSName.ANNOTS), oldDictionary, nowDictionary)
                        && gainedOnlySignatures(
                                oldDictionary.getDictionaryObject(COSName.ANNOTS),
                                nowDictionary.getDictionaryObject(COSName.ANNOTS));
            }
            return form.contains(key) && mayBecomeForm(oldDictionary, nowDictionary);
        }
        return (fieldLists.contains(key) || markLists.contains(key)) && gainedOnlySignatures(old, now);
    }

    private static boolean mayBecomeForm(@Nullable COSBase old, @Nullable COSBase now) throws IOException {
        if (old == null && now == null) {
            return true;
        }
        if (!(now instanceof COSDictionary nowForm)) {
            return false;
        }
        var oldForm = old instanceof COSDictionary dictionary ? dictionary : new COSDictionary();
        return differOnlyIn(OF_THE_FORM, oldForm, nowForm)
                && gainedOnlySignatures(
                        oldForm.getDictionaryObject(COSName.FIELDS), nowForm.getDictionaryObject(COSName.FIELDS));
    }

    private static boolean gainedOnlySignatures(@Nullable COSBase old, @Nullable COSBase now) throws IOException {
        var oldList = old instanceof COSArray array ? array : new COSArray();
        var nowList = now instanceof COSArray array ? array : new COSArray();
        if (nowList.size() < oldList.size()) {
            return false;
        }
        for (int i = 0; i < nowList.size(); i++) {
            boolean kept = i < oldList.size() && same(oldList.get(i), nowList.get(i));
            boolean signature = i >= oldList.size()
                    && nowList.getObject(i) instanceof COSDictionary field
                    && SIG.equals(field.getDictionaryObject(COSName.FT));
            if (!kept && !signature) {
                return false;
            }
        }
        return true;
    }

    private static boolean differOnlyIn(Set<COSName> names, COSDictionary old, COSDictionary now) throws IOException {
        Set<COSName> all = new HashSet<>(old.keySet());
        all.addAll(now.keySet());
        all.removeAll(names);
        for (COSName name : all) {
            if (!same(old.getItem(name), now.getItem(name))) {
                return false;
            }
        }
        return true;
    }

    /** References are the same where they name the same object: that one is compared by itself. */
    private static boolean same(@Nullable COSBase a, @Nullable COSBase b) throws IOException {
        if (a instanceof COSObject first && b instanceof COSObject second) {
            return Objects.equals(first.getKey(), second.getKey());
        }
        if (a instanceof COSDictionary first && b instanceof COSDictionary second) {
            return (a instanceof COSStream) == (b instanceof COSStream)
                    && differOnlyIn(Set.of(), first, second)
                    && (!(a instanceof COSStream) || Arrays.equals(packed((COSStream) a), packed((COSStream) b)));
        }
        if (a instanceof COSArray first && b instanceof COSArray second) {
            for (int i = 0; i < first.size() && first.size() == second.size(); i++) {
                if (!same(first.get(i), second.get(i))) {
                    return false;
                }
            }
            return first.size() == second.size();
        }
        if (a instanceof COSString first && b instanceof COSString second) {
            return Arrays.equals(first.getBytes(), second.getBytes());
        }
        if (a instanceof COSInteger first && b instanceof COSInteger second) {
            return first.longValue() == second.longValue();
        }
        if (a instanceof COSFloat first && b instanceof COSFloat second) {
            return Float.compare(first.floatValue(), second.floatValue()) == 0;
        }
        return Objects.equals(a, b); // names, booleans, null
    }

    private static byte[] packed(COSStream stream) throws IOException {
        try (var in = stream.createRawInputStream()) {
            return in.readAllBytes();
        }
    }

    private static Set<COSObjectKey> reachable(@Nullable COSBase from) {
        Set<COSObjectKey> found = new HashSet<>();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> left = new ArrayDeque<>();
        push(from, left);
        while (!left.isEmpty()) {
            var next = left.pop();
            if (next instanceof COSObject reference) {
                if (reference.getKey() != null && found.add(reference.getKey())) {
                    push(reference.getObject(), left);
                }
            } else if (seen.add(next)) {
                if (next instanceof COSDictionary dictionary) {
                    dictionary.getValues().forEach(value -> push(value, left));
                } else if (next instanceof COSArray array) {
                    array.forEach(value -> push(value, left));
                }
            }
        }
        return found;
    }

    private static void push(@Nullable COSBase value, Deque<COSBase> left) {
        if (value != null) {
            left.push(value);
        }
    }

    private static void note(Set<COSObjectKey> keys, @Nullable COSBase item) {
        note(keys, key(item));
    }

    private static void note(Set<COSObjectKey> keys, @Nullable COSObjectKey key) {
        if (key != null) {
            keys.add(key);
        }
    }

    private static @Nullable COSObjectKey key(@Nullable COSBase item) {
        return item instanceof COSObject reference ? reference.getKey() : null;
    }
}
