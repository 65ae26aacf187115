package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.document.Documents;
import id.payung.document.PrintedText;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.ScenarioPeople;
import id.payung.support.WebUser;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The text of an agreement from its first draft to its signing copy, as both sides see it over HTTP. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AgreementTextTests {

    private static final String FORCE_MAJEURE =
            "Keadaan kahar adalah peristiwa di luar kekuasaan PARA PIHAK.\\nIa diberitahukan dalam 3 (tiga) Hari.";

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    private String agreement;

    @BeforeEach
    void anOfficerOfTheBranchDrafts() {
        var answer = call(
                "officer.pkl",
                "POST",
                "/api/agreements",
                """
                {"kind": "PKS", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                 "title": "Perlindungan lebe", "regime": "BPU", "programs": ["JKK", "JKM"], "quota": 2170,
                 "coverageStart": "2027-03-01", "months": 12, "fundSource": "APBD_KOTA", "refundPolicy": "REPLACE",
                 "legalBasis": ["Perda Kota Pekalongan Nomor 10 Tahun 2023"]}""");
        agreement = read(answer, 201).get("id").asText();
        driver.runDueJobs();
    }

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

    private HttpResponse<String> complete(String user, String task, String fields) {
        var answer = call(
                user,
                "POST",
                "/api/tasks/%s/complete".formatted(driver.task(task, agreement).getId()),
                fields);
        driver.runDueJobs();
        return answer;
    }

    private void sendToReview() {
        isDone(complete("officer.pkl", "completeDraft", "{}"));
    }

    private static void isDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private void review(String verdict) {
        var answer = "{\"decision\": \"%s\", \"reason\": \"Pasal 12\"}".formatted(verdict);
        isDone(complete("officer.3375", "reviewByCounterpart", answer));
        isDone(complete("legal.pkl", "reviewByBranchLegal", "{\"decision\": \"AGREE\"}"));
        isDone(complete("legal.3375", "reviewByMunicipalLegal", "{\"decision\": \"AGREE\"}"));
    }

    private HttpResponse<String> replace(String user, int number, String heading, String body) {
        return call(
                user,
                "PUT",
                articles() + "/" + number,
                "{\"heading\": \"%s\", \"body\": \"%s\"}".formatted(heading, body));
    }

    private String articles() {
        return "/api/agreements/%s/articles".formatted(agreement);
    }

    private JsonNode text(String query) {
        return read(call("officer.3375", "GET", articles() + query, ""), 200);
    }

    private HttpResponse<String> comment(String user, int number, String text) {
        return call(user, "POST", "%s/%d/comments".formatted(articles(), number), "{\"text\": \"%s\"}".formatted(text));
    }

    /** What an article says now, or said, without the kinds of pieces given. */
    private static String said(JsonNode article, String without) {
        return StreamSupport.stream(article.get("body").spliterator(), false)
                .filter(piece -> !piece.get("kind").asText().equals(without))
                .map(piece -> piece.get("text").asText())
                .collect(Collectors.joining());
    }

    private static List<Integer> changed(JsonNode text) {
        return StreamSupport.stream(text.get("articles").spliterator(), false)
                .filter(article -> !article.get("change").asText().equals("SAME"))
                .map(article -> article.get("number").asInt())
                .toList();
    }

    private static JsonNode article(JsonNode text, int number) {
        return text.get("articles").get(number - 1);
    }

    private byte[] paper(String kind) {
        var id = jdbc.sql(
                        "select id from document where agreement_id = :agreement and kind = :kind order by stored_at desc, name desc limit 1")
                .param("agreement", UUID.fromString(agreement))
                .param("kind", kind)
                .query(UUID.class)
                .single();
        return documents.open(UUID.fromString(agreement), id).bytes();
    }

    private long papers() {
        return jdbc.sql("select count(*) from document where agreement_id = :agreement")
                .param("agreement", UUID.fromString(agreement))
                .query(Long.class)
                .single();
    }

    @Test
    void theTextOfARoundHasEveryUsualArticleWithTheTermsInIt() {
        sendToReview();

        var text = text("");

        assertThat(text.get("round").asInt()).isEqualTo(1);
        assertThat(text.get("against").asText()).isEqualTo("template");
        assertThat(text.get("articles")).hasSize(17);
        assertThat(changed(text)).isEmpty();
        assertThat(said(article(text, 4), "")).contains("paling banyak 2.170 (dua ribu seratus tujuh puluh) orang");
        assertThat(said(article(text, 8), "")).contains("dialihkan untuk Peserta pengganti");
        assertThat(said(article(text, 10), ""))
                .contains("sejak tanggal 1 Maret 2027 (satu Maret dua ribu dua puluh tujuh)")
                .contains("29 Februari 2028 (dua puluh sembilan Februari dua ribu dua puluh delapan)");
    }

    @Test
    void thePaperSaysWhatTheArticlesSay() {
        sendToReview();

        var text = text("");
        var paper = PrintedText.of(paper("DRAFT")).replace(" ", "");

        for (var article : text.get("articles")) {
            assertThat(paper)
                    .contains("PASAL" + article.get("number").asInt())
                    .contains(
                            said(article, "").lines().findFirst().orElseThrow().replace(" ", ""));
        }
        assertThat(PrintedText.whole(paper("DRAFT"))).contains("DRAF", "Naskah putaran 1. Dicetak 2 November 2026.");
    }

    @Test
    void aReplacedArticleIsMarkedForReviewersAndStandsBesideTheTemplates() {
        isDone(replace("officer.pkl", 12, "Keadaan Kahar", FORCE_MAJEURE));
        sendToReview();

        var text = text("?against=template");

        assertThat(changed(text)).containsExactly(12);
        assertThat(article(text, 12).get("deviates").asBoolean()).isTrue();
        assertThat(article(text, 11).get("deviates").asBoolean()).isFalse();
        assertThat(said(article(text, 12), "DELETED")).contains("dalam 3 (tiga) Hari");
        assertThat(said(article(text, 12), "INSERTED")).contains("paling lambat 14 (empat belas) Hari");
        assertThat(call("legal.3375", "GET", "/agreements/%s/text".formatted(agreement), "")
                        .body())
                .contains("menyimpang dari templat", "<ins><span class=\"unseen\">[disisipkan: </span>", "<del>");
        assertThat(PrintedText.of(paper("DRAFT"))).contains("dalam 3 (tiga) Hari");
    }

    @Test
    void theNextRoundShowsWhatIsDifferentFromTheOneBefore() {
        sendToReview();
        review("CHANGES");
        isDone(replace("officer.pkl", 12, "Keadaan Kahar", FORCE_MAJEURE));
        var working = text("?round=0");
        isDone(complete("officer.pkl", "completeDraft", "{\"quota\": 2000}"));

        var second = text("");

        assertThat(working.get("against").asText()).isEqualTo("1");
        assertThat(changed(working)).containsExactly(12);
        assertThat(second.get("round").asInt()).isEqualTo(2);
        assertThat(second.get("against").asText()).isEqualTo("1");
        assertThat(changed(second)).containsExactly(4, 12);
        assertThat(article(second, 4).get("body").toString())
                .contains("{\"kind\":\"DELETED\",\"text\":\"2.170\"},{\"kind\":\"INSERTED\",\"text\":\"2.000\"}");
        assertThat(said(article(text("?round=1"), 4), "")).contains("2.170");
        assertThat(second.get("rounds").toString()).isEqualTo("[2,1]");
        assertThat(call("officer.3375", "GET", articles() + "?round=3", "").statusCode())
                .isEqualTo(400);
        assertThat(call("officer.3375", "GET", articles() + "?against=abc", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void placeholdersInAReplacedArticleFollowTheTerms() {
        isDone(replace("officer.pkl", 3, "Objek", "Objeknya {{quota}} pekerja."));
        isDone(complete("officer.pkl", "completeDraft", "{\"quota\": 55}"));

        assertThat(said(article(text(""), 3), "DELETED")).isEqualTo("Objeknya 55 pekerja.");
    }

    @Test
    void whatWasReviewedIsWhatIsSignedWithTheNumbers() {
        isDone(replace("officer.pkl", 12, "Keadaan Kahar", FORCE_MAJEURE));
        sendToReview();
        publishAnotherTemplate();
        review("AGREE");
        initialAndApprove();
        isDone(complete("legal.3375", "enterMunicipalNumber", "{\"municipalNumber\": \"415.4/12/2027\"}"));

        var draft = PrintedText.of(paper("DRAFT"));
        var signing = PrintedText.of(paper("SIGNING_COPY"));

        assertThat(signing)
                .contains("NOMOR: PER/", "NOMOR: 415.4/12/2027", "dalam 3 (tiga) Hari")
                .doesNotContain("Versi kantor kami");
        assertThat(PrintedText.whole(paper("SIGNING_COPY"))).doesNotContain("DRAF");
        assertThat(articlesOf(signing)).isEqualTo(articlesOf(draft)).contains("PASAL 17");
    }

    private static String articlesOf(String paper) {
        return paper.substring(paper.indexOf("PASAL 1"), paper.lastIndexOf("PIHAK KESATU"));
    }

    /** For the office of the agreement, from today. */
    private void publishAnotherTemplate() {
        int number = read(call("legal.pkl", "POST", "/api/templates", "{\"kind\": \"PKS\", \"note\": \"Baru\"}"), 201)
                .get("number")
                .asInt();
        jdbc.sql("update text_template_article set body = body || E'\\nVersi kantor kami.' where number = :number")
                .param("number", number)
                .update();
        read(
                call(
                        "legal.pkl",
                        "POST",
                        "/api/templates/PKS/%d/publication".formatted(number),
                        "{\"revision\": 1, \"validFrom\": \"2026-11-02\"}"),
                200);
    }

    @Test
    void theAnnexSaysWhatTheAgreementComesToInFiguresAndInWords() {
        sendToReview();

        assertThat(PrintedText.of(paper("DRAFT")))
                .contains(
                        "RINCIAN IURAN",
                        "JKK 1 Maret 2027 12 Rp10.000 Rp260.400.000",
                        "JKM 1 Maret 2027 12 Rp6.800 Rp177.072.000",
                        "Jumlah Rp437.472.000",
                        "empat ratus tiga puluh tujuh juta empat ratus tujuh puluh dua ribu rupiah");
    }

    @Test
    void anAgreementWhoseTextWasNeverKeptIsSignedInTheFirstVersion() {
        sendToReview();
        forgetTheText();
        assertThat(text("").get("template").asInt()).isEqualTo(1);
        review("AGREE");
        initialAndApprove();
        isDone(complete("legal.3375", "enterMunicipalNumber", "{}"));

        assertThat(PrintedText.of(paper("SIGNING_COPY")))
                .contains("PASAL 17", "paling banyak 2.170", "dialihkan untuk Peserta pengganti");
        assertThat(text("").get("articles")).hasSize(17);
    }

    private void initialAndApprove() {
        for (var user : List.of("legal.pkl", "legal.3375", "secretary.3375")) {
            isDone(complete(user, "initialText", "{\"decision\": \"INITIAL\"}"));
        }
        isDone(complete("head.pkl", "approveByBranchHead", "{\"decision\": \"APPROVE\"}"));
        isDone(complete("head.3375", "approveByAgencyHead", "{\"decision\": \"APPROVE\"}"));
    }

    /** As of an agreement that went to review before texts were kept. */
    private void forgetTheText() {
        for (var table : List.of("agreement_article", "agreement_text")) {
            jdbc.sql("alter table %s disable trigger user".formatted(table)).update();
            jdbc.sql("delete from %s where agreement_id = :agreement".formatted(table))
                    .param("agreement", UUID.fromString(agreement))
                    .update();
            jdbc.sql("alter table %s enable trigger user".formatted(table)).update();
        }
    }

    @Test
    void allMissingValuesAreNamedBeforeAnythingIsPrinted() {
        isDone(replace("officer.pkl", 7, "Iuran", "Kode {{budgetCode}}, {{maxPerFamily}} per keluarga."));

        var refused = read(complete("officer.pkl", "completeDraft", "{}"), 400).get("errors");

        assertThat(refused.findValuesAsText("field")).containsExactlyInAnyOrder("budgetCode", "maxPerFamily");
        assertThat(papers()).isZero();
        assertThat(driver.waitsIn("completeDraft", agreement)).isTrue();
        assertThat(said(article(text("?round=0"), 7), "DELETED")).contains("{{budgetCode}}");
    }

    @Test
    void anArticleMustStillSayWhatEveryAgreementSays() {
        var refused = read(replace("officer.pkl", 10, "Jangka Waktu", "Selamanya, {{firstDay}}."), 400)
                .get("errors");

        assertThat(refused.findValuesAsText("code")).containsExactly("document.template.mandatory.lastDay");
        assertThat(read(replace("officer.pkl", 12, "", "{{#x}} {{y}} {{"), 400)
                        .get("errors")
                        .findValuesAsText("code"))
                .containsExactlyInAnyOrder(
                        "form.refused.missing",
                        "document.template.tag.forbidden",
                        "document.template.undeclared",
                        "document.template.tag.unclosed");
        assertThat(replace("officer.pkl", 12, "Kahar", "Nomor 3375010503800001").statusCode())
                .isEqualTo(400);
        assertThat(replace("officer.pkl", 12, "Kahar", "a".repeat(20_001)).statusCode())
                .isEqualTo(400);
        assertThat(replace("officer.pkl", 18, "Kahar", "Isi").statusCode()).isEqualTo(404);
    }

    @Test
    void anArticleReturnsToTheTemplate() {
        isDone(replace("officer.pkl", 12, "Keadaan Kahar", FORCE_MAJEURE));
        assertThat(changed(text("?round=0"))).containsExactly(12);

        isDone(call("officer.pkl", "DELETE", articles() + "/12", ""));

        assertThat(changed(text("?round=0"))).isEmpty();
    }

    @Test
    void onlyTheDraftersOfficerReplacesArticlesAndOnlyWhileDrafting() {
        assertThat(replace("officer.3375", 12, "Kahar", "Isi").statusCode()).isEqualTo(403);
        assertThat(replace("legal.pkl", 12, "Kahar", "Isi").statusCode()).isEqualTo(403);
        assertThat(replace("officer.srg", 12, "Kahar", "Isi").statusCode()).isEqualTo(404);
        sendToReview();

        assertThat(replace("officer.pkl", 12, "Kahar", "Isi").statusCode()).isEqualTo(400);
        assertThat(call("officer.pkl", "DELETE", articles() + "/12", "").statusCode())
                .isEqualTo(400);
        assertThat(call("officer.pkl", "GET", articles() + "?round=0", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void bothSidesCommentAndWhoeverReviewsSeesHowMuchIsOpen() {
        sendToReview();
        var first = read(comment("legal.3375", 12, "Mengapa 14 hari?"), 201)
                .get("id")
                .asText();
        read(comment("legal.pkl", 12, "Karena kebiasaan."), 201);
        read(comment("officer.pkl", 8, "Sesuai rapat."), 201);

        assertThat(article(text(""), 12).get("comments").findValuesAsText("text"))
                .containsExactly("Mengapa 14 hari?", "Karena kebiasaan.");
        assertThat(text("").get("openComments").asInt()).isEqualTo(3);
        isDone(close("officer.pkl", first));

        var task = read(
                call(
                        "officer.3375",
                        "GET",
                        "/api/tasks/"
                                + driver.task("reviewByCounterpart", agreement).getId(),
                        ""),
                200);
        assertThat(task.get("facts").toString())
                .contains("{\"label\":\"Komentar pasal yang masih terbuka\",\"value\":\"2\"}");
        assertThat(task.get("documents").toString()).contains("/agreements/%s/text".formatted(agreement));
        assertThat(close("officer.pkl", first).statusCode()).isEqualTo(409);
        assertThat(close("officer.pkl", UUID.randomUUID().toString()).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> close(String user, String comment) {
        return call(user, "POST", "/api/agreements/%s/comments/%s/closure".formatted(agreement, comment), "");
    }

    @Test
    void anOpenCommentOfTheRoundBeforeIsShownInTheNext() {
        sendToReview();
        read(comment("officer.3375", 12, "Terlalu lama."), 201);
        review("CHANGES");
        read(comment("officer.pkl", 12, "Diubah."), 201);
        sendToReview();

        assertThat(article(text(""), 12).get("comments").findValuesAsText("text"))
                .containsExactly("Terlalu lama.", "Diubah.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head.pkl", "finance.pkl", "head.3375", "verifier.3375", "manager.pkl", "auditor"})
    void whoNeitherDraftsNorReviewsReadsAndDoesNotComment(String user) {
        sendToReview();

        assertThat(call(user, "GET", articles(), "").statusCode()).isEqualTo(200);
        assertThat(comment(user, 12, "Halo").statusCode()).isEqualTo(403);
        assertThat(call(user, "GET", "/agreements/%s/text".formatted(agreement), "")
                        .body())
                .doesNotContain("Beri komentar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer.srg", "legal.3673", "ward.3375", "admin"})
    void forOthersThereIsNoText(String user) {
        sendToReview();

        assertThat(call(user, "GET", articles(), "").statusCode()).isEqualTo(404);
        assertThat(comment(user, 12, "Halo").statusCode()).isEqualTo(404);
        assertThat(call(user, "GET", "/agreements/%s/text".formatted(agreement), "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCommentHasLimitsAndATime() {
        assertThat(comment("officer.pkl", 12, "Terlalu dini").statusCode()).isEqualTo(400);
        sendToReview();

        assertThat(comment("officer.pkl", 12, " ").statusCode()).isEqualTo(400);
        assertThat(comment("officer.pkl", 12, "a".repeat(2_000)).statusCode()).isEqualTo(201);
        assertThat(comment("officer.pkl", 12, "a".repeat(2_001)).statusCode()).isEqualTo(400);
        assertThat(comment("officer.pkl", 12, "NIK 3375010503800001").statusCode())
                .isEqualTo(400);
        assertThat(comment("officer.pkl", 18, "Tidak ada").statusCode()).isEqualTo(404);
        review("AGREE");
        assertThat(comment("officer.pkl", 12, "Terlambat").statusCode()).isEqualTo(400);
    }

    @Test
    void whatLooksLikeHtmlIsShownAsItIs() {
        isDone(replace("officer.pkl", 12, "<b>Kahar</b>", "<script>alert(1)</script>"));
        sendToReview();
        read(comment("officer.3375", 12, "<img src=x onerror=alert(1)>"), 201);

        var page = call("officer.3375", "GET", "/agreements/%s/text".formatted(agreement), "")
                .body();

        assertThat(page)
                .contains("&lt;script&gt;", "&lt;img")
                .doesNotContain("<script>alert", "<img src=x", "<b>Kahar");
        assertThat(PrintedText.of(paper("DRAFT"))).contains("<script>alert(1)</script>");
    }

    @Test
    void unchangedArticlesAreFoldedAndChangedOnesOpen() {
        isDone(replace("officer.pkl", 12, "Keadaan Kahar", FORCE_MAJEURE));
        sendToReview();

        var page = call("officer.3375", "GET", "/agreements/%s/text".formatted(agreement), "")
                .body();

        assertThat(page)
                .containsPattern("<details class=\"article\" id=\"article-12\" open")
                .containsPattern("<details class=\"article\" id=\"article-11\">");
        assertThat(call("officer.pkl", "GET", "/agreements/" + agreement, "").body())
                .contains("/agreements/%s/text".formatted(agreement));
    }

    @Test
    void theReviewedTextNeverChanges() {
        sendToReview();
        read(comment("officer.pkl", 12, "Tetap"), 201);

        assertThat(jdbc.sql("select sha256 from agreement_text where agreement_id = :agreement")
                        .param("agreement", UUID.fromString(agreement))
                        .query(String.class)
                        .single())
                .hasSize(64);
        Stream.of(
                        "update agreement_article set body = 'x'",
                        "delete from agreement_article",
                        "update agreement_text set sha256 = repeat('0', 64)",
                        "delete from agreement_text")
                .forEach(sql -> assertThatThrownBy(() -> jdbc.sql(sql).update())
                        .as(sql)
                        .hasStackTraceContaining("never changes"));
        assertThatThrownBy(() ->
                        jdbc.sql("update agreement_comment set text = 'x'").update())
                .hasStackTraceContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from agreement_comment").update())
                .hasStackTraceContaining("never changed");
    }
}
