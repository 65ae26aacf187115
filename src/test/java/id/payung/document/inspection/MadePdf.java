package id.payung.document.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** Papers as scanners, printers and bad people make them. */
public final class MadePdf {

    /** What is done to a paper of one page before it is written. */
    interface Change {
        void to(PDDocument pdf, PDPage page) throws IOException;
    }

    private MadePdf() {}

    public static byte[] plain() {
        return with((pdf, page) -> {});
    }

    public static byte[] saying(String... lines) {
        return with((pdf, page) -> write(pdf, page, lines));
    }

    public static byte[] withScript() {
        return with((pdf, page) -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
    }

    static byte[] with(Change change) {
        return with(change, CompressParameters.DEFAULT_COMPRESSION);
    }

    static byte[] with(Change change, CompressParameters compression) {
        try (var pdf = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            change.to(pdf, page);
            pdf.save(out, compression);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(PDDocument pdf, PDPage page, String... lines) throws IOException {
        try (var content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
            content.newLineAtOffset(50, 780);
            content.setLeading(14);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    static byte[] ofPages(int pages) {
        return with((pdf, page) -> {
            for (int i = 1; i < pages; i++) {
                pdf.addPage(new PDPage(PDRectangle.A4));
            }
        });
    }

    /** A stream that unpacks to so many bytes, written into the file as it is packed here. */
    static COSStream zeros(PDDocument pdf, int mebibytes, int timesPacked) throws IOException {
        var filters = new ArrayList<COSName>();
        for (int i = 0; i < timesPacked; i++) {
            filters.add(COSName.FLATE_DECODE);
        }
        var packed = new byte[1 << 20];
        var out = new ByteArrayOutputStream();
        try (var deflater = new java.util.zip.DeflaterOutputStream(out)) {
            for (int i = 0; i < mebibytes; i++) {
                deflater.write(packed);
            }
        }
        var bytes = out.toByteArray();
        for (int i = 1; i < timesPacked; i++) {
            out = new ByteArrayOutputStream();
            try (var deflater = new java.util.zip.DeflaterOutputStream(out)) {
                deflater.write(bytes);
            }
            bytes = out.toByteArray();
        }
        var stream = pdf.getDocument().createCOSStream();
        try (var raw = stream.createRawOutputStream()) {
            raw.write(bytes);
        }
        stream.setItem(
                COSName.FILTER,
                timesPacked == 1 ? COSName.FLATE_DECODE : org.apache.pdfbox.cos.COSArray.ofCOSNames(names(filters)));
        return stream;
    }

    private static List<String> names(List<COSName> names) {
        return names.stream().map(COSName::getName).toList();
    }

    /** Signed as PAdES does it: in a revision of its own, appended to what is signed. */
    static byte[] signed(byte[] paper) {
        try (var pdf = Loader.loadPDF(paper);
                var out = new ByteArrayOutputStream()) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
            signature.setName("Kepala Kantor Cabang");
            pdf.addSignature(signature, content -> new byte[] {0x30, 0x03, 0x02, 0x01, 0x01});
            pdf.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void addContents(PDDocument pdf, PDPage page, COSStream stream) {
        page.setContents(new PDStream(stream));
    }
}
