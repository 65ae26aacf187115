package id.payung.document.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.document.signature.SecondOpinion.Verdict;
import id.payung.document.signature.SigningGateway.NotSigned;
import id.payung.document.signature.SigningGateway.Signed;
import id.payung.document.signature.SigningGateway.Why;
import id.payung.support.MovableClock;
import id.payung.support.SigningServer;
import id.payung.support.SigningServer.Judgement;
import id.payung.support.SigningServer.Mood;
import id.payung.support.TestIssuer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the signing server of an agency says, and what becomes of it. */
class BsreGatewayTests {

    private static final String NIK = "6302010203850001";
    private static final String EXPIRED = "6302010203850002";
    private static final Duration SHORT = Duration.ofMillis(700);

    private static SigningServer server;
    private static byte[] text;

    @BeforeAll
    static void start() throws IOException {
        server = new SigningServer();
        var from = MovableClock.START.minusSeconds(86_400);
        var issuer = new TestIssuer("Penerbit Contoh", from);
        server.register(NIK, issuer.issue("Contoh Pejabat", from, from.plusSeconds(864_000)));
        server.register(EXPIRED, issuer.issue("Contoh Lewat", from, from.plusSeconds(1)));
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            pdf.save(out);
            text = out.toByteArray();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void signs() {
        server.is(Mood.SIGNS);
        server.judges(Judgement.CONFIRMS);
    }

    private static BsreGateway gateway(URI address, Duration limit) {
        return new BsreGateway(
                new SigningSettings(
                        null, Map.of("6302", new SigningSettings.Server(address, "payung", "rahasia", limit))),
                new ObjectMapper());
    }

    private static SigningOrder order(String nik, String passphrase, byte[] file) {
        return new SigningOrder(
                "6302", file, nik, passphrase, "Perjanjian kerja sama – perlindungan", "Kotabaru", null);
    }

    private static SigningGateway.Answer sign(String nik, String passphrase, byte[] file) {
        return gateway(server.address(), Duration.ofSeconds(20)).sign(order(nik, passphrase, file));
    }

    @Test
    void aGoodOrderIsAnsweredByTheSignedFile() {
        var answer = sign(NIK, SigningServer.PASSPHRASE, text);

        assertThat(answer).isInstanceOfSatisfying(Signed.class, signed -> assertThat(signed.file())
                .startsWith(text)
                .hasSizeGreaterThan(text.length));
        var order = server.orders().get(server.orders().size() - 1);
        assertThat(order)
                .containsEntry("nik", NIK)
                .containsEntry("tampilan", "invisible")
                .containsEntry("location", "Kotabaru")
                .containsEntry("file", new String(text, ISO_8859_1))
                .containsEntry("reason", new String("Perjanjian kerja sama – perlindungan".getBytes(UTF_8), ISO_8859_1))
                .containsEntry(
                        "account", "Basic " + Base64.getEncoder().encodeToString("payung:rahasia".getBytes(UTF_8)));
    }

    @Test
    void aVisibleSignatureSaysWhereItShows() {
        var order = new SigningOrder(
                "6302",
                text,
                NIK,
                SigningServer.PASSPHRASE,
                "Perjanjian",
                "Kotabaru",
                new SigningOrder.Visible(new Mark(1, 70, 140, 120, 44), "https://payung.example/agreements/1"));

        assertThat(gateway(server.address(), Duration.ofSeconds(20)).sign(order))
                .isInstanceOf(Signed.class);
        assertThat(server.orders().get(server.orders().size() - 1))
                .containsEntry("tampilan", "visible")
                .containsEntry("page", "1")
                .containsEntry("xAxis", "70")
                .containsEntry("yAxis", "140")
                .containsEntry("width", "120")
                .containsEntry("height", "44")
                .containsEntry("linkQR", "https://payung.example/agreements/1");
    }

    @ParameterizedTest
    @CsvSource({
        NIK + ", salah, WRONG_PASSPHRASE",
        "6302010203859999, Frasa-Sandi#Contoh, UNKNOWN_SIGNER",
        EXPIRED + ", Frasa-Sandi#Contoh, CERTIFICATE_EXPIRED",
    })
    void eachRefusalIsKnownByItsWords(String nik, String passphrase, Why why) {
        assertThat(sign(nik, passphrase, text)).isEqualTo(new NotSigned(why));
    }

    @Test
    void aFileThatIsNoPdfIsRefused() {
        assertThat(sign(NIK, SigningServer.PASSPHRASE, "not a PDF".getBytes(UTF_8)))
                .isEqualTo(new NotSigned(Why.INVALID_PDF));
    }

    @ParameterizedTest
    @CsvSource({
        "FAILS, FAILED",
        "DOES_NOT_ADMIT, NOT_ADMITTED",
        "SAYS_NO, REFUSED",
        "SIGNS_AND_LOSES_THE_ANSWER, ANSWER_LOST",
        "SIGNS_AND_ANSWERS_NOTHING, ANSWER_LOST",
    })
    void aServerInTroubleIsToldApart(Mood mood, Why why) {
        server.is(mood);

        assertThat(sign(NIK, SigningServer.PASSPHRASE, text)).isEqualTo(new NotSigned(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEVER_ANSWERS", "SIGNS_AND_STALLS_IN_THE_ANSWER"})
    void whoeverTakesTheOrderAndIsTooSlowMayHaveSigned(Mood mood) {
        server.is(mood);

        assertThat(gateway(server.address(), SHORT).sign(order(NIK, SigningServer.PASSPHRASE, text)))
                .isEqualTo(new NotSigned(Why.ANSWER_LOST));
    }

    @Test
    void whereNobodyListensNothingWasSigned() {
        URI closed;
        try (var gone = new SigningServer()) {
            closed = gone.address();
        }

        assertThat(gateway(closed, Duration.ofSeconds(20)).sign(order(NIK, SigningServer.PASSPHRASE, text)))
                .isEqualTo(new NotSigned(Why.UNREACHABLE));
    }

    private static byte[] signed() {
        return ((Signed) sign(NIK, SigningServer.PASSPHRASE, text)).file();
    }

    @Test
    void aSignedFileIsSentToBeVerifiedAndNothingElse() {
        var signed = signed();

        assertThat(gateway(server.address(), Duration.ofSeconds(20)).verify("6302", signed))
                .isEqualTo(Verdict.CONFIRMED);
        assertThat(server.questions().get(server.questions().size() - 1))
                .containsOnlyKeys("signed_file", "account")
                .containsEntry("signed_file", new String(signed, ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMS, CONFIRMED",
        "FINDS_IT_ALTERED, DOUBTED",
        "DOES_NOT_KNOW_THE_CERTIFICATE, DOUBTED",
        "FINDS_NO_SIGNATURE, DOUBTED",
        "NEVER_ANSWERS, UNAVAILABLE",
        "FAILS, UNAVAILABLE",
        "SAYS_SOMETHING_ELSE, UNAVAILABLE",
    })
    void eachSecondOpinionIsUnderstood(Judgement judgement, Verdict verdict) {
        var signed = signed();
        server.judges(judgement);
        var limit = judgement == Judgement.NEVER_ANSWERS ? SHORT : Duration.ofSeconds(20);

        assertThat(gateway(server.address(), limit).verify("6302", signed)).isEqualTo(verdict);
    }

    @Test
    void whereNobodyListensThereIsNoSecondOpinion() {
        URI closed;
        try (var gone = new SigningServer()) {
            closed = gone.address();
        }

        assertThat(gateway(closed, Duration.ofSeconds(20)).verify("6302", text)).isEqualTo(Verdict.UNAVAILABLE);
    }

    @Test
    void itServesWhoHasAnAccountThere() {
        var gateway = gateway(server.address(), SHORT);

        assertThat(gateway.serves("6302")).isTrue();
        assertThat(gateway.serves("3375")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://esign.example", "ftp://esign.example"})
    void passphrasesDoNotGoOverTheNetworkInClear(String address) {
        assertThatThrownBy(() -> gateway(URI.create(address), SHORT)).hasMessageContaining("https");
    }

    @Test
    void nothingThatIsSecretIsShown() {
        var server = new SigningSettings.Server(URI.create("https://esign.example"), "payung", "rahasia", null);

        assertThat(new SigningSettings(null, Map.of("6302", server)).toString()).doesNotContain("rahasia");
        assertThat(order(NIK, SigningServer.PASSPHRASE, text).toString())
                .doesNotContain(NIK)
                .doesNotContain(SigningServer.PASSPHRASE);
    }
}
