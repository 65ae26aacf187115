package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.party.Branch;
import id.payung.party.Capacity;
import id.payung.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AgreementTests {

    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 3, 1);
    private static final LocalDate AFTER = FIRST_DAY.plusYears(1);
    private static final LocalDate BEFORE = LocalDate.of(2027, 2, 10);

    static Terms terms(SigningOrder order) {
        return new Terms(
                "Perlindungan tenaga kerja sosial keagamaan dan lebe",
                Regime.BPU,
                null,
                Sector.OTHER,
                Set.of(Programme.JKK, Programme.JKM),
                2170,
                FIRST_DAY,
                12,
                FundSource.APBD_KOTA,
                "5.1.02.02.02.0006",
                List.of("Perda Kota Pekalongan Nomor 10 Tahun 2023"),
                RefundPolicy.REPLACE,
                order,
                true,
                18,
                null,
                List.of());
    }

    private static Agreement in(AgreementStatus status) {
        return in(status, SigningOrder.ANY);
    }

    /** Walks the shortest way to a status. */
    private static Agreement in(AgreementStatus status, SigningOrder order) {
        var parties = new Agreement.Parties("pkl", "3375", "kesra", Side.BRANCH, "officer.pkl");
        var at = Instant.parse("2026-12-01T02:00:00Z");
        var agreement = OFFERS.contains(status)
                ? Agreement.draft(AgreementKind.MOU, Agreement.Place.ALONE, parties, terms(order), at, null)
                : Agreement.draft(parties, terms(order), at, null);
        for (var step : WAY.get(status)) {
            step.accept(agreement);
        }
        assertThat(agreement.status()).isEqualTo(status);
        return agreement;
    }

    /** The states that only an umbrella has. */
    private static final Set<AgreementStatus> OFFERS =
            Set.of(AgreementStatus.OFFERED, AgreementStatus.IN_COORDINATION, AgreementStatus.AWAITING_COUNCIL);

    private static final Consumer<Agreement> SEND = a -> a.sendToReview(a.terms());
    private static final Consumer<Agreement> NUMBER = a -> {
        a.numberByBranch("PER/1/022027");
        a.numberByMunicipality("415.4/7/2027", 2027);
    };
    private static final Consumer<Agreement> SIGN_BRANCH = a -> sign(a, Side.BRANCH, BEFORE);
    private static final Consumer<Agreement> SIGN_MUNICIPALITY = a -> sign(a, Side.MUNICIPALITY, BEFORE);
    private static final Consumer<Agreement> IN_FORCE = a -> a.putInForce(FIRST_DAY);

    private static final Map<AgreementStatus, List<Consumer<Agreement>>> WAY = new LinkedHashMap<>();

    static {
        WAY.put(AgreementStatus.DRAFT, List.of());
        WAY.put(AgreementStatus.IN_REVIEW, List.of(SEND));
        WAY.put(AgreementStatus.CHANGES_REQUESTED, List.of(SEND, Agreement::requestChanges));
        WAY.put(AgreementStatus.IN_APPROVAL, List.of(SEND, Agreement::sendToApproval));
        WAY.put(AgreementStatus.READY_TO_SIGN, List.of(SEND, Agreement::sendToApproval, Agreement::approve, NUMBER));
        WAY.put(
                AgreementStatus.PARTLY_SIGNED,
                List.of(SEND, Agreement::sendToApproval, Agreement::approve, NUMBER, SIGN_BRANCH));
        WAY.put(
                AgreementStatus.SIGNED,
                List.of(SEND, Agreement::sendToApproval, Agreement::approve, NUMBER, SIGN_BRANCH, SIGN_MUNICIPALITY));
        WAY.put(
                AgreementStatus.IN_FORCE,
                List.of(
                        SEND,
                        Agreement::sendToApproval,
                        Agreement::approve,
                        NUMBER,
                        SIGN_BRANCH,
                        SIGN_MUNICIPALITY,
                        IN_FORCE));
        var all = WAY.get(AgreementStatus.IN_FORCE);
        WAY.put(AgreementStatus.LAPSED, and(all, a -> a.end(AFTER, false)));
        WAY.put(AgreementStatus.RENEWED, and(all, a -> a.end(AFTER, true)));
        WAY.put(
                AgreementStatus.ENDED,
                and(and(all, a -> a.decideRenewal(RenewalDecision.DO_NOT_RENEW)), a -> a.end(AFTER, false)));
        WAY.put(AgreementStatus.TERMINATED, and(all, a -> a.terminate(FIRST_DAY)));
        WAY.put(AgreementStatus.OFFERED, List.of());
        WAY.put(AgreementStatus.IN_COORDINATION, List.of(Agreement::offer));
        WAY.put(AgreementStatus.AWAITING_COUNCIL, List.of(Agreement::offer, Agreement::askTheCouncil));
        WAY.put(AgreementStatus.REJECTED, List.of(SEND, Agreement::sendToApproval, Agreement::reject));
        WAY.put(AgreementStatus.WITHDRAWN, List.of(Agreement::withdraw));
    }

    private static List<Consumer<Agreement>> and(List<Consumer<Agreement>> way, Consumer<Agreement> step) {
        return Stream.concat(way.stream(), Stream.of(step)).toList();
    }

    /** On 9 February 2027, by the head of the branch or the mayor. */
    private static void sign(Agreement agreement, Side side, LocalDate today) {
        agreement.sign(side, side == Side.BRANCH ? SignerTests.branchHead() : SignerTests.mayor(), onPaper(), today);
    }

    static Signature.Made onPaper() {
        return onPaper(Signature.Notes.NONE);
    }

    private static Signature.Made onPaper(Signature.Notes notes) {
        return new Signature.Made(
                SignatureMode.PAPER,
                LocalDate.of(2027, 2, 9),
                "Pekalongan",
                UUID.randomUUID(),
                null,
                null,
                notes,
                "officer.pkl",
                Instant.parse("2027-02-09T03:00:00Z"));
    }

    /** Which changes each status allows: everything else is refused. */
    @TestFactory
    Stream<DynamicTest> everyChangeIsRefusedFromEveryWrongStatus() {
        Map<String, Consumer<Agreement>> changes = new LinkedHashMap<>();
        changes.put("sendToReview", SEND);
        changes.put("requestChanges", Agreement::requestChanges);
        changes.put("sendToApproval", Agreement::sendToApproval);
        changes.put("approve", Agreement::approve);
        changes.put("returnToDraft", Agreement::returnToDraft);
        changes.put("reject", Agreement::reject);
        changes.put("numberByBranch", a -> a.numberByBranch("PER/2/022027"));
        changes.put("numberByMunicipality", a -> a.numberByMunicipality("9", 2027));
        changes.put("sign", a -> sign(a, Side.MUNICIPALITY, BEFORE));
        changes.put("putInForce", IN_FORCE);
        changes.put("end", a -> a.end(FIRST_DAY.plusYears(1), false));
        changes.put("decideRenewal", a -> a.decideRenewal(RenewalDecision.RENEW));
        changes.put("withdraw", Agreement::withdraw);
        changes.put("askForTermination", Agreement::askForTermination);
        changes.put("terminate", a -> a.terminate(FIRST_DAY));
        changes.put("succeed", a -> a.succeed(Instant.EPOCH));
        changes.put("amend", a -> a.amend(Side.BRANCH, "officer.pkl", a.terms(), 1, "Keliru", Instant.EPOCH));
        changes.put("offer", Agreement::offer);
        changes.put("returnOffer", Agreement::returnOffer);
        changes.put("askTheCouncil", Agreement::askTheCouncil);
        changes.put("acceptOffer", Agreement::acceptOffer);
        changes.put("rejectOffer", Agreement::rejectOffer);

        Map<AgreementStatus, Set<String>> allowed = new EnumMap<>(AgreementStatus.class);
        allowed.put(AgreementStatus.OFFERED, Set.of("offer", "withdraw"));
        allowed.put(
                AgreementStatus.IN_COORDINATION,
                Set.of("returnOffer", "askTheCouncil", "acceptOffer", "rejectOffer", "withdraw"));
        allowed.put(AgreementStatus.AWAITING_COUNCIL, Set.of("acceptOffer", "rejectOffer", "withdraw"));
        allowed.putAll(Map.of(
                AgreementStatus.DRAFT, Set.of("sendToReview", "withdraw"),
                AgreementStatus.IN_REVIEW, Set.of("requestChanges", "sendToApproval", "withdraw"),
                AgreementStatus.CHANGES_REQUESTED, Set.of("sendToReview", "withdraw"),
                AgreementStatus.IN_APPROVAL, Set.of("approve", "returnToDraft", "reject", "withdraw"),
                AgreementStatus.READY_TO_SIGN, Set.of("numberByBranch", "numberByMunicipality", "sign", "withdraw"),
                AgreementStatus.PARTLY_SIGNED, Set.of("numberByMunicipality", "sign", "withdraw"),
                AgreementStatus.SIGNED,
                        Set.of("putInForce", "decideRenewal", "askForTermination", "terminate", "succeed", "amend"),
                AgreementStatus.IN_FORCE,
                        Set.of("end", "decideRenewal", "askForTermination", "terminate", "succeed", "amend")));
        for (var over : EnumSet.of(
                AgreementStatus.REJECTED,
                AgreementStatus.WITHDRAWN,
                AgreementStatus.ENDED,
                AgreementStatus.RENEWED,
                AgreementStatus.LAPSED,
                AgreementStatus.TERMINATED)) {
            allowed.put(over, Set.of());
        }
        assertThat(allowed).hasSameSizeAs(AgreementStatus.values());
        assertThat(WAY).hasSameSizeAs(AgreementStatus.values());

        return WAY.keySet().stream().flatMap(status -> changes.entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(status + " " + change.getKey(), () -> {
                    var agreement = in(status);
                    if (allowed.get(status).contains(change.getKey())) {
                        assertThatCode(() -> change.getValue().accept(agreement))
                                .doesNotThrowAnyException();
                    } else {
                        assertThatThrownBy(() -> change.getValue().accept(agreement))
                                .isInstanceOf(Refused.class);
                        assertThat(agreement.status()).isEqualTo(status);
                    }
                })));
    }

    @Test
    void roundsAreCounted() {
        var agreement = in(AgreementStatus.CHANGES_REQUESTED);
        assertThat(agreement.round()).isEqualTo(1);
        SEND.accept(agreement);
        assertThat(agreement.round()).isEqualTo(2);
    }

    @Test
    void theStatedSideSignsFirst() {
        var agreement = in(AgreementStatus.READY_TO_SIGN, SigningOrder.MUNICIPALITY_FIRST);
        assertThatThrownBy(() -> SIGN_BRANCH.accept(agreement)).hasMessageContaining("otherSideFirst");
        SIGN_MUNICIPALITY.accept(agreement);
        SIGN_BRANCH.accept(agreement);
        assertThat(agreement.status()).isEqualTo(AgreementStatus.SIGNED);
    }

    @Test
    void aSideSignsOnce() {
        var agreement = in(AgreementStatus.PARTLY_SIGNED);
        assertThatThrownBy(() -> SIGN_BRANCH.accept(agreement)).hasMessageContaining("alreadySigned");
    }

    @Test
    void theLastSignatureNeedsTheMunicipalNumber() {
        var agreement = in(AgreementStatus.IN_APPROVAL);
        agreement.approve();
        agreement.numberByBranch("PER/1/022027");
        SIGN_BRANCH.accept(agreement);
        assertThatThrownBy(() -> SIGN_MUNICIPALITY.accept(agreement)).hasMessageContaining("municipalNumber.missing");
        agreement.numberByMunicipality("415.4/7/2027", 2027);
        SIGN_MUNICIPALITY.accept(agreement);
        assertThat(agreement.status()).isEqualTo(AgreementStatus.SIGNED);
    }

    @Test
    void aSignatureLiesNotInTheFuture() {
        var agreement = in(AgreementStatus.READY_TO_SIGN);
        assertThatThrownBy(() -> sign(agreement, Side.BRANCH, LocalDate.of(2027, 2, 8)))
                .hasMessageContaining("inTheFuture");
    }

    @Test
    void atMostTwoWitnessesAreNamed() {
        assertThat(new Signature.Notes(null, List.of("Satu", "Dua"), null).witnesses())
                .hasSize(2);
        for (var witnesses : List.of(List.of("Satu", "Dua", "Tiga"), List.of("a".repeat(101)))) {
            assertThatThrownBy(() -> new Signature.Notes(null, witnesses, null))
                    .hasMessageContaining("witnesses: agreement.signing.witnesses");
        }
    }

    @Test
    void aSignedPaperComesInNotBeforeItIsSignedAndNotInTheFuture() {
        var today = LocalDate.of(2027, 2, 10);
        for (var received : List.of(LocalDate.of(2027, 2, 8), LocalDate.of(2027, 2, 11))) {
            var agreement = in(AgreementStatus.READY_TO_SIGN);
            var paper = onPaper(new Signature.Notes(received, List.of(), null));
            assertThatThrownBy(() -> agreement.sign(Side.BRANCH, SignerTests.branchHead(), paper, today))
                    .hasMessageContaining("receivedOn: agreement.signing.receivedOn");
        }
    }

    @Test
    void whoSignsWithoutTheRightLeavesTheAgreementUnsigned() {
        var agreement = in(AgreementStatus.READY_TO_SIGN);
        assertThatThrownBy(() -> agreement.sign(Side.MUNICIPALITY, SignerTests.headOfKesra(), onPaper(), BEFORE))
                .hasMessageContaining("signer: agreement.signer.noMandate");
        assertThat(agreement.signatures()).isEmpty();
        assertThat(agreement.status()).isEqualTo(AgreementStatus.READY_TO_SIGN);
    }

    @Test
    void aSignatureKeepsWhoSignedAndByWhichRight() {
        var agreement = in(AgreementStatus.READY_TO_SIGN);
        var mandate = SignerTests.mandate("100.3.7/1", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31), null);
        var signer = SignerTests.headOfKesra(mandate);
        agreement.sign(Side.MUNICIPALITY, signer, onPaper(), BEFORE);
        assertThat(agreement.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.signerName()).isEqualTo("Drs. Slamet Riyadi, M.Si.");
            assertThat(signature.signerPosition()).isEqualTo("Plt. Kepala Bagian Kesejahteraan Rakyat");
            assertThat(signature.official()).isEqualTo(signer.official().id());
            assertThat(signature.capacity()).isEqualTo(Capacity.PLT);
            assertThat(signature.decree()).isEqualTo("821.2/017 Tahun 2027");
            assertThat(signature.mandateNumber()).isEqualTo("100.3.7/1");
            assertThat(signature.mandateFrom()).isEqualTo(LocalDate.of(2027, 1, 1));
            assertThat(signature.mandateUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
        });
    }

    @Test
    void anAgreementEndsRenewedOnlyWithASignedSuccessor() {
        LocalDate after = FIRST_DAY.plusYears(1);
        var renewed = in(AgreementStatus.IN_FORCE);
        renewed.end(after, true);
        assertThat(renewed.status()).isEqualTo(AgreementStatus.RENEWED);

        var decided = in(AgreementStatus.IN_FORCE);
        decided.decideRenewal(RenewalDecision.DO_NOT_RENEW);
        decided.end(after, false);
        assertThat(decided.status()).isEqualTo(AgreementStatus.ENDED);

        var silent = in(AgreementStatus.IN_FORCE);
        silent.end(after, false);
        assertThat(silent.status()).isEqualTo(AgreementStatus.LAPSED);
    }

    @Test
    void anAgreementDoesNotEndOnItsLastDay() {
        var agreement = in(AgreementStatus.IN_FORCE);
        assertThatThrownBy(() -> agreement.end(LocalDate.of(2028, 2, 29), false))
                .hasMessageContaining("tooEarly");
    }

    @Test
    void theSuccessorFollowsWithoutAGap() {
        var successor = in(AgreementStatus.IN_FORCE).succeed(Instant.EPOCH);
        assertThat(successor.terms().firstDay()).isEqualTo(LocalDate.of(2028, 3, 1));
        assertThat(successor.status()).isEqualTo(AgreementStatus.DRAFT);
        assertThat(successor.predecessor()).isNotNull();
    }

    @Test
    void everyBadTermIsNamedAtOnce() {
        assertThatThrownBy(() -> new Terms(
                        " ",
                        Regime.PU,
                        null,
                        Sector.OTHER,
                        Set.of(Programme.JKK),
                        0,
                        FIRST_DAY,
                        61,
                        FundSource.CSR,
                        "5.1",
                        List.of(),
                        RefundPolicy.NONE,
                        SigningOrder.ANY,
                        true,
                        70,
                        0,
                        List.of()))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reasons())
                        .extracting(Refused.Reason::field)
                        .containsExactlyInAnyOrder(
                                "title",
                                "quota",
                                "months",
                                "programs",
                                "riskClass",
                                "budgetCode",
                                "legalBasis",
                                "minAge",
                                "maxPerFamily"));
    }

    private static Agreement umbrella(boolean renewable) {
        return Agreement.draft(
                AgreementKind.MOU,
                Agreement.Place.ALONE,
                new Agreement.Parties("pkl", "3375", "kesra", Side.BRANCH, "officer.pkl"),
                new Terms(
                        "Nota",
                        Set.of(Programme.JKK, Programme.JKM),
                        FIRST_DAY,
                        24,
                        List.of("Perda Kota Pekalongan Nomor 10 Tahun 2023"),
                        SigningOrder.ANY,
                        renewable,
                        null),
                Instant.parse("2026-12-01T02:00:00Z"),
                null);
    }

    private static Agreement signed(Agreement umbrella) {
        umbrella.offer();
        umbrella.acceptOffer();
        SEND.accept(umbrella);
        umbrella.sendToApproval();
        umbrella.approve();
        NUMBER.accept(umbrella);
        SIGN_BRANCH.accept(umbrella);
        SIGN_MUNICIPALITY.accept(umbrella);
        return umbrella;
    }

    @Test
    void anUmbrellaIsOfferedBeforeItsTextIsWritten() {
        var umbrella = umbrella(true);
        assertThat(umbrella.status()).isEqualTo(AgreementStatus.OFFERED);
        assertThatThrownBy(() -> SEND.accept(umbrella)).hasMessageContaining("agreement.review.notADraft");
        assertThatThrownBy(umbrella::acceptOffer).hasMessageContaining("agreement.offer.notInCoordination");
        umbrella.offer();
        umbrella.returnOffer();
        umbrella.offer();
        assertThatThrownBy(umbrella::offer).hasMessageContaining("agreement.offer.notPrepared");
        umbrella.askTheCouncil();
        assertThatThrownBy(umbrella::returnOffer).hasMessageContaining("agreement.offer.notInCoordination");
        umbrella.acceptOffer();
        assertThat(umbrella.status()).isEqualTo(AgreementStatus.DRAFT);
    }

    @Test
    void anUmbrellaIsWithdrawnFromEveryStageOfItsOffer() {
        for (var stage : List.<Consumer<Agreement>>of(a -> {}, Agreement::offer, a -> {
            a.offer();
            a.askTheCouncil();
        })) {
            var umbrella = umbrella(true);
            stage.accept(umbrella);
            umbrella.withdraw();
            assertThat(umbrella.status()).isEqualTo(AgreementStatus.WITHDRAWN);
        }
    }

    @Test
    void onlyASignedUmbrellaThatIsNotOverCarriesAgreements() {
        var umbrella = umbrella(true);
        assertThatThrownBy(umbrella::requireCarrying).hasMessageContaining("agreement.umbrella.notSigned[Nota]");
        signed(umbrella);
        assertThatCode(umbrella::requireCarrying).doesNotThrowAnyException();
        umbrella.terminate(FIRST_DAY.plusMonths(1));
        assertThatThrownBy(umbrella::requireCarrying).hasMessageContaining("agreement.umbrella.over[Nota]");
    }

    @Test
    void anAgreementLiesInsideItsUmbrellasPeriodToTheDay() {
        var umbrella = umbrella(true);
        assertThat(umbrella.refusesPeriod(new CoveragePeriod(FIRST_DAY, 24))).isEmpty();
        assertThat(umbrella.refusesPeriod(new CoveragePeriod(FIRST_DAY.minusDays(1), 2)))
                .extracting(Refused.Reason::field)
                .containsExactly("coverageStart");
        assertThat(umbrella.refusesPeriod(new CoveragePeriod(FIRST_DAY.plusDays(1), 24)))
                .extracting(Refused.Reason::field)
                .containsExactly("months");
    }

    @Test
    void aRegionalOfficesUmbrellaIsForTheBranchesBelowItToo() {
        var period = new CoveragePeriod(FIRST_DAY, 12);
        var same = new Branch("pkl", "Cabang", Branch.Kind.BRANCH, null, "Kota");
        var below = new Branch("btg", "Cabang", Branch.Kind.BRANCH, "pkl", "Kota");
        var other = new Branch("srg", "Cabang", Branch.Kind.BRANCH, "btn", "Kota");
        assertThat(umbrella(true).refusesUnderItself(same, period)).isEmpty();
        assertThat(umbrella(true).refusesUnderItself(below, period)).isEmpty();
        assertThat(umbrella(true).refusesUnderItself(other, period))
                .extracting(Refused.Reason::key)
                .containsExactly("agreement.umbrella.otherOffice");
    }

    @Test
    void anUmbrellaThatWasToHaveNoSuccessorEndsAndOneThatMightLapses() {
        for (boolean renewable : new boolean[] {true, false}) {
            var umbrella = signed(umbrella(renewable));
            umbrella.putInForce(FIRST_DAY);
            umbrella.end(FIRST_DAY.plusMonths(24), false);
            assertThat(umbrella.status()).isEqualTo(renewable ? AgreementStatus.LAPSED : AgreementStatus.ENDED);
        }
    }
}
