package id.payung.document.inspection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stranger's PDF in bounded memory and never through a file: PDFBox by itself unpacks whatever a stream says, twenty
 * gigabytes from an upload of twenty megabytes. Here each stream is first unpacked into nothing and counted; what is too much
 * is refused before it is unpacked in earnest.
 */
final class BoundedPdf extends PDFParser {

    /** Unpacked bytes of all streams that hold the file's objects. */
    static final long MOST_OF_STRUCTURE = 8L << 20;

    /** Of a stream that is unpacked in earnest; of one that is only counted, such as a picture; and of everything. */
    static final long MOST_READ = 32L << 20;

    static final long MOST_OF_A_STREAM = 160L << 20;
    static final long MOST_ALTOGETHER = 1L << 30;

    /** Parsed parts of the file's own text; each costs some seventy bytes of memory. */
    static final int MOST_PARTS = 2_000_000;

    private static final int MOST_IN_A_ROW = 1 << 16;
    private static final int MOST_FILTERS = 4;

    private static final Set<COSName> PICTURES = Set.of(
            COSName.DCT_DECODE,
            COSName.DCT_DECODE_ABBREVIATION,
            COSName.JPX_DECODE,
            COSName.JBIG2_DECODE,
            COSName.CCITTFAX_DECODE,
            COSName.CCITTFAX_DECODE_ABBREVIATION);

    private int parts;
    private long unpacked;
    private long structure;

    BoundedPdf(byte[] content) throws IOException {
        super(new RandomAccessReadBuffer(content), "", null, null, IOUtils.createMemoryOnlyStreamCache());
        document = new Streams();
    }

    @Override
    protected void prepareDecryption() throws IOException {
        if (document.getEncryptionDictionary() != null) {
            throw PaperRefused.encrypted();
        }
        super.prepareDecryption();
    }

    @Override
    protected @Nullable COSBase parseDirObject() throws IOException {
        if (++parts > MOST_PARTS) {
            throw PaperRefused.swollen();
        }
        return super.parseDirObject();
    }

    /** Makes each stream of the file a counted one. */
    private final class Streams extends COSDocument {

        Streams() {
            super(IOUtils.createMemoryOnlyStreamCache(), BoundedPdf.this);
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            var stream = new CountedStream(createRandomAccessReadView(start, length));
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }
    }

    /** Pictures are left packed: nothing here looks at them. */
    final class CountedStream extends COSStream {

        CountedStream(RandomAccessReadView packed) throws IOException {
            super(null, packed);
        }

        @Override
        public COSInputStream createInputStream(DecodeOptions options) throws IOException {
            measure(true);
            return super.createInputStream(options);
        }

        @Override
        public RandomAccessRead createView() throws IOException {
            measure(true);
            return super.createView();
        }

        /**
         * Counts what would come out.
         *
         * @param isRead whether it is unpacked in earnest next
         */
        void measure(boolean isRead) throws IOException {
            var filters = filters();
            if (filters.size() > MOST_FILTERS) {
                throw PaperRefused.swollen();
            }
            requireNarrowRows();
            boolean holdsObjects = isRead && (containsKey(COSName.N) || containsKey(COSName.W));
            InputStream packed = createRawInputStream();
            for (int i = 0; i < filters.size(); i++) {
                if (PICTURES.contains(filters.get(i))) {
                    if (isRead) {
                        throw new IOException("A picture is not read as text");
                    }
                    return;
                }
                boolean last = i == filters.size() - 1 || PICTURES.contains(filters.get(i + 1));
                var out = new Counted(isRead || !last ? MOST_READ : MOST_OF_A_STREAM, !last);
                unpack(FilterFactory.INSTANCE.getFilter(filters.get(i)), packed, out, i);
                unpacked += out.size;
                if (holdsObjects) {
                    structure += out.size;
                }
                if (unpacked > MOST_ALTOGETHER || structure > MOST_OF_STRUCTURE) {
                    throw PaperRefused.swollen();
                }
                packed = new ByteArrayInputStream(out.kept.toByteArray());
            }
        }

        private void unpack(Filter filter, InputStream packed, OutputStream out, int index) throws IOException {
            filter.decode(packed, out, this, index, DecodeOptions.DEFAULT);
        }

        private List<COSName> filters() throws IOException {
            List<COSName> names = new ArrayList<>();
            var base = getFilters();
            if (base instanceof COSName name) {
                names.add(name);
            } else if (base instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    if (!(array.getObject(i) instanceof COSName name)) {
                        throw new IOException("A filter without a name");
                    }
                    names.add(name);
                }
            }
            return names;
        }

        /** The memory of a row of a picture is asked for before the first of its bytes is there. */
        private void requireNarrowRows() {
            for (COSName key : List.of(COSName.DECODE_PARMS, COSName.DP, COSName.F_DECODE_PARMS)) {
                var parameters = getDictionaryObject(key);
                if (parameters instanceof COSDictionary one) {
                    requireNarrowRows(one);
                } else if (parameters instanceof COSArray several) {
                    for (int i = 0; i < several.size(); i++) {
                        if (several.getObject(i) instanceof COSDictionary one) {
                            requireNarrowRows(one);
                        }
                    }
                }
            }
        }

        private void requireNarrowRows(COSDictionary parameters) {
            if (parameters.getInt(COSName.COLUMNS, 1) > MOST_IN_A_ROW
                    || parameters.getInt(COSName.COLORS, 1) > MOST_IN_A_ROW
                    || parameters.getInt(COSName.BITS_PER_COMPONENT, 8) > Long.SIZE) {
                throw PaperRefused.swollen();
            }
        }
    }

    /** Keeps the bytes only where another filter reads them. */
    private static final class Counted extends OutputStream {
        private final long most;
        private final boolean keeps;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long size;

        Counted(long most, boolean keeps) {
            this.most = most;
            this.keeps = keeps;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            size += length;
            if (size > most) {
                throw PaperRefused.swollen();
            }
            if (keeps) {
                kept.write(bytes, offset, length);
            }
        }
    }
}
