package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.document.inspection.MadePdf;
import id.payung.party.Capacity;
import id.payung.party.Official;
import id.payung.party.OfficialRegister;
import id.payung.party.OfficialRegister.MandateEntry;
import id.payung.party.OfficialRegister.OfficialEntry;
import id.payung.party.Position;
import id.payung.platform.TaskForm.Offer;
import id.payung.platform.TaskForm.Subject;
import id.payung.support.PayungTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.transaction.annotation.Transactional;

/**
 * Agreements of Kotabaru's manpower office are signed in November 2026 by whom the register of officials knows. Each test
 * leaves the register as it was.
 */
@PayungTest
@Transactional
class SigningTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Autowired
    AgreementSigning signing;

    @Autowired
    AgreementBriefing briefing;

    @Autowired
    Agreements agreements;

    @Autowired
    OfficialRegister register;

    @Autowired
    Documents documents;

    private AgreementId agreement;

    @BeforeEach
    void approved() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
        var draft = Agreement.draft(
                new Agreement.Parties("ktb", "6302", "disnaker", Side.BRANCH, "officer.ktb"),
                AgreementTests.terms(SigningOrder.ANY),
                Instant.parse("2026-10-05T02:00:00Z"),
                null);
        draft.sendToReview(draft.terms());
        draft.sendToApproval();
        draft.approve();
        draft.numberByBranch("PER/1/022027");
        draft.numberByMunicipality("415.4/7/2027", 2027);
        agreement = agreements.save(draft).id();
    }

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private void sign(Side side, UUID signer) {
        var scan = documents.upload(agreement.value(), DocumentKind.SIGNED_COPY, MadePdf.saying("Bertanda tangan"));
        signing.sign(
                agreement,
                side,
                new AgreementSigning.PaperSignature(signer, DAY, "Kotabaru", scan.id(), null, List.of(), null, null));
    }

    private Signature signature() {
        return agreements.findById(agreement.value()).orElseThrow().signatures().stream()
                .findFirst()
                .orElseThrow();
    }

    private Official official(Position position) {
        return register.officials(position.ofBranch() ? "ktb" : "6302", 0, 50).items().stream()
                .filter(official -> official.position() == position)
                .findFirst()
                .orElseThrow();
    }

    private Official acting(Position position, @Nullable String agency, LocalDate from, LocalDate until) {
        return register.enter(
                position.ofBranch() ? "ktb" : "6302",
                new OfficialEntry(
                        position,
                        agency,
                        "Kepala",
                        "Contoh Pelaksana Tugas",
                        null,
                        Capacity.PLT,
                        "821.2/044",
                        from,
                        until));
    }

    private void mandate(Official holder, String number, LocalDate from, LocalDate until) {
        register.give(
                "6302",
                new MandateEntry(number, official(Position.MUNICIPAL_HEAD).id(), holder.id(), "PKS", from, until));
    }

    @Test
    void theMandateOfTheAgencysHeadIsFoundInTheRegister() {
        sign(Side.MUNICIPALITY, official(Position.AGENCY_HEAD).id());

        assertThat(signature().signerName()).isEqualTo("Drs. H. Zainal Arifin");
        assertThat(signature().mandateNumber()).isEqualTo("100.3.7/0003/2026");
        assertThat(signature().mandateUntil()).isEqualTo(LocalDate.of(2029, 12, 31));
    }

    @Test
    void whatWasSignedStaysTrueWhateverTheRegisterSaysLater() {
        var head = official(Position.AGENCY_HEAD);
        sign(Side.MUNICIPALITY, head.id());
        var before = signature();

        register.end("6302", head.id(), LocalDate.of(2026, 10, 15));
        register.withdraw(
                "6302", register.mandates("6302", 0, 1).items().get(0).mandate().id(), LocalDate.of(2026, 10, 15));

        assertThat(signature()).isEqualTo(before);
    }

    @Test
    void anActingHeadWhoseDecreeHasLapsedIsRefused() {
        var lapsed = acting(Position.BRANCH_HEAD, null, LocalDate.of(2026, 8, 1), DAY.minusDays(1));

        assertThatThrownBy(() -> sign(Side.BRANCH, lapsed.id()))
                .hasMessageContaining("signer: agreement.signer.noLongerInOffice[821.2/044, 2026-08-01, 2026-10-31");
    }

    @Test
    void anActingHeadSignsWhileTheDecreeHolds() {
        sign(Side.BRANCH, acting(Position.BRANCH_HEAD, null, DAY, DAY).id());

        assertThat(signature().signerPosition()).isEqualTo("Plt. Kepala");
        assertThat(signature().capacity()).isEqualTo(Capacity.PLT);
        assertThat(signature().decree()).isEqualTo("821.2/044");
    }

    @Test
    void withoutAMandateTheSecretaryIsRefused() {
        assertThatThrownBy(() -> sign(
                        Side.MUNICIPALITY, official(Position.REGIONAL_SECRETARY).id()))
                .hasMessageContaining("agreement.signer.noMandate");
    }

    @Test
    void aMandateThatIsWithdrawnInTheRegisterIsNone() {
        var withdrawn = register.mandates("6302", 0, 1).items().get(0).mandate();
        register.withdraw("6302", withdrawn.id(), DAY);

        assertThatThrownBy(() ->
                        sign(Side.MUNICIPALITY, official(Position.AGENCY_HEAD).id()))
                .hasMessageContaining("agreement.signer.mandateWithdrawn[100.3.7/0003/2026, 2026-11-01");
    }

    @Test
    void aMandateOfSomebodyElseIsNone() {
        var acting = acting(Position.AGENCY_HEAD, "disnaker", DAY, DAY.plusMonths(1));

        assertThatThrownBy(() -> sign(Side.MUNICIPALITY, acting.id())).hasMessageContaining("noMandate");
        mandate(acting, "100.3.7/0009/2027", DAY, DAY.plusMonths(1));
        sign(Side.MUNICIPALITY, acting.id());

        assertThat(signature().mandateNumber()).isEqualTo("100.3.7/0009/2027");
    }

    @Test
    void theHeadOfAnotherAgencyIsRefusedWithAMandateToo() {
        var other = acting(Position.AGENCY_HEAD, "kesra", DAY, DAY.plusMonths(1));
        mandate(other, "100.3.7/0010/2027", DAY, DAY.plusMonths(1));

        assertThatThrownBy(() -> sign(Side.MUNICIPALITY, other.id())).hasMessageContaining("otherAgency");
    }

    @Test
    void somebodyWhomNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> sign(Side.BRANCH, UUID.randomUUID()))
                .hasMessageContaining("signer: form.refused.choice");
    }

    private List<Offer> offered(String task) {
        return briefing.of(new Subject(task, agreement.value(), agreement.value()))
                .offers()
                .get("signer");
    }

    @Test
    void theFormOffersWhoMaySignOfThatSideAlone() {
        acting(Position.AGENCY_HEAD, "kesra", DAY, DAY.plusMonths(1));
        acting(Position.BRANCH_HEAD, null, LocalDate.of(2026, 8, 1), LocalDate.of(2026, 10, 4));
        acting(Position.BRANCH_HEAD, null, LocalDate.of(2026, 8, 1), LocalDate.of(2026, 10, 5));
        acting(Position.BRANCH_HEAD, null, TODAY.plusDays(1), TODAY.plusDays(9));

        assertThat(offered("signForMunicipality"))
                .extracting(Offer::label)
                .containsExactly(
                        "Drs. H. Zainal Arifin, Kepala Dinas Tenaga Kerja – surat kuasa 100.3.7/0003/2026",
                        "H. Said Abdullah, M.AP., Sekretaris Daerah – tanpa surat kuasa yang berlaku hari ini",
                        "H. Muhammad Ilham, S.T., Bupati Kotabaru");
        assertThat(offered("signForBranch"))
                .as("those who left before the text was opened, or come later, are not offered")
                .extracting(Offer::label)
                .containsExactly(
                        "H. Syahrani, S.E., Kepala Kantor Cabang Kotabaru",
                        "Contoh Pelaksana Tugas, Plt. Kepala (1 Agustus 2026 – 5 Oktober 2026)");
        assertThat(briefing.of(new Subject("signForBranch", agreement.value(), agreement.value()))
                        .values())
                .containsEntry("signer", offered("signForBranch").get(0).value());
    }

    private String signingCopy() throws IOException {
        signing.makeSigningCopy(agreement);
        var copy = documents.of(agreement.value(), 0, 10).stream()
                .filter(document -> document.kind() == DocumentKind.SIGNING_COPY)
                .findFirst()
                .orElseThrow();
        try (var pdf =
                Loader.loadPDF(documents.open(agreement.value(), copy.id()).bytes())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void theSigningCopyNamesWhoSignsAndByWhichRight() throws IOException {
        assertThat(signingCopy())
                .contains(
                        "diwakili oleh H. Syahrani, S.E., NPK 214550058, Kepala Kantor Cabang Kotabaru, berdasarkan"
                                + " Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/118/022025, selanjutnya",
                        "diwakili oleh Drs. H. Zainal Arifin, NIP 19690912 199003 1 002, Kepala Dinas Tenaga Kerja,"
                                + " berdasarkan Keputusan Kepala Daerah Nomor 821.2/0117 Tahun 2025 dan Surat Kuasa"
                                + " Nomor 100.3.7/0003/2026 yang berlaku dari 5 Januari 2026 sampai dengan"
                                + " 31 Desember 2029, selanjutnya");
    }

    @Test
    void theSigningCopyNamesWhoActsForTheHeadThatDay() throws IOException {
        acting(Position.BRANCH_HEAD, null, TODAY, TODAY.plusDays(9));

        assertThat(signingCopy()).contains("diwakili oleh Contoh Pelaksana Tugas, Plt. Kepala, berdasarkan 821.2/044,");
    }

    @Test
    void theSigningCopyLeavesRoomForANameThatIsNotKnown() throws IOException {
        register.withdraw(
                "6302", register.mandates("6302", 0, 1).items().get(0).mandate().id(), TODAY);

        assertThat(signingCopy())
                .contains("diwakili oleh kepala perangkat daerahnya, selanjutnya", "....................")
                .doesNotContain("Zainal Arifin");
    }
}
