package id.payung.scenario;

import id.payung.support.TimeMachine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The people of Pekalongan and what they do, step by step, each with their own sign-in. */
final class PekalonganStory {

    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    static final String ROSTER = "docs/samples/roster-pekalongan-2170.csv";
    static final String SCAN = "docs/samples/scan.pdf";

    private final Api api;
    private final TimeMachine time;

    PekalonganStory(Api api, TimeMachine time) {
        this.api = api;
        this.time = time;
    }

    void on(LocalDate day) {
        time.travelTo(day, ZONE);
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.now(), ZONE);
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

    void agreeOn(String agreement) {
        api.complete("officer.pkl", agreement, "completeDraft", "{}").is(204);
        api.complete("officer.3375", agreement, "reviewByCounterpart", "{\"decision\": \"AGREE\"}")
                .is(204);
        api.complete("legal.pkl", agreement, "reviewByBranchLegal", "{\"decision\": \"AGREE\"}")
                .is(204);
        api.complete("legal.3375", agreement, "reviewByMunicipalLegal", "{\"decision\": \"AGREE\"}")
                .is(204);
        for (var user : List.of("legal.pkl", "legal.3375", "secretary.3375")) {
            api.complete(user, agreement, "initialText", "{\"decision\": \"INITIAL\"}")
                    .is(204);
        }
        api.complete("head.pkl", agreement, "approveByBranchHead", "{\"decision\": \"APPROVE\"}")
                .is(204);
        api.complete("head.3375", agreement, "approveByAgencyHead", "{\"decision\": \"APPROVE\"}")
                .is(204);
    }

    /** Signed today by whom the form proposes, the municipality first, its number entered only with its signature. */
    void sign(String agreement, String municipalNumber) {
        api.complete("legal.3375", agreement, "enterMunicipalNumber", "{}").is(204);
        String scan = api.upload("officer.3375", documents(agreement), SCAN, "SIGNED_COPY")
                .is(201)
                .text("$.id");
        api.complete(
                        "officer.3375",
                        agreement,
                        "signForMunicipality",
                        """
                {"signer": "%s", "signedOn": "%s", "place": "Pekalongan", "scan": "%s", "municipalNumber": "%s"}"""
                                .formatted(
                                        api.proposal("officer.3375", agreement, "signForMunicipality", "signer"),
                                        today(),
                                        scan,
                                        municipalNumber))
                .is(204);
        api.complete(
                        "officer.pkl",
                        agreement,
                        "signForBranch",
                        """
                {"signer": "%s", "signedOn": "%s", "place": "Pekalongan", "scan": "%s"}"""
                                .formatted(
                                        api.proposal("officer.pkl", agreement, "signForBranch", "signer"),
                                        today(),
                                        scan))
                .is(204);
    }

    String uploadRoster(String agreement) {
        return api.upload("officer.3375", "/api/agreements/%s/rosters".formatted(agreement), ROSTER, null)
                .is(202)
                .text("$.id");
    }

    /** Last year's people, proposed as this year's roster. */
    String proposeRoster(String agreement) {
        return api.post("officer.3375", "/api/agreements/%s/rosters/from-predecessor".formatted(agreement), "")
                .is(202)
                .text("$.id");
    }

    void handOver(String agreement, String roster) {
        submit(agreement, roster);
        verifyAndHandOver(agreement);
    }

    /** People whom another agreement brings in the same months: each is held, and the verifier lets all of them in. */
    void handOverPeopleOfAnother(String agreement, String roster) {
        submit(agreement, roster);
        api.complete(
                        "verifier.3375",
                        agreement,
                        "decideHeldRows",
                        "{\"decision\": \"ACCEPT_ALL\", \"reason\": \"Perjanjian yang lain tidak dilanjutkan.\"}")
                .is(204);
        verifyAndHandOver(agreement);
    }

    private void submit(String agreement, String roster) {
        api.complete("officer.3375", agreement, "submitRoster", "{\"roster\": \"%s\"}".formatted(roster))
                .is(204);
    }

    void verifyAndHandOver(String agreement) {
        api.complete("verifier.3375", agreement, "verifyByMunicipality", "{\"decision\": \"VERIFY\"}")
                .is(204);
        api.complete("officer2.pkl", agreement, "verifyByBranch", "{\"decision\": \"VERIFY\"}")
                .is(204);
        String decree = api.upload("officer.3375", documents(agreement), SCAN, "DECREE")
                .is(201)
                .text("$.id");
        api.complete(
                        "officer.3375",
                        agreement,
                        "determineRoster",
                        "{\"decreeNumber\": \"400.9/0113\", \"decreeDate\": \"%s\", \"scan\": \"%s\"}"
                                .formatted(today(), decree))
                .is(204);
        String minutes = api.upload("officer.3375", documents(agreement), SCAN, "HANDOVER_MINUTES")
                .is(201)
                .text("$.id");
        api.complete(
                        "officer.3375",
                        agreement,
                        "handOverRoster",
                        "{\"minutesNumber\": \"BA-0021\", \"handedOverOn\": \"%s\", \"scan\": \"%s\"}"
                                .formatted(today(), minutes))
                .is(204);
    }

    void enterBillingCode(String agreement, String code) {
        api.complete("finance.pkl", agreement, "enterBillingCode", "{\"billingCode\": \"%s\"}".formatted(code))
                .is(204);
    }

    void payAndPost(String agreement, long amount, String reference) {
        api.complete(
                        "finance.3375",
                        agreement,
                        "recordPayment",
                        """
                {"amount": "%d", "paidAt": "%s", "reference": "%s", "sp2d": "0457/SP2D"}"""
                                .formatted(amount, today(), reference))
                .is(204);
        postAndHandOverCards(agreement);
    }

    void postAndHandOverCards(String agreement) {
        api.complete("finance2.pkl", agreement, "postPayment", "{\"postedOn\": \"%s\"}".formatted(today()))
                .is(204);
        api.complete(
                        "officer.pkl",
                        agreement,
                        "handOverCards",
                        "{\"handedOverOn\": \"%s\", \"cards\": \"2170\"}".formatted(today()))
                .is(204);
    }

    /** @return the successor */
    String renew(String agreement) {
        api.complete("officer.pkl", agreement, "evaluateAgreement", "{\"evaluation\": \"Kuota terisi penuh.\"}")
                .is(204);
        api.complete("head.3375", agreement, "decideRenewal", "{\"decision\": \"RENEW\"}")
                .is(204);
        return agreement(agreement).text("$.successor");
    }

    void askForTermination(String agreement, LocalDate lastDay) {
        api.post(
                        "officer.3375",
                        "/api/agreements/%s/termination".formatted(agreement),
                        "{\"lastDay\": \"%s\", \"reason\": \"Anggaran dialihkan.\"}".formatted(lastDay))
                .is(202);
    }

    void agreeToTermination(String agreement) {
        api.complete("head.pkl", agreement, "decideTerminationByBranch", "{\"decision\": \"AGREE\"}")
                .is(204);
        api.complete("head.3375", agreement, "decideTerminationByMunicipality", "{\"decision\": \"AGREE\"}")
                .is(204);
    }

    Api.Answer agreement(String agreement) {
        return api.get("manager.3375", "/api/agreements/" + agreement).is(200);
    }

    Api.Answer lookup(String nik, LocalDate day) {
        return api.post("officer.pkl", "/api/coverage/lookup", "{\"nik\": \"%s\", \"on\": \"%s\"}".formatted(nik, day))
                .is(200);
    }

    private static String documents(String agreement) {
        return "/api/agreements/%s/documents".formatted(agreement);
    }
}
