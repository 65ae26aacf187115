package id.payung.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.party.Nik;
import id.payung.support.PayungTest;
import id.payung.support.ProcessDriver;
import id.payung.support.TextColumn;
import id.payung.support.TimeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A year of an agreement, with its whole roster, its registration and a look at one person. Afterwards everything that
 * lasts is searched for identity numbers: every table of the engine and of ours, papers and their names, mail, journal,
 * logs, and the addresses of all requests and answers.
 */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class NoIdentityNumberAnywhereTest {

    /** Exactly sixteen: longer runs are hashes and serial numbers. */
    private static final Pattern SIXTEEN_DIGITS = Pattern.compile("(?<![0-9])[0-9]{16}(?![0-9])");

    @Autowired
    TestRestTemplate http;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final List<String> addresses = new ArrayList<>();
    private final Set<String> roster = new HashSet<>();

    @Test
    void nothingThatLastsHoldsAnIdentityNumber(CapturedOutput logs) throws IOException {
        roster.addAll(rosterNumbers());
        recordAddresses();
        theStory();

        assertThat(roster).hasSize(2170);
        assertThat(addresses).hasSizeGreaterThan(50);
        List<String> findings = new ArrayList<>(findingsIn(logs.getAll(), "the logs"));
        findings.addAll(findingsIn(String.join("\n", addresses), "the addresses"));
        findings.addAll(findingsInTables());
        findings.addAll(findingsInPapers());
        assertThat(findings).isEmpty();
    }

    private void theStory() throws IOException {
        var api = new Api(http, driver);
        var pekalongan = new PekalonganStory(api, time);
        pekalongan.on(LocalDate.of(2026, 12, 1));
        String agreement = pekalongan.draft();
        pekalongan.agreeOn(agreement);
        pekalongan.on(LocalDate.of(2027, 1, 12));
        pekalongan.sign(agreement, "415.4/0012/2027");
        // The file is called by a number, as people do.
        var named = folder.resolve(PekalonganInTimeTest.anyone() + ".csv");
        Files.copy(Path.of(PekalonganStory.ROSTER), named);
        String people = api.upload(
                        "officer.3375", "/api/agreements/%s/rosters".formatted(agreement), named.toString(), null)
                .is(202)
                .text("$.id");
        api.upload("officer.3375", "/api/agreements/%s/documents".formatted(agreement), scanCalledByANumber(), "LETTER")
                .is(201);
        pekalongan.handOver(agreement, people);
        pekalongan.on(LocalDate.of(2027, 2, 8));
        pekalongan.enterBillingCode(agreement, "632309048826");
        pekalongan.payAndPost(agreement, 437_472_000, "SP2D-2027-0457");
        api.get("officer.pkl", "/api/rosters/%s/registration.csv".formatted(people))
                .is(200);
        api.upload("officer.pkl", "/api/rosters/%s/registration-result".formatted(people), result(), null)
                .is(200)
                .has("$.status", "REGISTERED");
        api.post(
                        "officer.pkl",
                        "/api/rosters/%s/people/3/reveal".formatted(people),
                        "{\"reason\": \"Mencocokkan dengan KTP yang dibawa\"}")
                .is(200);
        pekalongan.lookup(PekalonganInTimeTest.anyone(), LocalDate.of(2027, 3, 1));
        api.upload("officer.3375", "/api/rosters/check?agreement=" + agreement, PekalonganStory.ROSTER, null)
                .is(200);
        api.post(
                        "officer.3375",
                        "/api/agreements/%s/termination".formatted(agreement),
                        "{\"lastDay\": \"2027-06-30\", \"reason\": \"%s meninggal\"}"
                                .formatted(PekalonganInTimeTest.anyone()))
                .is(400);
        pekalongan.on(LocalDate.of(2027, 6, 7));
        pekalongan.renew(agreement);
    }

    private String scanCalledByANumber() throws IOException {
        var scan = folder.resolve("KTP " + PekalonganInTimeTest.anyone() + ".pdf");
        Files.copy(Path.of(PekalonganStory.SCAN), scan);
        return scan.toString();
    }

    /** All are registered but the last, who is refused. */
    private String result() throws IOException {
        var numbers = rosterNumbers();
        var table = new StringBuilder("nik;kpj;keterangan\n");
        for (int i = 0; i < numbers.size(); i++) {
            table.append(numbers.get(i))
                    .append(
                            i < numbers.size() - 1
                                    ? ";%011d;\n".formatted(12_006_850_000L + i)
                                    : ";;Sudah meninggal\n");
        }
        var file = folder.resolve("hasil.csv");
        Files.writeString(file, table.toString(), UTF_8);
        return file.toString();
    }

    private static List<String> rosterNumbers() throws IOException {
        return Files.readAllLines(Path.of(PekalonganStory.ROSTER)).stream()
                .skip(1)
                .map(line -> line.split("[,;]", 2)[0].replace("\"", ""))
                .toList();
    }

    private void recordAddresses() {
        http.getRestTemplate().getInterceptors().add((request, body, execution) -> {
            addresses.add(request.getURI().toString());
            var answer = execution.execute(request, body);
            answer.getHeaders().getOrEmpty(HttpHeaders.LOCATION).forEach(addresses::add);
            answer.getHeaders().getOrEmpty(HttpHeaders.CONTENT_DISPOSITION).forEach(addresses::add);
            return answer;
        });
    }

    private List<String> findingsInTables() {
        List<String> findings = new ArrayList<>();
        for (var column : TextColumn.all(jdbc)) {
            jdbc.sql(
                            """
                    select distinct found[1] from (
                        select regexp_matches(%s, '(?<![0-9])[0-9]{16}(?![0-9])', 'g') as found from %s) all_found"""
                                    .formatted(column.asText(), column.table()))
                    .query(String.class)
                    .list()
                    .forEach(run -> findings.addAll(findingsIn(run, column.toString())));
        }
        return findings;
    }

    /** What a PDF says is packed: read as its reader sees it. */
    private List<String> findingsInPapers() throws IOException {
        List<String> findings = new ArrayList<>();
        var papers = jdbc.sql("select content from document where media_type = 'application/pdf'")
                .query((row, number) -> row.getBytes("content"))
                .list();
        assertThat(papers).isNotEmpty();
        for (byte[] paper : papers) {
            try (var document = Loader.loadPDF(paper)) {
                findings.addAll(findingsIn(new PDFTextStripper().getText(document), "a paper"));
                findings.addAll(findingsIn(new String(paper, ISO_8859_1), "a paper's bytes"));
            }
        }
        return findings;
    }

    /** Masked: a test that fails does not print what it was to find nowhere. */
    private List<String> findingsIn(String text, String place) {
        return SIXTEEN_DIGITS
                .matcher(text)
                .results()
                .flatMap(run -> isIdentityNumber(run.group())
                        ? Stream.of(place + ": " + new Nik(run.group()).masked())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    private boolean isIdentityNumber(String digits) {
        var nik = new Nik(digits);
        return roster.contains(digits)
                || nik.hasBirthDate() && nik.hasSerial() && nik.province() > 10 && nik.province() < 98;
    }
}
