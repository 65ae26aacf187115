package id.payung.scenario;

import id.payung.support.TimeMachine;
import java.time.ZoneId;

/** The people of Pekalongan and the agreement that is the main job. */
final class PekalonganStory extends AgreementStory {

    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    static final String ROSTER = "docs/samples/roster-pekalongan-2170.csv";

    PekalonganStory(Api api, TimeMachine time) {
        super(api, time, "pkl", "3375", "Pekalongan", ZONE);
    }

    String draft() {
        return api.post(
                        "officer.pkl",
                        "/api/agreements",
                        """
                {"kind": "PKS", "branch": "pkl", "municipality": "3375", "agency": "kesra",
                 "title": "Perlindungan Jaminan Sosial bagi Tenaga Kerja Sosial Keagamaan dan Lebe",
                 "regime": "BPU", "programs": ["JKK", "JKM"], "quota": 2170,
                 "coverageStart": "2027-03-01", "months": 12, "fundSource": "APBD_KOTA",
                 "legalBasis": ["Perda Kota Pekalongan Nomor 10 Tahun 2023"], "signingOrder": "MUNICIPALITY_FIRST"}""")
                .is(201)
                .text("$.id");
    }

    String uploadRoster(String agreement) {
        return uploadRoster(agreement, ROSTER);
    }

    void payAndPost(String agreement, long amount, String reference) {
        payAndPost(agreement, amount, 2170, reference);
    }

    void postAndHandOverCards(String agreement) {
        postAndHandOverCards(agreement, 2170);
    }
}
