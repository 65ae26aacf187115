package id.payung.scenario;

import id.payung.support.TimeMachine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The people of an office and a municipality and what they do, step by step, each with their own sign-in. */
class AgreementStory {

    static final String SCAN = "docs/samples/scan.pdf";

    final Api api;
    private final TimeMachine time;
    private final ZoneId zone;
    private final String office;
    private final String municipality;
    private final String place;

    AgreementStory(Api api, TimeMachine time, String office, String municipality, String place, ZoneId zone) {
        this.api = api;
        this.time = time;
        this.office = office;
        this.municipality = municipality;
        this.place = place;
        this.zone = zone;
    }

    final String office(String name) {
        return name + "." + office;
    }

    final String municipal(String name) {
        return name + "." + municipality;
    }

    void on(LocalDate day) {
        time.travelTo(day, zone);
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.now(), zone);
    }

    void agreeOn(String agreement) {
        review(agreement);
        approve(agreement);
    }

    void review(String agreement) {
        api.complete(office("officer"), agreement, "completeDraft", "{}").is(204);
        reviewText(agreement);
    }

    void reviewText(String agreement) {
        api.complete(municipal("officer"), agreement, "reviewByCounterpart", "{\"decision\": \"AGREE\"}")
                .is(204);
        api.complete(office("legal"), agreement, "reviewByBranchLegal", "{\"decision\": \"AGREE\"}")
                .is(204);
        api.complete(municipal("legal"), agreement, "reviewByMunicipalLegal", "{\"decision\": \"AGREE\"}")
                .is(204);
        initial(agreement);
    }

    private void initial(String agreement) {
        for (var user : List.of(office("legal"), municipal("legal"), municipal("secretary"))) {
            api.complete(user, agreement, "initialText", "{\"decision\": \"INITIAL\"}")
                    .is(204);
        }
    }

    void approve(String agreement) {
        api.complete(office("head"), agreement, "approveByBranchHead", "{\"decision\": \"APPROVE\"}")
                .is(204);
        api.complete(municipal("head"), agreement, "approveByAgencyHead", "{\"decision\": \"APPROVE\"}")
                .is(204);
    }

    /** Signed today by whom the form proposes, the municipality first, its number entered only with its signature. */
    void sign(String agreement, String municipalNumber) {
        api.complete(municipal("legal"), agreement, "enterMunicipalNumber", "{}")
                .is(204);
        String scan = api.upload(municipal("officer"), documents(agreement), SCAN, "SIGNED_COPY")
                .is(201)
                .text("$.id");
        api.complete(
                        municipal("officer"),
                        agreement,
                        "signForMunicipality",
                        """
                {"signer": "%s", "signedOn": "%s", "place": "%s", "scan": "%s", "municipalNumber": "%s"}"""
                                .formatted(
                                        api.proposal(municipal("officer"), agreement, "signForMunicipality", "signer"),
                                        today(),
                                        place,
                                        scan,
                                        municipalNumber))
                .is(204);
        api.complete(
                        office("officer"),
                        agreement,
                        "signForBranch",
                        """
                {"signer": "%s", "signedOn": "%s", "place": "%s", "scan": "%s"}"""
                                .formatted(
                                        api.proposal(office("officer"), agreement, "signForBranch", "signer"),
                                        today(),
                                        place,
                                        scan))
                .is(204);
    }

    String uploadRoster(String agreement, String file) {
        return api.upload(municipal("officer"), "/api/agreements/%s/rosters".formatted(agreement), file, null)
                .is(202)
                .text("$.id");
    }

    /** Last year's people, proposed as this year's roster. */
    String proposeRoster(String agreement) {
        return api.post(municipal("officer"), "/api/agreements/%s/rosters/from-predecessor".formatted(agreement), "")
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
                        municipal("verifier"),
                        agreement,
                        "decideHeldRows",
                        "{\"decision\": \"ACCEPT_ALL\", \"reason\": \"Perjanjian yang lain tidak dilanjutkan.\"}")
                .is(204);
        verifyAndHandOver(agreement);
    }

    private void submit(String agreement, String roster) {
        api.complete(municipal("officer"), agreement, "submitRoster", "{\"roster\": \"%s\"}".formatted(roster))
                .is(204);
    }

    void verifyAndHandOver(String agreement) {
        api.complete(municipal("verifier"), agreement, "verifyByMunicipality", "{\"decision\": \"VERIFY\"}")
                .is(204);
        api.complete(office("officer2"), agreement, "verifyByBranch", "{\"decision\": \"VERIFY\"}")
                .is(204);
        String decree = api.upload(municipal("officer"), documents(agreement), SCAN, "DECREE")
                .is(201)
                .text("$.id");
        api.complete(
                        municipal("officer"),
                        agreement,
                        "determineRoster",
                        "{\"decreeNumber\": \"400.9/0113\", \"decreeDate\": \"%s\", \"scan\": \"%s\"}"
                                .formatted(today(), decree))
                .is(204);
        String minutes = api.upload(municipal("officer"), documents(agreement), SCAN, "HANDOVER_MINUTES")
                .is(201)
                .text("$.id");
        api.complete(
                        municipal("officer"),
                        agreement,
                        "handOverRoster",
                        "{\"minutesNumber\": \"BA-0021\", \"handedOverOn\": \"%s\", \"scan\": \"%s\"}"
                                .formatted(today(), minutes))
                .is(204);
    }

    void enterBillingCode(String agreement, String code) {
        api.complete(office("finance"), agreement, "enterBillingCode", "{\"billingCode\": \"%s\"}".formatted(code))
                .is(204);
    }

    void payAndPost(String agreement, long amount, int cards, String reference) {
        api.complete(
                        municipal("finance"),
                        agreement,
                        "recordPayment",
                        """
                {"amount": "%d", "paidAt": "%s", "reference": "%s", "sp2d": "0457/SP2D"}"""
                                .formatted(amount, today(), reference))
                .is(204);
        postAndHandOverCards(agreement, cards);
    }

    void postAndHandOverCards(String agreement, int cards) {
        api.complete(office("finance2"), agreement, "postPayment", "{\"postedOn\": \"%s\"}".formatted(today()))
                .is(204);
        api.complete(
                        office("officer"),
                        agreement,
                        "handOverCards",
                        "{\"handedOverOn\": \"%s\", \"cards\": \"%d\"}".formatted(today(), cards))
                .is(204);
    }

    /** @return the successor */
    String renew(String agreement) {
        api.complete(office("officer"), agreement, "evaluateAgreement", "{\"evaluation\": \"Kuota terisi penuh.\"}")
                .is(204);
        api.complete(municipal("head"), agreement, "decideRenewal", "{\"decision\": \"RENEW\"}")
                .is(204);
        return agreement(agreement).text("$.successor");
    }

    void askForTermination(String agreement, LocalDate lastDay) {
        api.post(
                        municipal("officer"),
                        "/api/agreements/%s/termination".formatted(agreement),
                        "{\"lastDay\": \"%s\", \"reason\": \"Anggaran dialihkan.\"}".formatted(lastDay))
                .is(202);
    }

    void agreeToTermination(String agreement) {
        api.complete(office("head"), agreement, "decideTerminationByBranch", "{\"decision\": \"AGREE\"}")
                .is(204);
        api.complete(municipal("head"), agreement, "decideTerminationByMunicipality", "{\"decision\": \"AGREE\"}")
                .is(204);
    }

    Api.Answer agreement(String agreement) {
        return api.get(municipal("secretary"), "/api/agreements/" + agreement).is(200);
    }

    Api.Answer lookup(String nik, LocalDate day) {
        return api.post(
                        office("officer"),
                        "/api/coverage/lookup",
                        "{\"nik\": \"%s\", \"on\": \"%s\"}".formatted(nik, day))
                .is(200);
    }

    /** An officer of the office opens it. @return the umbrella */
    String offer(String body) {
        return api.post(office("officer"), "/api/agreements", body).is(201).text("$.id");
    }

    void prepareOffer(String umbrella) {
        api.complete(
                        office("officer"),
                        umbrella,
                        "prepareOffer",
                        "{\"offerLetter\": \"%s\", \"termsOfReference\": \"%s\"}"
                                .formatted(
                                        paper(office("officer"), umbrella, "OFFER_LETTER"),
                                        paper(office("officer"), umbrella, "TERMS_OF_REFERENCE")))
                .is(204);
    }

    String paper(String user, String agreement, String kind) {
        return api.upload(user, documents(agreement), SCAN, kind).is(201).text("$.id");
    }

    Api.Answer reviewOffer(String umbrella, String decision, String reason) {
        return api.complete(
                municipal("secretary"),
                umbrella,
                "reviewOffer",
                "{\"decision\": \"%s\", \"reason\": \"%s\"}".formatted(decision, reason));
    }

    /** From the offer that stands to the last approval. */
    void agreeOnUmbrella(String umbrella) {
        api.complete(office("officer"), umbrella, "completeMemorandum", "{}").is(204);
        reviewText(umbrella);
        approve(umbrella);
    }

    static String documents(String agreement) {
        return "/api/agreements/%s/documents".formatted(agreement);
    }
}
