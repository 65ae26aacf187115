package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PayungTest;
import id.payung.support.WebUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A button pressed twice, a call repeated after a lost answer. */
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DraftedOnceTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private HttpResponse<String> draft(String user, String key, int quota, String programs) {
        var web = WebUser.anonymous(port);
        return web.send(web.request("/api/agreements")
                .header("Authorization", WebUser.basic(user, "payung"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(
                        """
                        {"kind": "PKS", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                         "title": "Perlindungan bagi Tenaga Kerja Sosial Keagamaan", "regime": "BPU",
                         "programs": %s, "quota": %d, "coverageStart": "2027-03-01", "months": 12,
                         "fundSource": "APBD_KOTA", "legalBasis": ["Perda Kota Pekalongan Nomor 10 Tahun 2023"]}"""
                                .formatted(programs, quota))));
    }

    private int drafts() {
        return jdbc.sql("select count(*) from agreement").query(Integer.class).single();
    }

    @Test
    void theSameRequestOpensOneDraft() {
        var first = draft("officer.pkl", "same", 2170, "[\"JKK\", \"JKM\"]");
        int before = drafts();

        var second = draft("officer.pkl", "same", 2170, "[\"JKM\", \"JKK\"]");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    void anotherRequestWithTheSameKeyIsAConflict() {
        draft("officer.pkl", "other", 2170, "[\"JKK\", \"JKM\"]");
        int before = drafts();

        var second = draft("officer.pkl", "other", 2171, "[\"JKK\", \"JKM\"]");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("urn:payung:problem:agreement.draft.keyHasOtherContent");
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    void aKeyIsItsUsersOwn() {
        var one = draft("officer.pkl", "own", 2170, "[\"JKK\", \"JKM\"]");

        var other = draft("officer.3375", "own", 2171, "[\"JKK\", \"JKM\"]");

        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.body()).isNotEqualTo(one.body());
    }
}
