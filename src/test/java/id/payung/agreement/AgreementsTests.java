package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.party.Branch;
import id.payung.party.Municipality;
import id.payung.party.Organisations;
import id.payung.support.PayungTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
class AgreementsTests {

    @Autowired
    Agreements agreements;

    @Autowired
    Signers signers;

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void registerTheParties() {
        organisations.register(new Municipality(
                "3375", "Kota Pekalongan", Municipality.Kind.CITY, "33.75", ZoneId.of("Asia/Jakarta")));
        organisations.registerAgency("3375", "kesra", "Bagian Kesejahteraan Rakyat");
        organisations.register(
                new Branch("pkl", "BPJS Ketenagakerjaan Cabang Pekalongan", Branch.Kind.BRANCH, null, "Pekalongan"),
                List.of("3375"));
    }

    private static Agreement draft(@Nullable String key) {
        return Agreement.draft(
                new Agreement.Parties("pkl", "3375", "kesra", Side.BRANCH, "officer.pkl"),
                AgreementTests.terms(SigningOrder.BRANCH_FIRST),
                Instant.parse("2026-12-01T02:00:00Z"),
                key == null ? null : new DraftRequest(key, "content"));
    }

    /** By whom the register knows. */
    private void sign(Agreement agreement, Side side) {
        var paper = AgreementTests.onPaper();
        var signer = signers.expectedOn(paper.signedOn(), side, agreement).orElseThrow();
        agreement.sign(side, signer, paper, LocalDate.of(2027, 2, 10));
    }

    @Test
    void anAgreementIsReadAsItWasStored() {
        var draft = agreements.save(draft(null));
        var stored = agreements.findById(draft.id().value()).orElseThrow();
        assertThat(stored.terms()).isEqualTo(draft.terms());
        assertThat(stored.status()).isEqualTo(AgreementStatus.DRAFT);
        assertThat(stored.branch()).isEqualTo("pkl");
        assertThat(stored.predecessor()).isNull();
    }

    @Test
    void signaturesAreStoredWithTheAgreement() {
        var agreement = draft(null);
        agreement.sendToReview(agreement.terms());
        agreement.sendToApproval();
        agreement.approve();
        agreement.numberByBranch("PER/77/022027");
        sign(agreement, Side.BRANCH);
        agreements.save(agreement);
        var stored = agreements.findById(agreement.id().value()).orElseThrow();
        assertThat(stored.signatures()).isEqualTo(agreement.signatures());
        stored.numberByMunicipality("415.4/77/2027", 2027);
        agreements.save(stored);
        assertThat(agreements.findById(agreement.id().value()).orElseThrow().municipalNumber())
                .isEqualTo("415.4/77/2027");
    }

    @Test
    void aSignatureRecordedBeforeThereWasARegisterStaysAsItIs() {
        var agreement = draft(null);
        agreement.sendToReview(agreement.terms());
        agreement.sendToApproval();
        agreement.approve();
        agreement.numberByBranch("PER/79/022027");
        var id = agreements.save(agreement).id().value();
        jdbc.sql(
                        """
                insert into agreement_signature (agreement_id, side, signer_name, signer_position, mandate_number,
                    mandate_from, mandate_until, signed_on, place, scan, recorded_by, recorded_at)
                values (:id, 'MUNICIPALITY', 'Contoh Penanda Tangan', 'Kepala', 'SK-1', '2027-01-01', '2027-12-31',
                    '2027-02-09', 'Pekalongan', gen_random_uuid(), 'officer.3375', now())""")
                .param("id", id)
                .update();
        jdbc.sql("update agreement set status = 'PARTLY_SIGNED' where id = :id")
                .param("id", id)
                .update();

        var stored = agreements.findById(id).orElseThrow();
        stored.numberByMunicipality("415.4/79/2027", 2027);
        sign(stored, Side.BRANCH);
        agreements.save(stored);

        assertThat(agreements.findById(id).orElseThrow().signatures())
                .filteredOn(signature -> signature.side() == Side.MUNICIPALITY)
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.signerName()).isEqualTo("Contoh Penanda Tangan");
                    assertThat(signature.mandateNumber()).isEqualTo("SK-1");
                    assertThat(signature.official()).isNull();
                    assertThat(signature.capacity()).isNull();
                    assertThat(signature.decree()).isNull();
                });
    }

    @Test
    void theDatabaseCountsTheLastDayLikeTheDomain() {
        var draft = agreements.save(draft(null));
        assertThat(jdbc.sql("select last_day from agreement where id = :id")
                        .param("id", draft.id().value())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(draft.terms().period().lastDay());
    }

    @Test
    void oneKeyOfOneUserOpensOneDraft() {
        agreements.save(draft("click-1"));
        assertThat(agreements.findByDraftedByAndIdempotencyKey("officer.pkl", "click-1"))
                .isPresent();
        assertThatThrownBy(() -> agreements.save(draft("click-1"))).hasStackTraceContaining("agreement_idempotency");
    }

    @Test
    void anAgreementHasOneSuccessor() {
        var agreement = draft(null);
        agreement.sendToReview(agreement.terms());
        agreement.sendToApproval();
        agreement.approve();
        agreement.numberByBranch("PER/78/022027");
        agreement.numberByMunicipality("78", 2027);
        for (Side side : Side.values()) {
            sign(agreement, side);
        }
        agreements.save(agreement);
        var first = agreements.save(agreement.succeed(Instant.EPOCH));
        assertThatThrownBy(() -> agreements.save(agreement.succeed(Instant.EPOCH)))
                .hasStackTraceContaining("agreement_successor");
        first.withdraw();
        agreements.save(first);
        assertThat(agreements.findSuccessor(agreement.id().value())).isEmpty();
        var second = agreements.save(agreement.succeed(Instant.EPOCH));
        assertThat(agreements.findSuccessor(agreement.id().value()).map(Agreement::id))
                .hasValue(second.id());
    }

    @Test
    void whoeverChangesAnAgreementHoldsItUntilTheEnd() {
        var id = agreements.save(draft(null)).id().value();
        transaction.executeWithoutResult(first -> {
            agreements.findOneById(id);
            assertThatThrownBy(() -> CompletableFuture.runAsync(() -> transaction.executeWithoutResult(waiting -> {
                                jdbc.sql("set local lock_timeout = '100ms'").update();
                                agreements.findOneById(id);
                            }))
                            .get(30, TimeUnit.SECONDS))
                    .hasStackTraceContaining("lock timeout");
        });
        assertThat(agreements.findOneById(id)).isPresent();
    }
}
