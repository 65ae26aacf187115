package id.payung.document.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.payung.document.PrintedText;
import id.payung.support.PayungTest;
import id.payung.support.ScenarioPeople;
import id.payung.support.WebUser;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Templates as the legal staff of an office write them, over HTTP. The tests' clock stands at 2 November 2026. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TextTemplatesTests {

    private static final String TODAY = "2026-11-02";

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TextTemplates templates;

    private HttpResponse<String> call(String user, String method, String path, String body) {
        var web = WebUser.anonymous(port);
        return web.send(web.request(path)
                .header("Authorization", WebUser.basic(user, ScenarioPeople.PASSWORD))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private JsonNode read(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private String draft(String user) {
        var version = read(call(user, "POST", "/api/templates", "{\"kind\": \"PKS\", \"note\": \"Uji\"}"), 201);
        return "/api/templates/PKS/" + version.get("number").asInt();
    }

    /** The draft as it would be sent back unchanged. */
    private ObjectNode request(String user, String path) {
        var sheet = read(call(user, "GET", path, ""), 200);
        var request = json.createObjectNode();
        request.set("revision", sheet.at("/version/revision"));
        request.put("note", "Uji");
        var articles = request.putArray("articles");
        sheet.get("articles").forEach(article -> articles.addObject()
                .put("heading", article.get("heading").asText())
                .put("body", article.get("body").asText()));
        request.set("clauses", sheet.get("clauses"));
        return request;
    }

    private static ObjectNode article(ObjectNode request, int number) {
        return (ObjectNode) request.get("articles").get(number - 1);
    }

    private HttpResponse<String> publish(String user, String path, int revision, String day) {
        return call(
                user,
                "POST",
                path + "/publication",
                "{\"revision\": %d, \"validFrom\": \"%s\"}".formatted(revision, day));
    }

    private byte[] preview(String path) throws Exception {
        var web = WebUser.anonymous(port);
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        web.request(path + "/preview.pdf")
                                .header("Authorization", WebUser.basic("legal.pkl", ScenarioPeople.PASSWORD))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theFirstVersionHasTheUsualArticlesAndNothingIsWrongWithIt() {
        var first = read(call("legal.pkl", "GET", "/api/templates/PKS/1", ""), 200);

        assertThat(first.at("/version/validFrom").asText()).isEqualTo("2000-01-01");
        assertThat(first.at("/version/sha256").asText()).hasSize(64);
        assertThat(first.get("articles").findValuesAsText("heading"))
                .hasSize(17)
                .contains(
                        "Ketentuan Umum",
                        "Iuran, Sumber Dana, dan Tata Cara Pembayaran",
                        "Perubahan Peserta dan Pengembalian Iuran",
                        "Kerahasiaan dan Pelindungan Data Pribadi",
                        "Jangka Waktu",
                        "Keadaan Kahar",
                        "Penutup");
        // What is published is not judged any more: a copy is.
        assertThat(read(call("legal.pkl", "GET", draft("legal.pkl"), ""), 200).get("faults"))
                .isEmpty();
    }

    @Test
    void aPublishedVersionHoldsFromItsDayAndForItsOfficeAlone() {
        var path = draft("legal.srg");
        var changed = request("legal.srg", path);
        article(changed, 12).put("body", "Keadaan kahar diberitahukan paling lambat 7 (tujuh) Hari.");
        var saved = read(call("legal.srg", "PUT", path, changed.toString()), 200);
        assertThat(saved.get("faults")).isEmpty();
        int number = saved.at("/version/number").asInt();

        read(publish("legal.srg", path, 2, "2026-12-01"), 200);

        assertThat(templates.inForce("PKS", "srg", LocalDate.of(2026, 11, 30))).isEqualTo(1);
        assertThat(templates.inForce("PKS", "srg", LocalDate.of(2026, 12, 1))).isEqualTo(number);
        assertThat(templates.inForce("PKS", "pkl", LocalDate.of(2026, 12, 1))).isEqualTo(1);
    }

    @Test
    void allThatIsWrongIsToldWhenADraftIsSavedAndRefusedWhenItIsPublished() {
        var path = draft("legal.pkl");
        var changed = request("legal.pkl", path);
        article(changed, 1).put("body", "{{#quota}}x{{/quota}} {{>other}} {{{quota}}}");
        article(changed, 2).put("body", "Maksud {{tujuan}} dan {{title");
        article(changed, 3).put("heading", "").put("body", "");
        ((ArrayNode) changed.get("articles")).remove(9); // the term
        ((ArrayNode) changed.get("articles")).remove(7); // the refund

        var told = read(call("legal.pkl", "PUT", path, changed.toString()), 200).get("faults");
        var refused = read(publish("legal.pkl", path, 2, TODAY), 400).get("errors");

        assertThat(refused.findValuesAsText("code"))
                .containsExactlyInAnyOrder(
                        "document.template.tag.forbidden",
                        "document.template.tag.forbidden",
                        "document.template.tag.forbidden",
                        "document.template.tag.forbidden",
                        "document.template.undeclared",
                        "document.template.tag.unclosed",
                        "form.refused.missing",
                        "form.refused.missing",
                        "document.template.mandatory.firstDay",
                        "document.template.mandatory.lastDay",
                        "document.template.mandatory.refundClause");
        assertThat(refused.findValuesAsText("field"))
                .contains("articles[0].body", "articles[1].body", "articles[2].heading", "articles");
        assertThat(told).hasSize(refused.size());
        assertThat(call("legal.pkl", "GET", path + "/preview.pdf", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsPublishedNeverChanges() {
        var path = draft("legal.ktb");
        int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        read(publish("legal.ktb", path, 1, TODAY), 200);

        assertThat(read(
                                call(
                                        "legal.ktb",
                                        "PUT",
                                        path,
                                        request("legal.ktb", path).toString()),
                                409)
                        .get("type")
                        .asText())
                .endsWith("document.template.published");
        assertThat(publish("legal.ktb", path, 1, TODAY).statusCode()).isEqualTo(409);
        Stream.of(
                        "update text_template set note = 'x' where number = " + number,
                        "delete from text_template where number = " + number,
                        "update text_template_article set body = 'x' where number = " + number,
                        "delete from text_template_article where number = " + number,
                        "insert into text_template_article values ('PKS', %d, 99, 'x', 'x')".formatted(number),
                        "update text_template_clause set body = 'x' where number = " + number,
                        "truncate text_template_article",
                        "truncate text_template cascade")
                .forEach(sql -> assertThatThrownBy(() -> jdbc.sql(sql).update())
                        .as(sql)
                        .hasStackTraceContaining("A published template never changes"));
    }

    @Test
    void ofTwoWhoPublishAtOnceOneDoes() {
        var path = draft("legal.pkl");

        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> publish("legal.pkl", path, 1, "2030-01-01").statusCode()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(jdbc.sql(
                                "select count(*) from administration where event = 'template.published' and subject = :subject")
                        .param(
                                "subject",
                                path.substring("/api/templates/".length()).replace('/', ' '))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofTwoWhoDraftAtOnceEachGetsAVersion() {
        var paths =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> draft("legal.pkl")))
                        .limit(4)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(paths).doesNotHaveDuplicates();
    }

    @Test
    void nobodyOverwritesWhatSomebodyElseWroteMeanwhile() {
        var path = draft("legal.pkl");
        var mine = request("legal.pkl", path);
        read(call("legal.pkl", "PUT", path, mine.toString()), 200);

        assertThat(read(call("legal.pkl", "PUT", path, mine.toString()), 409)
                        .get("type")
                        .asText())
                .endsWith("document.template.changedMeanwhile");
        assertThat(publish("legal.pkl", path, 1, TODAY).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer.pkl", "head.pkl", "legal.3375", "officer.3375", "manager.pkl", "ward.3375"})
    void othersNeitherReadNorWrite(String user) {
        assertThat(call(user, "GET", "/api/templates", "").statusCode()).isEqualTo(403);
        assertThat(call(user, "GET", "/api/templates/PKS/1", "").statusCode()).isEqualTo(403);
        assertThat(call(user, "GET", "/api/templates/PKS/1/preview.pdf", "").statusCode())
                .isEqualTo(403);
        assertThat(call(user, "POST", "/api/templates", "{\"kind\": \"PKS\", \"note\": \"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(publish(user, "/api/templates/PKS/1", 1, TODAY).statusCode()).isEqualTo(403);
        assertThat(call(user, "GET", "/templates", "").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "admin"})
    void auditorsAndOperatorsReadAndDoNotWrite(String user) {
        var path = draft("legal.pkl");

        read(call(user, "GET", "/api/templates?kind=PKS&size=5", ""), 200);
        var request = request(user, path);
        assertThat(call(user, "GET", path.substring("/api".length()), "").statusCode())
                .isEqualTo(200);
        assertThat(call(user, "PUT", path, request.toString()).statusCode()).isEqualTo(403);
        assertThat(publish(user, path, 1, TODAY).statusCode()).isEqualTo(403);
    }

    @Test
    void draftsOfAnotherOfficeAreNotThere() {
        var path = draft("legal.pkl");

        assertThat(call("legal.srg", "GET", path, "").statusCode()).isEqualTo(404);
        assertThat(call("legal.srg", "PUT", path, "{\"revision\": 1, \"note\": \"x\", \"articles\": []}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("legal.srg", "GET", "/api/templates?size=100", "").body())
                .doesNotContain("\"branch\":\"pkl\"");
        assertThat(call(
                                "legal.pkl",
                                "PUT",
                                "/api/templates/PKS/1",
                                "{\"revision\": 1, \"note\": \"x\", \"articles\": []}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTextHasLimits() {
        var path = draft("legal.pkl");
        var request = request("legal.pkl", path);
        var many = request.deepCopy();
        IntStream.range(0, 200)
                .forEach(n -> ((ArrayNode) many.get("articles")).addObject().put("heading", "Pasal"));
        var longest = request.deepCopy();
        article(longest, 1).put("body", "a".repeat(TemplateContent.LONGEST_BODY + 1));
        article(longest, 2).put("heading", "a".repeat(TemplateContent.LONGEST_HEADING + 1));
        article(longest, 3).put("body", "a\n".repeat(TemplateContent.MOST_LINES + 1));
        article(longest, 4).put("body", "Nomor 3375010503800001");
        article(longest, 5).put("body", "Judul \u0628\u0633\u0645");
        var whole = request.deepCopy();
        IntStream.range(0, 14).forEach(n -> ((ArrayNode) whole.get("articles"))
                .addObject()
                .put("heading", "Pasal")
                .put("body", "a".repeat(TemplateContent.LONGEST_BODY)));

        assertThat(read(call("legal.pkl", "PUT", path, many.toString()), 400)
                        .get("errors")
                        .findValuesAsText("code"))
                .containsExactly("document.template.tooManyArticles");
        assertThat(read(call("legal.pkl", "PUT", path, longest.toString()), 400)
                        .get("errors")
                        .findValuesAsText("field"))
                .containsExactly(
                        "articles[0].body",
                        "articles[1].heading",
                        "articles[2].body",
                        "articles[3].body",
                        "articles[4].body");
        assertThat(read(call("legal.pkl", "PUT", path, whole.toString()), 400)
                        .get("errors")
                        .findValuesAsText("code"))
                .containsExactly("document.template.tooLong");
        var twice = request.deepCopy();
        ((ArrayNode) twice.get("clauses")).add(twice.get("clauses").get(0).deepCopy());
        assertThat(call("legal.pkl", "PUT", path, twice.toString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theLongestTextIsPrinted() throws Exception {
        var path = draft("legal.pkl");
        var request = request("legal.pkl", path);
        var articles = (ArrayNode) request.get("articles");
        IntStream.range(0, 10).forEach(n -> articles.addObject()
                .put("heading", "Rincian " + n)
                .put("body", "Kata demi kata. ".repeat(1240).strip()));
        read(call("legal.pkl", "PUT", path, request.toString()), 200);

        var pages = PrintedText.pages(preview(path));

        assertThat(pages.size()).isGreaterThan(50);
        assertThat(String.join(" ", pages.get(pages.size() - 1))).contains("PIHAK KESATU");
    }

    @Test
    void thePreviewHasEveryArticleAndTheWatermark() throws Exception {
        var pdf = preview("/api/templates/PKS/1");

        assertThat(PrintedText.whole(pdf)).contains("DRAF", "Halaman 1 dari");
        assertThat(PrintedText.of(pdf))
                .contains(
                        "NOMOR: ....",
                        "PIHAK KESATU",
                        "PASAL 17 PENUTUP",
                        "2.170 (dua ribu seratus tujuh puluh) orang",
                        "tanggal 1 Januari 2027 (satu Januari dua ribu dua puluh tujuh)",
                        "Jaminan Kecelakaan Kerja (JKK) dan Jaminan Kematian (JKM)")
                .doesNotContain("{{", "}}", "#");
    }

    @Test
    void aHeadingNeverStandsAloneAtTheEndOfAPage() throws Exception {
        var path = draft("legal.pkl");
        // Bodies of growing length put headings everywhere on the page.
        var request = request("legal.pkl", path);
        var articles = (ArrayNode) request.get("articles");
        IntStream.range(0, 60).forEach(n -> articles.addObject()
                .put("heading", "Judul " + n)
                .put("body", "Baris isi pasal.\n".repeat(1 + n % 7).strip()));
        read(call("legal.pkl", "PUT", path, request.toString()), 200);

        var pages = PrintedText.pages(preview(path));

        assertThat(pages.size()).isGreaterThan(8);
        for (var lines : pages) {
            assertThat(lines.get(lines.size() - 1)).doesNotStartWith("JUDUL").doesNotMatch("PASAL [0-9]+");
        }
    }

    @Test
    void aLongTableRepeatsItsHeadOnEveryPage() throws Exception {
        var path = draft("legal.pkl");
        var request = request("legal.pkl", path);
        var table = new StringBuilder("Rincian iuran:\n| Bulan iuran | Jumlah orang |");
        IntStream.range(0, 150).forEach(n -> table.append("\n| Bulan ke-%d | 2.170 |".formatted(n)));
        ((ArrayNode) request.get("articles"))
                .addObject()
                .put("heading", "Lampiran")
                .put("body", table.toString());
        read(call("legal.pkl", "PUT", path, request.toString()), 200);

        var withRows = PrintedText.pages(preview(path)).stream()
                .filter(page -> page.stream().anyMatch(line -> line.startsWith("Bulan ke-")))
                .toList();

        assertThat(withRows.size()).isGreaterThan(3);
        assertThat(withRows).allSatisfy(page -> assertThat(page).anyMatch(line -> line.startsWith("Bulan iuran")));
        assertThat(withRows.stream().flatMap(List::stream).filter(line -> line.startsWith("Bulan ke-")))
                .hasSize(150);
    }

    @Test
    void whatLooksLikeHtmlIsShownAndPrintedAsItIs() throws Exception {
        var path = draft("legal.pkl");
        var request = request("legal.pkl", path);
        article(request, 1).put("heading", "<b>Tebal</b>").put("body", "<script>alert('x')</script> & </textarea>");
        read(call("legal.pkl", "PUT", path, request.toString()), 200);

        var page = call("legal.pkl", "GET", path.substring("/api".length()), "").body();

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert", "<b>Tebal");
        assertThat(PrintedText.of(preview(path))).contains("<script>alert('x')</script> & </textarea>");
    }

    @Test
    void thePagesOfferWhatTheUserMayDo() {
        var path = draft("legal.pkl").substring("/api".length());

        assertThat(call("legal.pkl", "GET", "/templates", "").body()).contains("PKS, versi 1", "Susun versi baru");
        assertThat(call("legal.pkl", "GET", path, "").body())
                .contains("Simpan draf", "{{refundClause}}", "Terbitkan versi ini");
        assertThat(call("auditor", "GET", path, "").body()).doesNotContain("Simpan draf", "Terbitkan versi ini");
        assertThat(call("legal.pkl", "GET", "/templates/PKS/1", "").body())
                .contains("Keadaan Kahar")
                .doesNotContain("Simpan draf");
    }
}
