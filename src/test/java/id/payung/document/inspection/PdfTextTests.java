package id.payung.document.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/** The words of papers, as far as they may be kept. */
class PdfTextTests {

    @Test
    void wordsAreReadInTheirOrder() {
        assertThat(PdfText.of(MadePdf.saying("Perjanjian Kerja Sama", "Nomor PER/12/022027 tanggal 1 Maret 2027")))
                .isEqualTo("Perjanjian Kerja Sama Nomor PER/12/022027 tanggal 1 Maret 2027");
    }

    @Test
    void numbersOfPeopleAreLeftOut() {
        assertThat(PdfText.of(MadePdf.saying(
                        "Slamet 3375010503800001 lebe",
                        "KK 3375 0105 0380 0002 Medono",
                        "telepon 0812 3456 7890 rumah",
                        "iuran Rp437.472.000 untuk 2.170 orang pada 2027")))
                .isEqualTo("Slamet lebe KK Medono telepon rumah iuran Rp437.472.000 untuk 2.170 orang pada 2027");
    }

    @Test
    void whatCannotBeReadSaysNothing() {
        assertThat(PdfText.of("%PDF-1.7 a scan".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(PdfText.of(new byte[0])).isEmpty();
        byte[] paper = MadePdf.saying("Perjanjian");
        for (int length = 0; length < paper.length; length += 7) {
            PdfText.of(Arrays.copyOf(paper, length));
        }
    }

    @Test
    void aLongTextIsReadToItsBound() {
        var line = String.join(" ", Collections.nCopies(1_000, "perlindungan"));
        var lines = Collections.nCopies(30, line).toArray(String[]::new);

        assertThat(PdfText.of(MadePdf.saying(lines)).length())
                .isLessThanOrEqualTo(PdfText.LONGEST)
                .isGreaterThan(PdfText.LONGEST - 100);
    }

    /** Ten times ten times ten: a drawing of a few hundred bytes that would never be finished. */
    @Test
    void aDrawingThatRepeatsItselfEnds() {
        var paper = MadePdf.with((pdf, page) -> {
            COSStream inner = form(pdf, "BT (a) Tj ET ", null);
            for (int depth = 0; depth < 20; depth++) {
                inner = form(pdf, "/F Do ".repeat(10), inner);
            }
            var resources = new COSDictionary();
            var forms = new COSDictionary();
            forms.setItem("F", inner);
            resources.setItem(COSName.XOBJECT, forms);
            page.getCOSObject().setItem(COSName.RESOURCES, resources);
            content(pdf, page, "/F Do");
        });

        assertThat(PdfText.of(paper)).isEmpty();
    }

    private static void content(PDDocument pdf, PDPage page, String drawing) throws java.io.IOException {
        MadePdf.addContents(pdf, page, form(pdf, drawing, null));
    }

    private static COSStream form(PDDocument pdf, String drawing, COSStream inner) throws java.io.IOException {
        var form = pdf.getDocument().createCOSStream();
        try (var out = form.createOutputStream()) {
            out.write(drawing.getBytes(StandardCharsets.US_ASCII));
        }
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, new org.apache.pdfbox.pdmodel.common.PDRectangle(100, 100).getCOSArray());
        if (inner != null) {
            var resources = new COSDictionary();
            var forms = new COSDictionary();
            forms.setItem("F", inner);
            resources.setItem(COSName.XOBJECT, forms);
            form.setItem(COSName.RESOURCES, resources);
        }
        return form;
    }
}
