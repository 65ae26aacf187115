package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementSigning.ElectronicSignature;
import id.payung.agreement.AgreementSigning.PaperSignature;
import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.inspection.MadePdf;
import id.payung.document.signature.PdfSignature;
import id.payung.document.signature.PdfSignature.Coverage;
import id.payung.document.signature.SecondOpinion;
import id.payung.document.signature.SecondOpinion.Verdict;
import id.payung.document.signature.SignedPapers;
import id.payung.party.Position;
import id.payung.platform.TaskForm.Fact;
import id.payung.platform.TaskForm.Subject;
import id.payung.support.MovableClock;
import id.payung.support.PayungTest;
import id.payung.support.PdfSig;
import id.payung.support.SigningServer.Judgement;
import id.payung.support.TestIssuer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Kotabaru's officials sign electronically, with certificates of an issuer that the operator has entered. */
@PayungTest
@Transactional
class ElectronicSigningTests extends ElectronicSigning {

    private static final Instant NOW = MovableClock.START;

    @Autowired
    AgreementBriefing briefing;

    @Autowired
    SignedPapers papers;

    @Autowired
    JdbcClient jdbc;

    private AgreementId agreement;
    private byte[] copy;

    @BeforeEach
    void readyToSign() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
        SERVER.judges(Judgement.CONFIRMS);
        agreement = readyToSign(1);
        copy = signingCopy(agreement);
    }

    private byte[] bytes(Document document) {
        return documents.open(document.agreement(), document.id()).bytes();
    }

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private void record(Side side, Position position, byte[] file) {
        var document = upload(file);
        signing.signElectronically(
                agreement, side, new ElectronicSignature(official(position).id(), document.id(), null));
    }

    private Document upload(byte[] file) {
        return papers.upload(agreement.value(), List.of("6302", "ktb"), file);
    }

    private void recordForBranch(byte[] file) {
        record(Side.BRANCH, Position.BRANCH_HEAD, file);
    }

    private Signature signatureOf(Side side) {
        return stored().signatures().stream()
                .filter(signature -> signature.side() == side)
                .findFirst()
                .orElseThrow();
    }

    private Agreement stored() {
        return agreements.findById(agreement.value()).orElseThrow();
    }

    private static void writeOnTheFirstPage(PDDocument pdf) throws IOException {
        var page = pdf.getPage(0);
        try (var content = new PDPageContentStream(pdf, page, AppendMode.APPEND, false)) {
            content.addRect(100, 100, 200, 200);
            content.fill();
        }
        page.getCOSObject().setNeedToBeUpdated(true);
    }

    @Test
    void bothSidesSignTheSameFileOneAfterTheOther() {
        var first = BRANCH_HEAD.sign(copy, NOW.plusSeconds(60));
        recordForBranch(first);
        assertThat(stored().status()).isEqualTo(AgreementStatus.PARTLY_SIGNED);

        var second = REGENT.sign(first, NOW.plusSeconds(120));
        record(Side.MUNICIPALITY, Position.MUNICIPAL_HEAD, second);

        assertThat(stored().status()).isEqualTo(AgreementStatus.SIGNED);
        var branch = signatureOf(Side.BRANCH);
        assertThat(branch.mode()).isEqualTo(SignatureMode.ELECTRONIC);
        assertThat(branch.signerName()).isEqualTo("H. Syahrani, S.E.");
        assertThat(branch.signedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(branch.signedOn()).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(branch.place()).isEqualTo("Kotabaru");
        assertThat(branch.certificate()).startsWith("Penerbit Contoh, ");
        var file = documents.require(
                agreement.value(),
                signatureOf(Side.MUNICIPALITY).scan(),
                DocumentKind.ELECTRONICALLY_SIGNED,
                "signedFile");
        assertThat(bytes(file)).isEqualTo(second).startsWith(copy);
    }

    @Test
    void anotherProgramFindsBothSignaturesValid() {
        var both = REGENT.sign(BRANCH_HEAD.sign(copy, NOW.plusSeconds(60)), NOW.plusSeconds(120));

        assertThat(PdfSig.says(bytes(upload(both))))
                .contains("Signature #2", "Total document signed")
                .containsPattern("(?s)Signature is Valid.*Signature is Valid");
    }

    @Test
    void theReportOfWhatWasFoundIsKept() {
        var first = BRANCH_HEAD.sign(copy, NOW.plusSeconds(60));
        recordForBranch(first);
        record(Side.MUNICIPALITY, Position.MUNICIPAL_HEAD, REGENT.sign(first, NOW.plusSeconds(120)));

        var reports = papers.reports(agreement.value());

        assertThat(reports).hasSize(2).allSatisfy(report -> {
            assertThat(report.firstFault()).isEmpty();
            assertThat(report.checkedAt()).isEqualTo(NOW);
        });
        assertThat(reports)
                .filteredOn(report -> report.signatures().size() == 2)
                .singleElement()
                .satisfies(report -> assertThat(report.signatures())
                        .extracting(PdfSignature::coverage)
                        .containsExactly(Coverage.WHOLE_REVISION, Coverage.WHOLE_FILE));
        assertThatThrownBy(() ->
                        jdbc.sql("update document_signature set faults = '{}'").update())
                .hasMessageContaining("only added to");
    }

    private @Nullable SecondOpinion opinion() {
        var report =
                assertThat(papers.reports(agreement.value())).singleElement().actual();
        return report.secondOpinion();
    }

    @Test
    void theSigningServersOpinionIsKeptWithTheReport() {
        recordForBranch(BRANCH_HEAD.sign(copy, NOW));

        assertThat(opinion())
                .as("still there after the check at recording")
                .isEqualTo(new SecondOpinion("6302", Verdict.CONFIRMED, NOW));
    }

    @Test
    void theSigningServersDoubtIsKeptAndDecidesNothing() {
        SERVER.judges(Judgement.DOES_NOT_KNOW_THE_CERTIFICATE);

        recordForBranch(BRANCH_HEAD.sign(copy, NOW));

        assertThat(opinion()).extracting(SecondOpinion::verdict).isEqualTo(Verdict.DOUBTED);
        assertThat(stored().status()).isEqualTo(AgreementStatus.PARTLY_SIGNED);
    }

    @Test
    void theCheckGoesOnWithoutASigningServerThatIsDown() {
        SERVER.judges(Judgement.FAILS);

        recordForBranch(BRANCH_HEAD.sign(copy, NOW));

        assertThat(opinion()).extracting(SecondOpinion::verdict).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(stored().status()).isEqualTo(AgreementStatus.PARTLY_SIGNED);
    }

    @Test
    void whereNobodyHasASigningServerNobodyIsAsked() {
        papers.upload(agreement.value(), List.of("ktb"), BRANCH_HEAD.sign(copy, NOW));

        assertThat(opinion()).isNull();
    }

    @Test
    void aSideThatSignsOnPaperGoesWithOneThatSignsElectronically() {
        var scan = documents.upload(agreement.value(), DocumentKind.SIGNED_COPY, MadePdf.saying("Bertanda tangan"));
        signing.sign(
                agreement,
                Side.BRANCH,
                new PaperSignature(
                        official(Position.BRANCH_HEAD).id(),
                        LocalDate.of(2026, 10, 30),
                        "Kotabaru",
                        scan.id(),
                        LocalDate.of(2026, 11, 1),
                        List.of("Contoh Saksi Satu", "Contoh Saksi Dua"),
                        StampDuty.PAPER_STAMP,
                        null));

        record(Side.MUNICIPALITY, Position.MUNICIPAL_HEAD, REGENT.sign(copy, NOW));

        assertThat(stored().status()).isEqualTo(AgreementStatus.SIGNED);
        var onPaper = signatureOf(Side.BRANCH);
        assertThat(onPaper.mode()).isEqualTo(SignatureMode.PAPER);
        assertThat(onPaper.receivedOn()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(onPaper.witnesses()).containsExactly("Contoh Saksi Satu", "Contoh Saksi Dua");
        assertThat(onPaper.stampDuty()).isEqualTo(StampDuty.PAPER_STAMP);
        assertThat(briefing.of(new Subject("signForBranch", agreement.value(), agreement.value()))
                        .facts())
                .contains(
                        new Fact("fact.signature.BRANCH", "H. Syahrani, S.E., 30 Oktober 2026 (Di atas kertas)"),
                        new Fact(
                                "fact.signature.MUNICIPALITY",
                                "H. Muhammad Ilham, S.T., 2 Nov 2026, 10.00 WITA (Elektronik)"));
    }

    private void refused(byte[] file, String why) {
        assertThatThrownBy(() -> recordForBranch(file)).hasMessageContaining("signedFile: " + why);
        assertThat(stored().status()).isEqualTo(AgreementStatus.READY_TO_SIGN);
    }

    @Test
    void somebodyElsesSignatureIsRefused() {
        refused(REGENT.sign(copy, NOW), "agreement.signature.wrongSigner[H. Muhammad Ilham, S.T., H. Syahrani, S.E.]");
    }

    @Test
    void anIssuerThatNobodyEnteredIsRefused() {
        var stranger = new TestIssuer("Penerbit Contoh", FROM).issue("SYAHRANI", FROM, UNTIL);

        refused(stranger.sign(copy, NOW), "document.signature.fault.UNKNOWN_ISSUER");
    }

    @Test
    void anExpiredCertificateIsRefused() {
        refused(
                ISSUER.issue("SYAHRANI", FROM, NOW.minusSeconds(60)).sign(copy, NOW.minusSeconds(61)),
                "document.signature.fault.EXPIRED");
    }

    @Test
    void aTextThatWasChangedBeforeSigningIsRefused() {
        refused(
                BRANCH_HEAD.sign(copy, NOW, ElectronicSigningTests::writeOnTheFirstPage),
                "agreement.signature.otherFile");
    }

    @Test
    void anotherAgreementsTextIsRefused() {
        refused(BRANCH_HEAD.sign(signingCopy(readyToSign(2)), NOW), "agreement.signature.otherFile");
    }

    @Test
    void anAlteredFileIsRefused() {
        var altered = BRANCH_HEAD.sign(copy, NOW);
        // Within a compressed page: the file can still be read.
        for (int i = copy.length / 2; ; i++) {
            if (altered[i] > 'a' && altered[i] < 'y') {
                altered[i]++;
                break;
            }
        }
        refused(altered, "document.signature.fault.ALTERED");
    }

    @Test
    void aSignatureThatDoesNotCoverTheWholeIsRefused() {
        var longer = Arrays.copyOf(BRANCH_HEAD.sign(copy, NOW), copy.length + 40_000);

        refused(longer, "document.signature.fault.NOT_WHOLE");
    }

    @Test
    void twoNewSignaturesAtOnceAreRefused() {
        refused(REGENT.sign(BRANCH_HEAD.sign(copy, NOW), NOW.plusSeconds(10)), "agreement.signature.several");
    }

    @Test
    void whatTheFirstHasSignedIsWhatTheSecondSigns() {
        var first = BRANCH_HEAD.sign(copy, NOW);
        recordForBranch(first);

        assertThatThrownBy(
                        () -> record(Side.MUNICIPALITY, Position.MUNICIPAL_HEAD, REGENT.sign(copy, NOW.plusSeconds(5))))
                .hasMessageContaining("signedFile: agreement.signature.");
        assertThatThrownBy(() -> record(Side.MUNICIPALITY, Position.MUNICIPAL_HEAD, first))
                .hasMessageContaining("signedFile: agreement.signature.none");
        assertThat(stored().status()).isEqualTo(AgreementStatus.PARTLY_SIGNED);
    }

    @Test
    void aSignatureOfTomorrowIsRefused() {
        refused(BRANCH_HEAD.sign(copy, NOW.plusSeconds(86_400)), "agreement.signing.inTheFuture");
    }

    @Test
    void aSignatureFromBeforeTheTextIsRefused() {
        refused(BRANCH_HEAD.sign(copy, NOW.minusSeconds(86_400)), "agreement.signature.beforeTheText");
    }

    @Test
    void whoMayNotSignOnPaperMayNotSignElectronically() {
        var secretary = ISSUER.issue("Said Abdullah", FROM, UNTIL);

        assertThatThrownBy(() -> record(Side.MUNICIPALITY, Position.REGIONAL_SECRETARY, secretary.sign(copy, NOW)))
                .hasMessageContaining("agreement.signer.noMandate");
    }

    @Test
    void aFileThatNobodySignedIsNotStored() {
        assertThatThrownBy(() -> upload(copy)).hasMessageContaining("file: document.signature.none");
        assertThatThrownBy(() -> upload(new byte[0])).hasMessageContaining("file: document.empty");
    }

    @Test
    void aSignatureDoesNotHelpAFileThatIsMoreThanPaper() {
        var script = BRANCH_HEAD.sign(MadePdf.withScript(), NOW);
        assertThatThrownBy(() -> upload(script)).hasMessageContaining("file: document.pdf.script");
        assertThat(documents.of(agreement.value(), 0, 10))
                .extracting(Document::kind)
                .containsExactly(DocumentKind.SIGNING_COPY);
    }

    @Test
    void aPictureOfASignatureIsRefused() throws IOException {
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", picture);

        assertThatThrownBy(() -> upload(picture.toByteArray()))
                .hasMessageContaining("file: document.signature.unreadable");
    }

    @Test
    void aScanIsNoElectronicSignature() {
        var scan = documents.upload(agreement.value(), DocumentKind.SIGNED_COPY, BRANCH_HEAD.sign(copy, NOW));

        assertThatThrownBy(() -> signing.signElectronically(
                        agreement,
                        Side.BRANCH,
                        new ElectronicSignature(official(Position.BRANCH_HEAD).id(), scan.id(), null)))
                .hasMessageContaining("signedFile: document.notFound");
        assertThatThrownBy(() -> signing.signElectronically(
                        agreement,
                        Side.BRANCH,
                        new ElectronicSignature(official(Position.BRANCH_HEAD).id(), UUID.randomUUID(), null)))
                .hasMessageContaining("signedFile: document.notFound");
    }
}
