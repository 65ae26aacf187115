package id.payung.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A person at a browser, over real HTTP: cookies, redirects and the tokens against forged requests as a browser and
 * Camunda's pages send them.
 */
public final class WebUser {
    public static final String ENGINE = "/camunda/api/engine/engine/default";

    private final String server;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private WebUser(int port) {
        server = "http://localhost:" + port;
    }

    public static WebUser anonymous(int port) {
        return new WebUser(port);
    }

    /** Signs in by the form, and asks Camunda who is signed in, which hands out its token. */
    public static WebUser signedIn(int port, String user, String password) {
        var web = new WebUser(port);
        var answer = web.signIn(user, password);
        if (!answer.headers().firstValue("location").orElse("").endsWith("/")) {
            throw new AssertionError(
                    user + " cannot sign in: " + answer.headers().map());
        }
        web.get("/camunda/api/admin/auth/user/default");
        return web;
    }

    public HttpResponse<String> signIn(String user, String password) {
        get("/login");
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-PAYUNG-XSRF", cookie("PAYUNG-XSRF").orElse(""))
                .POST(BodyPublishers.ofString("username=%s&password=%s".formatted(encode(user), encode(password)))));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    public HttpResponse<String> delete(String path) {
        return send("DELETE", path, "");
    }

    /** With the token that belongs to the path. */
    public HttpResponse<String> send(String method, String path, String json) {
        var request = request(path).header("Content-Type", "application/json");
        if (path.startsWith("/camunda/")) {
            cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        } else {
            cookie("PAYUNG-XSRF").ifPresent(token -> request.header("X-PAYUNG-XSRF", token));
        }
        return send(request.method(method, BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
