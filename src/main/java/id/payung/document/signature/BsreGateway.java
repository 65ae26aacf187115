package id.payung.document.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.document.signature.SecondOpinion.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The signing server that agencies run for BSrE [V BSRE]: one call with the file, the signer's identity number and passphrase,
 * answered by the signed PDF or by a sentence, and one that verifies a signed file. It has no call that tells what became of an earlier order, so an answer that
 * was lost stays lost. Which sentences it uses is not published in one place [K?]: they are told by their words.
 */
@Component
class BsreGateway implements SigningGateway {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    /** The check here does not wait for it longer: somebody waits for their upload. */
    private static final Duration TO_VERIFY = Duration.ofSeconds(10);

    private static final String PDF = "%PDF-";

    /** In this order: a sentence about an expired certificate also speaks of a document. */
    private static final Map<String, Why> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("passphrase", Why.WRONG_PASSPHRASE);
        WORDS.put("tidak terdaftar", Why.UNKNOWN_SIGNER);
        WORDS.put("expired", Why.CERTIFICATE_EXPIRED);
        WORDS.put("kedaluwarsa", Why.CERTIFICATE_EXPIRED);
        WORDS.put("kadaluarsa", Why.CERTIFICATE_EXPIRED);
        WORDS.put("masa berlaku", Why.CERTIFICATE_EXPIRED);
        WORDS.put("pdf", Why.INVALID_PDF);
        WORDS.put("dokumen", Why.INVALID_PDF);
    }

    private final Map<String, SigningSettings.Server> servers;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    BsreGateway(SigningSettings settings, ObjectMapper json) {
        servers = settings.servers();
        servers.values().forEach(SigningSettings.Server::signingAddress); // told at the start where one is missing
        this.json = json;
    }

    @Override
    public boolean serves(String organisation) {
        return servers.containsKey(organisation);
    }

    @Override
    public Answer sign(SigningOrder order) {
        var server = Objects.requireNonNull(servers.get(order.organisation()), "It does not serve them");
        try {
            return understood(answer(server, server.signingAddress(), order(order), server.limit()));
        } catch (TimeoutException e) {
            return new NotSigned(Why.ANSWER_LOST);
        } catch (ExecutionException e) {
            boolean neverSent =
                    e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException;
            return new NotSigned(neverSent ? Why.UNREACHABLE : Why.ANSWER_LOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NotSigned(Why.ANSWER_LOST);
        }
    }

    @Override
    public Verdict verify(String organisation, byte[] file) {
        var server = Objects.requireNonNull(servers.get(organisation), "It does not serve them");
        var limit = server.limit().compareTo(TO_VERIFY) < 0 ? server.limit() : TO_VERIFY;
        try {
            var answer = answer(server, server.verifyingAddress(), new Form().file("signed_file", file), limit);
            return answer.statusCode() == 200 ? verdict(json.readTree(answer.body())) : Verdict.UNAVAILABLE;
        } catch (TimeoutException | ExecutionException | IOException e) {
            return Verdict.UNAVAILABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.UNAVAILABLE;
        }
    }

    private static Verdict verdict(JsonNode answer) {
        var number = answer.path("jumlah_signature");
        if (!number.isInt()) {
            return Verdict.UNAVAILABLE;
        }
        var details = answer.path("details");
        boolean confirms = number.intValue() > 0
                && details.size() == number.intValue()
                && !answer.path("summary").asText("").toUpperCase(Locale.ROOT).contains("NOT VALID");
        for (JsonNode signature : details) {
            confirms &= signature.at("/signature_document/document_integrity").asBoolean()
                    && signature.at("/info_signer/cert_user_certified").asBoolean();
        }
        return confirms ? Verdict.CONFIRMED : Verdict.DOUBTED;
    }

    private HttpResponse<byte[]> answer(SigningSettings.Server server, URI address, Form form, Duration limit)
            throws TimeoutException, ExecutionException, InterruptedException {
        var sent = http.sendAsync(request(server, address, form), BodyHandlers.ofByteArray());
        try {
            // The client's own time limit ends with the first line of the answer; this one holds for all of it.
            return sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw e;
        }
    }

    private Answer understood(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 200 && startsAsPdf(answer.body())) {
            return new Signed(answer.body());
        }
        if (status == 401 || status == 403) {
            return new NotSigned(Why.NOT_ADMITTED);
        }
        if (status >= 500) {
            return new NotSigned(Why.FAILED);
        }
        // A good status without a file: it signed, and what it signed is not here.
        return new NotSigned(status < 300 ? Why.ANSWER_LOST : whyOf(answer.body()));
    }

    private static boolean startsAsPdf(byte[] body) {
        return body.length >= PDF.length() && new String(body, 0, PDF.length(), UTF_8).equals(PDF);
    }

    private Why whyOf(byte[] body) {
        var sentence = sentence(body).toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(word -> sentence.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Why.REFUSED);
    }

    private String sentence(byte[] body) {
        try {
            JsonNode answer = json.readTree(body);
            return answer.path("error").asText("") + " "
                    + answer.path("message").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    private static HttpRequest request(SigningSettings.Server server, URI address, Form form) {
        var account = server.username() + ":" + server.password();
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8)))
                .header("Accept", "application/pdf, application/json")
                .header("Content-Type", "multipart/form-data; boundary=" + form.boundary)
                .POST(BodyPublishers.ofByteArray(form.end()))
                .build();
    }

    private static Form order(SigningOrder order) {
        var form = new Form().text("nik", order.nik()).text("passphrase", order.passphrase());
        appearance(order.visible()).forEach(form::text);
        return form.text("reason", order.reason())
                .text("location", order.location())
                .file("file", order.file());
    }

    /** A QR code alone is no signature, but on one it leads readers to the agreement. [V LEBAK] */
    private static Map<String, String> appearance(SigningOrder.@Nullable Visible visible) {
        if (visible == null) {
            return Map.of("tampilan", "invisible");
        }
        var mark = visible.mark();
        return Map.of(
                "tampilan", "visible",
                "image", "false",
                "linkQR", visible.link(),
                "page", String.valueOf(mark.page()),
                "xAxis", String.valueOf(mark.x()),
                "yAxis", String.valueOf(mark.y()),
                "width", String.valueOf(mark.width()),
                "height", String.valueOf(mark.height()));
    }

    /** What is sent, part by part. */
    private static final class Form {
        private final String boundary = "payung-" + UUID.randomUUID();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Form text(String name, String value) {
            write(
                    """
                    --%s\r
                    Content-Disposition: form-data; name="%s"\r
                    Content-Type: text/plain; charset=UTF-8\r
                    \r
                    %s\r
                    """
                            .formatted(boundary, name, value));
            return this;
        }

        Form file(String name, byte[] pdf) {
            write(
                    """
                    --%s\r
                    Content-Disposition: form-data; name="%s"; filename="perjanjian.pdf"\r
                    Content-Type: application/pdf\r
                    \r
                    """
                            .formatted(boundary, name));
            body.writeBytes(pdf);
            write("\r\n");
            return this;
        }

        byte[] end() {
            write("--" + boundary + "--\r\n");
            return body.toByteArray();
        }

        private void write(String text) {
            body.writeBytes(text.getBytes(UTF_8));
        }
    }
}
