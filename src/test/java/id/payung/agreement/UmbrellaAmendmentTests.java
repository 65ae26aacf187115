package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.support.PayungTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** An umbrella's months are extended by an amendment: the same mechanism, whatever the kind. */
@PayungTest
class UmbrellaAmendmentTests {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 1);

    @Autowired
    Amending amending;

    @Autowired
    AmendmentOverview overview;

    @Autowired
    Agreements agreements;

    @Autowired
    JdbcClient jdbc;

    private AgreementId umbrella;

    @BeforeEach
    void aSignedUmbrella() {
        var terms = new Terms(
                "Sinergi pelindungan pekerja",
                Set.of(Programme.JKK, Programme.JKM),
                FIRST_DAY,
                36,
                List.of("Inpres Nomor 2 Tahun 2021"),
                SigningOrder.ANY,
                true,
                null);
        var drafted = Agreement.draft(
                AgreementKind.NOTA_KESEPAKATAN,
                Agreement.Place.ALONE,
                new Agreement.Parties("pkl", "3375", "kesra", Side.BRANCH, "officer.pkl"),
                terms,
                Instant.parse("2026-09-01T02:00:00Z"),
                null);
        umbrella = agreements.save(drafted).id();
        setSigned(umbrella, "PER/%d/092026".formatted(agreements.count()));
    }

    /** As if everybody had done their work. */
    private void setSigned(AgreementId id, String number) {
        jdbc.sql(
                        """
                update agreement set status = 'SIGNED', branch_number = :number, municipal_number = :number,
                       municipal_number_year = 2026 where id = :id""")
                .param("number", number)
                .param("id", id.value())
                .update();
        for (var side : Side.values()) {
            jdbc.sql(
                            """
                    insert into agreement_signature (agreement_id, side, signer_name, signer_position, signed_on, place, scan,
                        recorded_by, recorded_at)
                    values (:id, :side, 'Contoh', 'Kepala', '2026-09-15', 'Pekalongan', gen_random_uuid(), 'officer.pkl', now())""")
                    .param("id", id.value())
                    .param("side", side.name())
                    .update();
        }
    }

    private AgreementId open(NewTerms terms) {
        return asOfficer(() -> amending.open(umbrella, terms, "Diperpanjang."));
    }

    /** As in a request: the engine trusts our services, who look for themselves who asks. */
    private static <T> T asOfficer(Supplier<T> work) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("officer.pkl", null, List.of()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static NewTerms longer(@Nullable Integer quota, int months) {
        return new NewTerms(null, quota, months, null, null, null, null, null, null, null, null, null, null);
    }

    @Test
    void itsMonthsAreExtended() {
        var amendment = open(longer(null, 60));
        setSigned(amendment, "PER/%d/102026".formatted(agreements.count()));

        amending.apply(amendment);

        assertThat(agreements
                        .findById(umbrella.value())
                        .orElseThrow()
                        .terms()
                        .period()
                        .lastDay())
                .isEqualTo(LocalDate.of(2031, 9, 30));
        assertThat(asOfficer(() -> overview.versions(umbrella)))
                .extracting(version -> version.terms().months())
                .containsExactly(36, 60);
        var told = asOfficer(() -> overview.of(umbrella)).get(0);
        assertThat(told.money()).isNull();
        assertThat(told.inForceFrom()).isEqualTo(LocalDate.of(2026, 9, 15));
    }

    @Test
    void fiveYearsInAllAreTheMost() {
        assertThatThrownBy(() -> open(longer(null, 61))).hasMessageContaining("months: agreement.months.outOfRange");
    }

    @Test
    void nobodyIsCoveredByAnUmbrellaAmended() {
        assertThatThrownBy(() -> open(longer(100, 60))).hasMessageContaining("agreement.umbrella.coversNobody");
    }

    @Test
    void whatWasAgreedNeverChanges() {
        var amendment = open(longer(null, 48));
        setSigned(amendment, "PER/%d/112026".formatted(agreements.count()));
        amending.apply(amendment);

        assertThatThrownBy(() ->
                        jdbc.sql("update agreement_version set months = 1").update())
                .hasMessageContaining("What was once agreed never changes");
    }

    @Test
    void whatIsSignedAfterTheEndChangesNothing() {
        var amendment = open(longer(null, 60));
        setSigned(amendment, "PER/%d/122026".formatted(agreements.count()));
        jdbc.sql("update agreement set status = 'LAPSED' where id = :id")
                .param("id", umbrella.value())
                .update();

        amending.apply(amendment);

        assertThat(agreements.findById(umbrella.value()).orElseThrow().terms().months())
                .isEqualTo(36);
        assertThat(agreements.findById(amendment.value()).orElseThrow().status())
                .isEqualTo(AgreementStatus.ENDED);
    }
}
