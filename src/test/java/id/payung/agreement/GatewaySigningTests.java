package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementSigning.ElectronicSignature;
import id.payung.agreement.AgreementSigning.PaperSignature;
import id.payung.agreement.GatewaySigning.Credentials;
import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.inspection.MadePdf;
import id.payung.document.signature.SignedPapers;
import id.payung.monitoring.CompletionCertificate;
import id.payung.party.Position;
import id.payung.platform.TaskForm.Subject;
import id.payung.support.MovableClock;
import id.payung.support.PayungTest;
import id.payung.support.PdfSig;
import id.payung.support.ProcessDriver;
import id.payung.support.ScenarioPeople;
import id.payung.support.SigningServer;
import id.payung.support.SigningServer.Judgement;
import id.payung.support.SigningServer.Mood;
import id.payung.support.TextColumn;
import id.payung.support.WebUser;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The regent and the head of the agency sign with their own sign-in at the regency's signing server. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class GatewaySigningTests extends ElectronicSigning {

    private static final String REGENTS_NIK = "6302010203700001";
    private static final String HEADS_NIK = "6302010203700002";
    private static final String LAPSED_NIK = "6302010203700003";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    GatewaySigning gateway;

    @Autowired
    AgreementBriefing briefing;

    @Autowired
    SignedPapers papers;

    @Autowired
    CompletionCertificate certificate;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessDriver driver;

    @LocalServerPort
    int port;

    private AgreementId agreement;
    private byte[] copy;

    @BeforeEach
    void readyToSign() {
        SERVER.register(REGENTS_NIK, REGENT);
        SERVER.register(HEADS_NIK, ISSUER.issue("Zainal Arifin", FROM, UNTIL));
        SERVER.register(LAPSED_NIK, ISSUER.issue("Muhammad Ilham", FROM, MovableClock.START.minusSeconds(60)));
        SERVER.is(Mood.SIGNS);
        SERVER.judges(Judgement.CONFIRMS);
        agreement = readyToSign(NUMBERS.incrementAndGet());
        copy = signingCopy(agreement);
    }

    private Document sign(String user, String nik, String passphrase, boolean again) {
        return driver.as(user, () -> gateway.sign(agreement, new Credentials(nik, passphrase, false, again)));
    }

    private Document regentSigns() {
        return sign("mayor.6302", REGENTS_NIK, SigningServer.PASSPHRASE, false);
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from agreement_signing_attempt where agreement_id = :id order by asked_at, id")
                .param("id", agreement.value())
                .query(String.class)
                .list();
    }

    private int orders() {
        return SERVER.orders().size();
    }

    @Test
    void whatTheRegentSignedIsOfferedToTheOfficerWhoRecordsIt() {
        var document = regentSigns();

        var bytes = documents.open(agreement.value(), document.id()).bytes();
        assertThat(bytes).startsWith(copy);
        assertThat(outcomes()).containsExactly("SIGNED");
        var proposals = briefing.of(new Subject("signForMunicipality", agreement.value(), agreement.value()))
                .values();
        assertThat(proposals)
                .containsEntry("mode", "ELECTRONIC")
                .containsEntry("signer", official(Position.MUNICIPAL_HEAD).id().toString())
                .containsEntry("signedFile", document.id().toString());
        assertThat(briefing.of(new Subject("signForBranch", agreement.value(), agreement.value()))
                        .values())
                .containsEntry("mode", "PAPER")
                .doesNotContainKey("signedFile");

        signing.signElectronically(
                agreement,
                Side.MUNICIPALITY,
                new ElectronicSignature(official(Position.MUNICIPAL_HEAD).id(), document.id(), null));
        assertThat(agreements.findById(agreement.value()).orElseThrow().status())
                .isEqualTo(AgreementStatus.PARTLY_SIGNED);
    }

    @Test
    void anotherProgramFindsWhatTheRegentSignedValid() {
        var document = regentSigns();

        assertThat(PdfSig.says(documents.open(agreement.value(), document.id()).bytes()))
                .contains("Signature is Valid", "Total document signed");
    }

    @Test
    void aVisibleSignatureStandsOverTheNameWhereItIsPrintedLast() throws IOException {
        var document = driver.as(
                "head.6302",
                () -> gateway.sign(agreement, new Credentials(HEADS_NIK, SigningServer.PASSPHRASE, true, false)));

        assertThat(papers.reports(agreement.value())).singleElement().satisfies(report -> assertThat(
                        report.signatures())
                .singleElement()
                .satisfies(signature -> assertThat(signature.visible()).isTrue()));
        var order = SERVER.orders().get(orders() - 1);
        try (var pdf =
                Loader.loadPDF(documents.open(agreement.value(), document.id()).bytes())) {
            assertThat(Integer.parseInt(order.get("page"))).isEqualTo(lastPageWith("Zainal Arifin", pdf));
        }
        assertThat(order.get("linkQR")).endsWith("/agreements/" + agreement);
    }

    private static int lastPageWith(String name, PDDocument pdf) throws IOException {
        var stripper = new PDFTextStripper();
        for (int page = pdf.getNumberOfPages(); page > 0; page--) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            if (stripper.getText(pdf).contains(name)) {
                return page;
            }
        }
        throw new AssertionError("Nowhere");
    }

    @Test
    void theHeadOfTheAgencySignsUnderTheMandate() {
        assertThat(sign("head.6302", HEADS_NIK, SigningServer.PASSPHRASE, false).agreement())
                .isEqualTo(agreement.value());
    }

    @ParameterizedTest
    @CsvSource({
        REGENTS_NIK + ", salah, passphrase: document.signature.gateway.WRONG_PASSPHRASE, WRONG_PASSPHRASE",
        "6302010203709999, Frasa-Sandi#Contoh, nik: document.signature.gateway.UNKNOWN_SIGNER, UNKNOWN_SIGNER",
        LAPSED_NIK + ", Frasa-Sandi#Contoh, document.signature.gateway.CERTIFICATE_EXPIRED, CERTIFICATE_EXPIRED",
    })
    void whatTheServerRefusesIsToldAndMayBeTriedAgain(String nik, String passphrase, String told, String outcome) {
        assertThatThrownBy(() -> sign("mayor.6302", nik, passphrase, false)).hasMessageContaining(told);
        assertThat(outcomes()).containsExactly(outcome);

        regentSigns();
        assertThat(outcomes()).containsExactlyInAnyOrder(outcome, "SIGNED");
    }

    @ParameterizedTest
    @CsvSource({"FAILS, FAILED", "DOES_NOT_ADMIT, NOT_ADMITTED", "SAYS_NO, REFUSED"})
    void aServerInTroubleIsTold(Mood mood, String outcome) {
        SERVER.is(mood);

        assertThatThrownBy(this::regentSigns).hasMessageContaining("document.signature.gateway." + outcome);
        assertThat(outcomes()).containsExactly(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGNS_AND_LOSES_THE_ANSWER", "SIGNS_AND_STALLS_IN_THE_ANSWER", "NEVER_ANSWERS"})
    void afterAnAnswerThatWasLostNobodySignsAgainUnasked(Mood mood) {
        SERVER.is(mood);
        assertThatThrownBy(this::regentSigns).hasMessageContaining("document.signature.gateway.ANSWER_LOST");
        SERVER.is(Mood.SIGNS);
        int sent = orders();

        assertThatThrownBy(this::regentSigns).hasMessageContaining("agreement.electronic.earlier.ANSWER_LOST");
        assertThat(orders()).as("nothing was sent").isEqualTo(sent);

        sign("mayor.6302", REGENTS_NIK, SigningServer.PASSPHRASE, true);
        assertThat(outcomes()).containsExactlyInAnyOrder("ANSWER_LOST", "SIGNED");
    }

    @Test
    void whoHasSignedIsNotAskedToSignAgain() {
        regentSigns();
        int sent = orders();

        assertThatThrownBy(this::regentSigns).hasMessageContaining("agreement.electronic.earlier.SIGNED");
        assertThat(orders()).isEqualTo(sent);
    }

    @Test
    void whileAnOrderIsUnderWayNoOtherIsSent() {
        jdbc.sql(
                        """
                insert into agreement_signing_attempt (id, agreement_id, side, official, text_to_sign, asked_by, asked_at)
                select gen_random_uuid(), d.agreement_id, 'MUNICIPALITY', :official, d.id, 'mayor.6302', :at
                  from document d where d.agreement_id = :id""")
                .param("official", official(Position.MUNICIPAL_HEAD).id())
                .param("at", Timestamp.from(MovableClock.START))
                .param("id", agreement.value())
                .update();
        int sent = orders();

        assertThatThrownBy(this::regentSigns).hasMessageContaining("agreement.electronic.underWay");
        assertThat(orders()).isEqualTo(sent);
    }

    @Test
    void anOrderWhoseNodeDiedCountsAsLost() {
        jdbc.sql(
                        """
                insert into agreement_signing_attempt (id, agreement_id, side, official, text_to_sign, asked_by, asked_at)
                select gen_random_uuid(), d.agreement_id, 'MUNICIPALITY', :official, d.id, 'mayor.6302', :at
                  from document d where d.agreement_id = :id""")
                .param("official", official(Position.MUNICIPAL_HEAD).id())
                .param("at", Timestamp.from(MovableClock.START.minusSeconds(3_600)))
                .param("id", agreement.value())
                .update();

        assertThatThrownBy(this::regentSigns).hasMessageContaining("agreement.electronic.earlier.ANSWER_LOST");
        sign("mayor.6302", REGENTS_NIK, SigningServer.PASSPHRASE, true);
    }

    @Test
    void whatComesBackUnsignedIsNotKept() {
        SERVER.is(Mood.SENDS_IT_BACK);

        assertThatThrownBy(this::regentSigns).hasMessageContaining("document.signature.none");
        assertThat(outcomes()).containsExactly("UNUSABLE");
        assertThat(documents.of(agreement.value(), 0, 10)).hasSize(1);
    }

    @Test
    void aCertificateOfSomebodyElseIsNotKept() {
        assertThatThrownBy(() -> sign("mayor.6302", HEADS_NIK, SigningServer.PASSPHRASE, false))
                .hasMessageContaining("agreement.signature.wrongSigner");
        assertThat(outcomes()).containsExactly("UNUSABLE");
        assertThat(documents.of(agreement.value(), 0, 10)).hasSize(1);
    }

    @Test
    void whoWroteTheTextAtAnEarlierDeskDoesNotSignIt() {
        jdbc.sql("update agreement set drafted_by = 'mayor.6302' where id = :id")
                .param("id", agreement.value())
                .update();
        int sent = orders();

        assertThatThrownBy(this::regentSigns).hasMessageContaining("agreement.duty.ownText");
        assertThat(orders()).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "officer.6302, agreement.electronic.notASigner",
        "head.ktb, agreement.electronic.notOffered",
        "mayor.3375, agreement.notFound",
        "secretary.6302, agreement.signer.noMandate",
    })
    void nobodyElseSigns(String user, String why) {
        int sent = orders();

        assertThatThrownBy(() -> sign(user, REGENTS_NIK, SigningServer.PASSPHRASE, false))
                .hasMessageContaining(why);
        assertThat(orders()).isEqualTo(sent);
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void theSecretsOfASignerAreKeptNowhere(CapturedOutput output) {
        var web = WebUser.signedIn(port, "mayor.6302", ScenarioPeople.PASSWORD);
        var address = "/api/agreements/%s/signature/electronic".formatted(agreement);
        var order = "{\"nik\": \"%s\", \"passphrase\": \"%s\", \"again\": true}"
                .formatted(REGENTS_NIK, SigningServer.PASSPHRASE);
        List<String> told = new ArrayList<>();

        var bad = web.post(address, order.replace("true", "[]"));
        assertThat(bad.statusCode()).isEqualTo(400);
        told.add(bad.body());
        for (var mood : List.of(
                Mood.FAILS, Mood.DOES_NOT_ADMIT, Mood.SAYS_NO, Mood.SIGNS_AND_LOSES_THE_ANSWER, Mood.SENDS_IT_BACK)) {
            SERVER.is(mood);
            var refused = web.post(address, order);
            assertThat(refused.statusCode()).isBetween(400, 409);
            told.add(refused.body());
        }
        assertThat(told.get(1)).contains("Layanan tanda tangan sedang terganggu");
        SERVER.is(Mood.SIGNS);
        var signed = web.post(address, order);
        assertThat(signed.statusCode()).isEqualTo(201);
        told.add(signed.body());
        told.add(output.getAll());

        for (var secret : List.of(SigningServer.PASSPHRASE, REGENTS_NIK)) {
            assertThat(told).noneSatisfy(text -> assertThat(text).contains(secret));
            assertThat(columnsWith(secret)).isEmpty();
        }
        assertThat(columnsWith("mayor.6302"))
                .as("what is kept is found")
                .contains("payung.agreement_signing_attempt.asked_by");
    }

    /** Of every table, of the engine's and of ours. */
    private List<String> columnsWith(String text) {
        return TextColumn.all(jdbc).stream()
                .filter(column -> jdbc.sql("select exists (select 1 from %s where strpos(%s, :text) > 0)"
                                .formatted(column.table(), column.asText()))
                        .param("text", text)
                        .query(Boolean.class)
                        .single())
                .map(TextColumn::toString)
                .toList();
    }

    @Test
    void theCertificateTellsEveryStepWithItsTimeAndZone() throws IOException {
        var officer = WebUser.signedIn(port, "officer.6302", ScenarioPeople.PASSWORD);
        var address = CompletionCertificate.address(agreement);
        assertThat(officer.get(address).statusCode()).isEqualTo(409);
        var first = regentSigns();
        signing.signElectronically(
                agreement,
                Side.MUNICIPALITY,
                new ElectronicSignature(official(Position.MUNICIPAL_HEAD).id(), first.id(), null));
        var second = papers.upload(
                agreement.value(),
                List.of("6302", "ktb"),
                BRANCH_HEAD.sign(documents.open(agreement.value(), first.id()).bytes(), MovableClock.START));
        signing.signElectronically(
                agreement,
                Side.BRANCH,
                new ElectronicSignature(official(Position.BRANCH_HEAD).id(), second.id(), null));

        assertThat(officer.get(address).statusCode()).isEqualTo(200);
        assertThat(certificate())
                .contains(
                        "H. Muhammad Ilham, S.T., Bupati Kotabaru",
                        "H. Syahrani, S.E., Kepala Kantor Cabang Kotabaru",
                        "2 November 2026 10.00.00 WITA",
                        "Elektronik",
                        "Penerbit Contoh, ",
                        "Tanda tangan dicatat",
                        "Ditandatangani pada layanan",
                        first.sha256(),
                        second.sha256());
        assertThat(officer.get("/agreements/" + agreement).body())
                .contains(
                        address,
                        "Tanda tangan elektronik dalam dokumen",
                        "Penerbit Contoh",
                        "10.00 WITA",
                        "Sah",
                        "Pendapat kedua: layanan tanda tangan");
    }

    /** What it says, in one line. */
    private String certificate() throws IOException {
        try (var document = Loader.loadPDF(driver.as("officer.ktb", () -> certificate.print(agreement)))) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void whatWasNotedBesideASignatureOnPaperIsShown() throws IOException {
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
                        List.of("Contoh Saksi Satu, S.H.", "Contoh Saksi Dua"),
                        StampDuty.PAPER_STAMP,
                        null));
        signing.signElectronically(
                agreement,
                Side.MUNICIPALITY,
                new ElectronicSignature(
                        official(Position.MUNICIPAL_HEAD).id(), regentSigns().id(), null));

        assertThat(certificate())
                .contains("Saksi Contoh Saksi Satu, S.H.; Contoh Saksi Dua", "Bea meterai Meterai tempel")
                .contains("Berkas diterima 1 November 2026");
        assertThat(WebUser.signedIn(port, "officer.6302", ScenarioPeople.PASSWORD)
                        .get("/agreements/" + agreement)
                        .body())
                .contains(
                        "Di atas kertas",
                        "saksi: Contoh Saksi Satu, S.H.; Contoh Saksi Dua",
                        "bea meterai: Meterai tempel",
                        "berkas diterima 1 Nov 2026");
    }

    @Test
    void thePageOffersItToWhoSignsAlone() {
        var page = "/agreements/" + agreement;
        assertThat(WebUser.signedIn(port, "mayor.6302", ScenarioPeople.PASSWORD)
                        .get(page)
                        .body())
                .contains("/signature/electronic");
        assertThat(WebUser.signedIn(port, "officer.6302", ScenarioPeople.PASSWORD)
                        .get(page)
                        .body())
                .doesNotContain("/signature/electronic");
        assertThat(WebUser.signedIn(port, "head.ktb", ScenarioPeople.PASSWORD)
                        .get(page)
                        .body())
                .as("the branch has no signing server")
                .doesNotContain("/signature/electronic");
    }
}
