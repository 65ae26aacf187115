package id.payung.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A signing server as agencies run it: signs real PDFs, and fails in every way that one may. */
public final class SigningServer implements AutoCloseable {

    public static final String PASSPHRASE = "Frasa-Sandi#Contoh";

    /** What it does with a good order. */
    public enum Mood {
        SIGNS,
        SIGNS_AND_LOSES_THE_ANSWER,
        SIGNS_AND_ANSWERS_NOTHING,
        SIGNS_AND_STALLS_IN_THE_ANSWER,
        NEVER_ANSWERS,
        FAILS,
        DOES_NOT_ADMIT,
        SAYS_NO,
        /** Sends back what it got, unsigned. */
        SENDS_IT_BACK
    }

    /** What it says when it is asked about a signed file. */
    public enum Judgement {
        CONFIRMS,
        FINDS_IT_ALTERED,
        DOES_NOT_KNOW_THE_CERTIFICATE,
        FINDS_NO_SIGNATURE,
        NEVER_ANSWERS,
        FAILS,
        SAYS_SOMETHING_ELSE
    }

    private static final Pattern PART = Pattern.compile(
            "Content-Disposition: form-data; name=\"([a-zA-Z_]+)\"[^\r]*\r\n(?:[^\r]+\r\n)*\r\n", Pattern.DOTALL);

    private final HttpServer server;
    private final Map<String, TestIssuer.Signer> signers = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Map<String, String>> orders = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> questions = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.SIGNS;
    private volatile Judgement judgement = Judgement.CONFIRMS;

    public SigningServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/sign/pdf", exchange -> handle(exchange, orders, this::answer));
        server.createContext("/api/sign/verify", exchange -> handle(exchange, questions, this::judge));
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "signing-server");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public void register(String nik, TestIssuer.Signer signer) {
        signers.put(nik, signer);
    }

    public void is(Mood now) {
        mood = now;
    }

    public void judges(Judgement now) {
        judgement = now;
    }

    /** The fields of every question about a signed file, and its account. */
    public List<Map<String, String>> questions() {
        return List.copyOf(questions);
    }

    /** The fields of every order that came, and its account. */
    public List<Map<String, String>> orders() {
        return List.copyOf(orders);
    }

    private interface Answering {
        void answer(HttpExchange exchange, Map<String, String> fields) throws IOException;
    }

    private static void handle(HttpExchange exchange, List<Map<String, String>> kept, Answering answering)
            throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
            var boundary = exchange.getRequestHeaders().getFirst("Content-Type").replaceFirst(".*boundary=", "");
            Map<String, String> order = new ConcurrentHashMap<>();
            for (var part : body.split(Pattern.quote("--" + boundary))) {
                var head = PART.matcher(part);
                if (head.find()) {
                    order.put(head.group(1), part.substring(head.end(), part.length() - 2));
                }
            }
            order.put("account", exchange.getRequestHeaders().getFirst("Authorization"));
            kept.add(order);
            answering.answer(exchange, order);
        }
    }

    /** It believes whatever it signed. */
    private void judge(HttpExchange exchange, Map<String, String> question) throws IOException {
        if (judgement == Judgement.NEVER_ANSWERS) {
            await();
            return;
        }
        if (judgement == Judgement.FAILS) {
            say(exchange, 500, "Internal Server Error");
            return;
        }
        if (judgement == Judgement.SAYS_SOMETHING_ELSE) {
            say(exchange, 200, "Sedang dalam pemeliharaan");
            return;
        }
        int signatures = judgement == Judgement.FINDS_NO_SIGNATURE ? 0 : signatures(question.get("signed_file"));
        boolean intact = judgement != Judgement.FINDS_IT_ALTERED;
        var detail =
                """
                {"info_signer": {"signer_name": "Contoh Pejabat", "cert_user_certified": %s},
                 "signature_document": {"document_integrity": %s, "signed_using_tsa": false}}"""
                        .formatted(judgement != Judgement.DOES_NOT_KNOW_THE_CERTIFICATE, intact);
        send(
                exchange,
                200,
                """
                {"nama_dokumen": "perjanjian.pdf", "jumlah_signature": %d, "summary": %s, "details": [%s]}"""
                        .formatted(
                                signatures,
                                signatures == 0
                                        ? null
                                        : intact ? "\"DOCUMENT VALID !!!\"" : "\"DOCUMENT NOT VALID !!!\"",
                                String.join(",", Collections.nCopies(signatures, detail))));
    }

    private static int signatures(String file) throws IOException {
        try (var pdf = Loader.loadPDF(file.getBytes(ISO_8859_1))) {
            return pdf.getSignatureDictionaries().size();
        }
    }

    private void answer(HttpExchange exchange, Map<String, String> order) throws IOException {
        var signer = signers.get(order.get("nik"));
        if (mood == Mood.DOES_NOT_ADMIT) {
            say(exchange, 401, "Unauthorized");
        } else if (mood == Mood.FAILS) {
            say(exchange, 500, "Internal Server Error");
        } else if (signer == null) {
            say(exchange, 400, "NIK tidak terdaftar, pengguna tidak terdaftar");
        } else if (!order.get("passphrase").equals(PASSPHRASE)) {
            say(exchange, 400, "Passphrase anda salah");
        } else if (!order.get("file").startsWith("%PDF-")) {
            say(exchange, 400, "File bukan PDF yang valid");
        } else if (mood == Mood.SAYS_NO) {
            say(exchange, 400, "Kuota habis");
        } else if (signer.hasExpired()) {
            say(exchange, 400, "Sertifikat dokumen ini sudah expired");
        } else {
            sign(exchange, order, signer);
        }
    }

    private void sign(HttpExchange exchange, Map<String, String> order, TestIssuer.Signer signer) throws IOException {
        var file = order.get("file").getBytes(ISO_8859_1);
        if (mood == Mood.NEVER_ANSWERS) {
            await();
            return;
        }
        var signed = mood == Mood.SENDS_IT_BACK ? file : signed(file, order, signer);
        if (mood == Mood.SIGNS_AND_LOSES_THE_ANSWER) {
            // The connection breaks in the middle of the answer.
            exchange.sendResponseHeaders(200, signed.length);
            exchange.getResponseBody().write(signed, 0, 100);
            exchange.getResponseBody().flush();
            return;
        }
        if (mood == Mood.SIGNS_AND_STALLS_IN_THE_ANSWER) {
            exchange.sendResponseHeaders(200, signed.length);
            exchange.getResponseBody().write(signed, 0, 100);
            exchange.getResponseBody().flush();
            await();
            return;
        }
        if (mood == Mood.SIGNS_AND_ANSWERS_NOTHING) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/pdf");
        exchange.sendResponseHeaders(200, signed.length);
        exchange.getResponseBody().write(signed);
    }

    private static byte[] signed(byte[] file, Map<String, String> order, TestIssuer.Signer signer) {
        var now = MovableClock.SHARED.instant();
        return order.get("tampilan").equals("visible")
                ? signer.signVisibly(
                        file,
                        now,
                        Integer.parseInt(order.get("page")),
                        new PDRectangle(
                                Float.parseFloat(order.get("xAxis")),
                                Float.parseFloat(order.get("yAxis")),
                                Float.parseFloat(order.get("width")),
                                Float.parseFloat(order.get("height"))))
                : signer.sign(file, now);
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
        send(exchange, status, "{\"status_code\": %d, \"error\": \"%s\"}".formatted(status, sentence));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
