package id.payung.document.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.document.inspection.StrangersFile;
import id.payung.document.signature.PdfSignature.Coverage;
import id.payung.support.PdfSig;
import id.payung.support.TestIssuer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of 2 November 2026, read a minute later. */
class SignatureReadingTests {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SIGNED = Instant.parse("2026-11-02T03:00:00Z");
    private static final Instant READ = SIGNED.plusSeconds(60);
    private static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");

    private static final Map<CompressParameters, byte[]> TEXTS = new HashMap<>();

    @TempDir
    static Path folder;

    private static TestIssuer issuer;
    private static TestIssuer.Signer head;
    private static TestIssuer.Signer mayor;
    private static SignatureReading reading;

    @BeforeAll
    static void issue() throws IOException {
        issuer = new TestIssuer("Penerbit Contoh", FROM);
        head = issuer.issue("H. Syahrani, S.E.", FROM, UNTIL);
        mayor = issuer.issue("H. Muhammad Ilham, S.T.", FROM, UNTIL);
        issuer.writePem(Files.createDirectory(folder.resolve("trust")).resolve("issuer.pem"));
        Files.writeString(folder.resolve("trust/README.txt"), "not a certificate");
        reading = readingAt(READ);
    }

    private static SignatureReading readingAt(Instant now) {
        return new SignatureReading(
                new TrustedIssuers(new SigningSettings(List.of(folder.resolve("trust")), null)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Two pages that say what is agreed; every file gets an id of its own, so each is made once. */
    private static byte[] text(CompressParameters compression) {
        return TEXTS.computeIfAbsent(compression, SignatureReadingTests::newText);
    }

    private static byte[] newText(CompressParameters compression) {
        try (var pdf = new PDDocument()) {
            for (int i = 0; i < 2; i++) {
                var page = new PDPage();
                pdf.addPage(page);
                write(pdf, page, "Kuota 2170 orang", 700);
            }
            var out = new ByteArrayOutputStream();
            pdf.save(out, compression);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] text() {
        return text(CompressParameters.NO_COMPRESSION);
    }

    private static void write(PDDocument pdf, PDPage page, String words, float height) throws IOException {
        try (var content = new PDPageContentStream(pdf, page, AppendMode.APPEND, false)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 12);
            content.newLineAtOffset(72, height);
            content.showText(words);
            content.endText();
        }
        page.getCOSObject().setNeedToBeUpdated(true);
        page.getResources().getCOSObject().setNeedToBeUpdated(true);
    }

    private static byte[] changed(byte[] file, TestIssuer.Change change) {
        try (var pdf = Loader.loadPDF(file)) {
            change.to(pdf);
            var out = new ByteArrayOutputStream();
            pdf.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void overwritePage(PDDocument pdf) throws IOException {
        write(pdf, pdf.getPage(0), "Kuota 9170 orang", 600);
    }

    private static void addNote(PDDocument pdf) throws IOException {
        var page = pdf.getPage(0);
        var note = new PDAnnotationText();
        note.setContents("Kuota 9170 orang");
        note.setRectangle(new PDRectangle(72, 650, 200, 50));
        var notes = page.getAnnotations();
        notes.add(note);
        page.setAnnotations(notes);
        page.getCOSObject().setNeedToBeUpdated(true);
    }

    private static List<PdfSignature> read(byte[] file) {
        return reading.read(file, null).signatures();
    }

    private static boolean onlyAddsSignatures(byte[] text, byte[] file) {
        return reading.read(file, text).onlyAddsSignatures();
    }

    private static PdfSignature only(byte[] file) {
        return assertThat(read(file)).singleElement().actual();
    }

    @Test
    void aSignatureOverTheWholeFileHolds() {
        var signed = head.sign(text(), SIGNED);

        var signature = only(signed);

        assertThat(signature.faults()).isEmpty();
        assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE_FILE);
        assertThat(signature.coveredUntil()).isEqualTo(signed.length);
        assertThat(signature.signer()).isEqualTo("H. Syahrani, S.E.");
        assertThat(signature.issuer()).isEqualTo("Penerbit Contoh");
        assertThat(signature.signedAt()).isEqualTo(SIGNED);
        assertThat(signature.timeStamped()).isFalse();
        assertThat(signature.visible()).isFalse();
        assertThat(signature.location()).isEqualTo("Kotabaru");
    }

    @Test
    void signaturesOneAfterTheOtherBothHold() {
        for (var compression : List.of(CompressParameters.NO_COMPRESSION, CompressParameters.DEFAULT_COMPRESSION)) {
            var text = text(compression);
            var first = head.sign(text, SIGNED);
            var second = mayor.sign(first, SIGNED.plusSeconds(30));

            var signatures = read(second);

            assertThat(signatures)
                    .extracting(PdfSignature::coverage)
                    .containsExactly(Coverage.WHOLE_REVISION, Coverage.WHOLE_FILE);
            assertThat(signatures)
                    .allSatisfy(signature -> assertThat(signature.faults()).isEmpty());
            assertThat(signatures)
                    .extracting(PdfSignature::signer)
                    .containsExactly("H. Syahrani, S.E.", "H. Muhammad Ilham, S.T.");
            assertThat(onlyAddsSignatures(text, second)).isTrue();
            assertThat(onlyAddsSignatures(first, second)).isTrue();
        }
    }

    @Test
    void aVisibleSignatureIsOneLikeTheOthers() {
        for (var compression : List.of(CompressParameters.NO_COMPRESSION, CompressParameters.DEFAULT_COMPRESSION)) {
            var text = text(compression);
            var first = head.signVisibly(text, SIGNED, 2, new PDRectangle(72, 600, 120, 44));
            var second = mayor.signVisibly(first, SIGNED.plusSeconds(30), 2, new PDRectangle(300, 600, 120, 44));

            assertThat(read(second)).hasSize(2).allSatisfy(signature -> {
                assertThat(signature.visible()).isTrue();
                assertThat(signature.faults()).isEmpty();
            });
            assertThat(onlyAddsSignatures(text, second)).isTrue();
        }
    }

    @Test
    void theInspectionOfStrangersFilesLetsSignaturesIn() {
        for (var compression : List.of(CompressParameters.NO_COMPRESSION, CompressParameters.DEFAULT_COMPRESSION)) {
            var first = head.signVisibly(text(compression), SIGNED, 2, new PDRectangle(72, 600, 120, 44));
            var both = mayor.sign(first, SIGNED.plusSeconds(30));

            var inspected = StrangersFile.inspect(both, pdf -> reading.read(both, pdf, first));

            assertThat(inspected.answer()).isEqualTo(reading.read(both, first));
            assertThat(inspected.answer().onlyAddsSignatures()).isTrue();
            assertThat(inspected.answer().signatures()).hasSize(2);
            assertThat(inspected.text()).contains("Kuota 2170 orang");
        }
    }

    @Test
    void aFileIsReadInTheBoundsOfTheInspection() throws IOException {
        var swollen = head.sign(holdingTooMuch(), SIGNED);

        assertThatThrownBy(() -> read(swollen)).hasMessageContaining("document.pdf.swollen");
    }

    /** Objects packed into a few kilobytes. */
    private static byte[] holdingTooMuch() throws IOException {
        try (var pdf = Loader.loadPDF(text())) {
            var catalog = pdf.getDocumentCatalog().getCOSObject();
            var much = new COSDictionary();
            much.setString("much", "a".repeat(9 << 20));
            catalog.setItem("PieceInfo", much);
            much.setDirect(false);
            var out = new ByteArrayOutputStream();
            pdf.save(out, CompressParameters.DEFAULT_COMPRESSION);
            return out.toByteArray();
        }
    }

    @Test
    void theMarkGoesWhereTheNameIsPrintedLast() {
        assertThat(Mark.above(text(), "2170 orang")).satisfies(mark -> {
            assertThat(mark.page()).isEqualTo(2);
            assertThat(mark.x()).isBetween(100, 120);
            assertThat(mark.y()).isEqualTo(714);
        });
        assertThat(Mark.above(text(), "Nobody")).isEqualTo(new Mark(2, 72, 72, 120, 44));
    }

    @Test
    void anotherProgramSaysTheSame() {
        var both = mayor.sign(head.sign(text(), SIGNED), SIGNED.plusSeconds(30));

        assertThat(PdfSig.says(both))
                .contains("Signature #1", "Signature #2", "Total document signed")
                .containsPattern("(?s)Signature is Valid.*Signature is Valid")
                .doesNotContain("Invalid");
        assertThat(PdfSig.says(altered(both))).contains("Digest Mismatch");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherProgramSaysTheSameOfVisibleOnes(boolean compressed) {
        var text = text(compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
        var first = head.signVisibly(text, SIGNED, 2, new PDRectangle(72, 600, 120, 44));
        var both = mayor.signVisibly(first, SIGNED.plusSeconds(30), 2, new PDRectangle(300, 600, 120, 44));

        assertThat(PdfSig.says(both))
                .containsPattern("(?s)Signature is Valid.*Signature is Valid")
                .doesNotContain("Invalid");
    }

    private static byte[] altered(byte[] file) {
        return new String(file, ISO_8859_1)
                .replaceFirst("Kuota 2170", "Kuota 9170")
                .getBytes(ISO_8859_1);
    }

    @Test
    void whatIsAlteredIsFoundInEverySignatureOverIt() {
        var both = mayor.sign(head.sign(text(), SIGNED), SIGNED.plusSeconds(30));

        assertThat(read(altered(both))).hasSize(2).allSatisfy(signature -> assertThat(signature.faults())
                .containsExactly(SignatureFault.ALTERED));
        assertThat(onlyAddsSignatures(text(), altered(both))).isFalse();
    }

    @Test
    void textAddedAfterSigningIsNotCovered() {
        var signature = only(changed(head.sign(text(), SIGNED), SignatureReadingTests::overwritePage));

        assertThat(signature.coverage()).isEqualTo(Coverage.PART);
        assertThat(signature.faults()).containsExactly(SignatureFault.NOT_WHOLE);
    }

    @Test
    void aNoteAddedAfterSigningIsNotCovered() {
        var signature = only(changed(head.sign(text(), SIGNED), SignatureReadingTests::addNote));

        assertThat(signature.faults()).containsExactly(SignatureFault.NOT_WHOLE);
    }

    private static TestIssuer.Change inTheCatalog(String name) {
        return pdf -> {
            var catalog = pdf.getDocumentCatalog().getCOSObject();
            catalog.setItem(COSName.getPDFName(name), new COSDictionary());
            catalog.setNeedToBeUpdated(true);
        };
    }

    /** As signing servers do for validation in later years. */
    @Test
    void whatHelpsToCheckASignatureMayBeAddedAfterIt() {
        var signature = only(changed(head.sign(text(), SIGNED), inTheCatalog("DSS")));

        assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE_REVISION);
        assertThat(signature.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpenAction", "Names", "OCProperties", "StructTreeRoot"})
    void nothingElseMayBeAddedToTheCatalog(String name) {
        assertThat(only(changed(head.sign(text(), SIGNED), inTheCatalog(name))).faults())
                .containsExactly(SignatureFault.NOT_WHOLE);
    }

    @Test
    void whatHangsBehindTheFileIsNotCovered() {
        var signed = head.sign(text(), SIGNED);
        var longer = Arrays.copyOf(signed, signed.length + 40);
        Arrays.fill(longer, signed.length, longer.length, (byte) 'x');

        assertThat(only(longer).faults()).containsExactly(SignatureFault.NOT_WHOLE);
    }

    @Test
    void whoChangesTheTextWhileSigningIsFound() {
        var text = text();
        for (TestIssuer.Change change :
                List.<TestIssuer.Change>of(SignatureReadingTests::overwritePage, SignatureReadingTests::addNote)) {
            var changed = head.sign(text, SIGNED, change);

            assertThat(only(changed).faults())
                    .as("the signature itself is fine")
                    .isEmpty();
            assertThat(onlyAddsSignatures(text, changed)).isFalse();
        }
    }

    @Test
    void aFileWithAnotherBeginningIsAnotherFile() {
        assertThat(onlyAddsSignatures(text(), head.sign(text(CompressParameters.DEFAULT_COMPRESSION), SIGNED)))
                .isFalse();
        assertThat(onlyAddsSignatures(head.sign(text(), SIGNED), text())).isFalse();
    }

    /** The bytes that are left out grow, and the signature fits what is left. */
    @Test
    void aSignatureThatLeavesOutTheEndDoesNotCoverTheWhole() throws IOException {
        var partly = signedButForTheLast(30);

        assertThat(only(partly).faults()).containsExactly(SignatureFault.NOT_WHOLE);
    }

    private static byte[] signedButForTheLast(int bytes) throws IOException {
        byte[] prepared;
        try (var pdf = Loader.loadPDF(text())) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            pdf.addSignature(signature);
            var out = new ByteArrayOutputStream();
            pdf.saveIncrementalForExternalSigning(out).setSignature(new byte[0]);
            prepared = out.toByteArray();
        }
        int[] range;
        try (var pdf = Loader.loadPDF(prepared)) {
            range = pdf.getSignatureDictionaries().get(0).getByteRange();
        }
        var whole = new String(prepared, ISO_8859_1);
        var written = "[0 %d %d %d]".formatted(range[1], range[2], range[3]);
        var less = "[0 %d %d %d".formatted(range[1], range[2], range[3] - bytes);
        assertThat(whole).contains(written);
        var file = whole.replace(written, less + " ".repeat(written.length() - less.length() - 1) + "]")
                .getBytes(ISO_8859_1);
        var covered = new ByteArrayOutputStream();
        covered.write(file, 0, range[1]);
        covered.write(file, range[2], range[3] - bytes);
        var cms = HexFormat.of().formatHex(head.cms(covered.toByteArray())).getBytes(ISO_8859_1);
        System.arraycopy(cms, 0, file, range[1] + 1, cms.length);
        return file;
    }

    @Test
    void anExpiredCertificateIsToldAsExpired() {
        var expired = issuer.issue("H. Syahrani", FROM, SIGNED.minusSeconds(1));

        assertThat(only(expired.sign(text(), SIGNED)).faults()).containsExactly(SignatureFault.EXPIRED);
    }

    @Test
    void aClockSetBackDoesNotHelpAnExpiredCertificate() {
        var expired = issuer.issue("H. Syahrani", FROM, SIGNED.minusSeconds(1));

        assertThat(only(expired.sign(text(), SIGNED.minusSeconds(86_400))).faults())
                .containsExactly(SignatureFault.EXPIRED);
    }

    @Test
    void aTimeStampProvesThatTheCertificateWasStillValid() {
        var stamper = issuer.issueStamper("Penanda Waktu", FROM, UNTIL);
        var signer = issuer.issue("H. Syahrani", FROM, SIGNED.plusSeconds(10)).stampedBy(stamper, SIGNED);

        var signature = only(signer.sign(text(), SIGNED.minusSeconds(5)));

        assertThat(signature.faults()).isEmpty();
        assertThat(signature.timeStamped()).isTrue();
        assertThat(signature.signedAt()).isEqualTo(SIGNED);
    }

    @Test
    void aTimeStampOfAnybodyProvesNothing() {
        var stamper = new TestIssuer("Entah Siapa", FROM).issueStamper("Penanda Waktu", FROM, UNTIL);
        var signer = issuer.issue("H. Syahrani", FROM, SIGNED.plusSeconds(10)).stampedBy(stamper, SIGNED);

        var signature = only(signer.sign(text(), SIGNED));

        assertThat(signature.timeStamped()).isFalse();
        assertThat(signature.faults()).containsExactly(SignatureFault.EXPIRED);
    }

    @Test
    void aCertificateThatIsNotYetValidIsToldSo() {
        var early = issuer.issue("H. Syahrani", SIGNED.plusSeconds(1), UNTIL);

        assertThat(only(early.sign(text(), SIGNED)).faults()).containsExactly(SignatureFault.NOT_YET_VALID);
    }

    /** By the name alone nobody is known: a certificate says whatever its maker likes. */
    @ParameterizedTest
    @ValueSource(strings = {"Entah Siapa", "Penerbit Contoh"})
    void anIssuerWhomNobodyEnteredIsUnknown(String name) {
        var stranger = new TestIssuer(name, FROM).issue("H. Syahrani, S.E.", FROM, UNTIL);

        assertThat(only(stranger.sign(text(), SIGNED)).faults()).containsExactly(SignatureFault.UNKNOWN_ISSUER);
    }

    @Test
    void withoutAnyTrustedIssuerEveryIssuerIsUnknown() {
        var trustsNobody = new SignatureReading(
                new TrustedIssuers(new SigningSettings(null, null)), Clock.fixed(READ, ZoneOffset.UTC));

        assertThat(trustsNobody.read(head.sign(text(), SIGNED), null).signatures())
                .singleElement()
                .satisfies(signature -> assertThat(signature.faults()).containsExactly(SignatureFault.UNKNOWN_ISSUER));
    }

    @Test
    void aCertificateForSomethingElseIsNoneForSignatures() {
        var other = issuer.issue("H. Syahrani", FROM, UNTIL, KeyUsage.keyEncipherment);

        assertThat(only(other.sign(text(), SIGNED)).faults()).containsExactly(SignatureFault.NOT_FOR_SIGNING);
    }

    @Test
    void aSignatureOfAnotherKindIsNotRead() {
        var signed = new String(head.sign(text(), SIGNED), ISO_8859_1);
        var other =
                signed.replace("/ETSI.CAdES.detached", "/adbe.x509.rsa_sha1 ").getBytes(ISO_8859_1);

        assertThat(only(other).faults()).containsExactly(SignatureFault.UNREADABLE);
    }

    @Test
    void aFileWithoutSignaturesHasNone() {
        assertThat(read(text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a PDF", "%PDF-1.7\n%%EOF\n"})
    void whatIsNoPdfIsRefused(String content) {
        assertThatThrownBy(() -> read(content.getBytes(ISO_8859_1)))
                .hasMessageContaining("document.signature.unreadable");
    }

    @Test
    void aTrustedFileWithoutACertificateIsToldAtTheStart() throws IOException {
        var none = Files.writeString(folder.resolve("none.pem"), "nothing here");

        assertThatThrownBy(() -> new TrustedIssuers(new SigningSettings(List.of(none), null)))
                .hasMessageContaining("payung.signing.trust")
                .hasMessageContaining("none.pem");
        assertThatThrownBy(() -> new TrustedIssuers(new SigningSettings(List.of(folder.resolve("absent")), null)))
                .hasMessageContaining("absent");
    }
}
