package id.payung.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The real form in a stand-in for Tasklist's pane, under Camunda's own content security policy. The API and the engine
 * answer what the test says and remember what they got.
 */
final class TaskFormStand implements AutoCloseable {
    static final String TOKEN = "token-of-this-session";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NONCE = "bm9uY2Ugb2YgdGhlIHN0YW5k";
    private static final String POLICY = "base-uri 'self';script-src 'nonce-" + NONCE
            + "' 'strict-dynamic' 'unsafe-eval' https: 'self' 'unsafe-inline';style-src 'unsafe-inline' 'self';"
            + "default-src 'self';img-src 'self' data:;block-all-mixed-content;form-action 'self';"
            + "frame-ancestors 'none';object-src 'none';"
            + "sandbox allow-forms allow-scripts allow-same-origin allow-popups allow-downloads";

    record Answer(int status, String body, Map<String, String> headers) {
        static Answer ok(String body) {
            return new Answer(200, body, Map.of());
        }

        static Answer problem(int status, String body) {
            return new Answer(status, body, Map.of());
        }
    }

    record Upload(String path, String token, String content) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Upload> uploads = new CopyOnWriteArrayList<>();
    private final List<JsonNode> submitted = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TaskFormStand() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    String address(String task) {
        return "http://localhost:%d/?task=%s".formatted(server.getAddress().getPort(), task);
    }

    /** What {@code METHOD path?query} answers, one after the other; the last one for good. */
    TaskFormStand answers(String request, Answer... inTurn) {
        answers.put(request, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    void forget() {
        answers.clear();
        uploads.clear();
        submitted.clear();
        asked.clear();
    }

    List<Upload> uploads() {
        return new ArrayList<>(uploads);
    }

    /** The variables of each attempt to complete the task. */
    List<JsonNode> submitted() {
        return new ArrayList<>(submitted);
    }

    List<String> asked() {
        return new ArrayList<>(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var request = exchange.getRequestMethod() + " " + uri;
            var body = exchange.getRequestBody().readAllBytes();
            if (uri.getPath().startsWith("/api/")) {
                asked.add(request);
                if (exchange.getRequestMethod().equals("POST")) {
                    var token = exchange.getRequestHeaders().getFirst("X-PAYUNG-XSRF");
                    uploads.add(new Upload(uri.getPath(), token, new String(body, StandardCharsets.UTF_8)));
                }
                send(exchange, next(request), "application/json");
            } else if (uri.getPath().endsWith("/submit-form")) {
                submitted.add(JSON.readTree(body).path("variables"));
                send(exchange, next("submit-form"), "application/json");
            } else if (uri.getPath().endsWith("/deployed-form")) {
                send(exchange, Answer.ok(resource("processes/forms/task.html")), "text/html");
            } else if (uri.getPath().startsWith("/camunda/")) {
                var path = uri.getPath().substring("/camunda/".length());
                send(exchange, file("META-INF/resources/webjars/camunda/" + path), type(path));
            } else if (uri.getPath().equals("/")) {
                exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
                exchange.getResponseHeaders().add("Set-Cookie", "PAYUNG-XSRF=" + TOKEN + "; Path=/");
                var page = resource("browser/task-form-stand.html").replace("NONCE", NONCE);
                send(exchange, Answer.ok(page), "text/html");
            } else {
                send(exchange, Answer.problem(404, ""), "text/plain");
            }
        }
    }

    private Answer next(String request) {
        var inTurn = answers.get(request);
        if (inTurn == null) {
            return Answer.problem(404, "{\"detail\":\"the stand has no answer to %s\"}".formatted(request));
        }
        synchronized (inTurn) {
            return inTurn.size() > 1 ? inTurn.remove() : inTurn.element();
        }
    }

    private static void send(HttpExchange exchange, Answer answer, String type) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        send(exchange, answer.status(), answer.headers(), bytes, type);
    }

    private static void send(HttpExchange exchange, byte[] bytes, String type) throws IOException {
        send(exchange, bytes.length == 0 ? 404 : 200, Map.of(), bytes, type);
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, byte[] bytes, String type)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript";
            case "css" -> "text/css";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }

    private static String resource(String path) throws IOException {
        return new String(file(path), StandardCharsets.UTF_8);
    }

    private static byte[] file(String path) throws IOException {
        try (var in = TaskFormStand.class.getClassLoader().getResourceAsStream(path)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
