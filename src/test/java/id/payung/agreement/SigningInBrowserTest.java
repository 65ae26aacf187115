package id.payung.agreement;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import id.payung.agreement.AgreementSigning.ElectronicSignature;
import id.payung.browser.support.Album;
import id.payung.browser.support.Browser;
import id.payung.browser.support.NeedsBrowser;
import id.payung.browser.support.Person;
import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.signature.Mark;
import id.payung.document.signature.SignedPapers;
import id.payung.party.Position;
import id.payung.support.MovableClock;
import id.payung.support.PayungTest;
import id.payung.support.ScenarioPeople;
import id.payung.support.SigningServer;
import id.payung.support.SigningServer.Judgement;
import id.payung.support.SigningServer.Mood;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The head of the agency signs on the agreement's page, the head of the branch with an application of their own; both signatures show on
 * the paper. Leaves pictures of docs/tour.md in target/screenshots/signing.
 */
@NeedsBrowser
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SigningInBrowserTest extends ElectronicSigning {

    private static final String NIK = "6302010203700002";

    @Autowired
    SignedPapers papers;

    @LocalServerPort
    int port;

    private final Album album = new Album("signing");

    @Test
    void theReportOfBothSignaturesStandsOnTheAgreementsPage() {
        SERVER.register(NIK, ISSUER.issue("ZAINAL ARIFIN", FROM, UNTIL));
        SERVER.is(Mood.SIGNS);
        SERVER.judges(Judgement.CONFIRMS);
        var agreement = readyToSign(101);
        signingCopy(agreement);
        try (var browser = Browser.launch()) {
            sign(agreementPage(browser, "head.6302", agreement));
            var once = documents
                    .newest(agreement.value(), DocumentKind.ELECTRONICALLY_SIGNED)
                    .orElseThrow();
            record(agreement, Side.MUNICIPALITY, Position.AGENCY_HEAD, once);
            var mark = papers.markFor(official(Position.BRANCH_HEAD).name(), bytes(once));
            var twice = papers.upload(
                    agreement.value(),
                    List.of("6302"),
                    BRANCH_HEAD.signVisibly(bytes(once), MovableClock.START, mark.page(), place(mark)));
            record(agreement, Side.BRANCH, Position.BRANCH_HEAD, twice);

            var page = agreementPage(browser, "officer.6302", agreement);
            for (var found : List.of("ZAINAL ARIFIN", "SYAHRANI", "Sah", "Pendapat kedua")) {
                assertThat(page.locator("#signatures + table")).containsText(found);
            }
            album.add(page, "report");
            album.add(bytes(twice), mark.page(), "signed-paper");
        }
    }

    private Page agreementPage(Browser browser, String user, AgreementId agreement) {
        Person person = browser.signIn("http://localhost:" + port, user, ScenarioPeople.PASSWORD);
        var page = person.page();
        page.navigate("http://localhost:%d/agreements/%s".formatted(port, agreement));
        return page;
    }

    private void sign(Page page) {
        page.getByText("Tanda tangani secara elektronik").click();
        page.getByLabel("NIK Anda").fill(NIK);
        page.getByLabel("Frasa sandi tanda tangan").fill(SigningServer.PASSPHRASE);
        page.getByLabel("Tampilkan tanda tangan pada halaman").check();
        album.add(page, "sign");
        page.getByText("Tanda tangani", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#signatures + table")).containsText("ZAINAL ARIFIN");
    }

    private void record(AgreementId agreement, Side side, Position position, Document signed) {
        signing.signElectronically(
                agreement, side, new ElectronicSignature(official(position).id(), signed.id(), null));
    }

    private byte[] bytes(Document document) {
        return documents.open(document.agreement(), document.id()).bytes();
    }

    private static PDRectangle place(Mark mark) {
        return new PDRectangle(mark.x(), mark.y(), mark.width(), mark.height());
    }
}
