package id.payung.agreement;

import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.party.Official;
import id.payung.party.OfficialRegister;
import id.payung.party.Position;
import id.payung.support.SigningServer;
import id.payung.support.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Agreements of Kotabaru that are ready to sign, an issuer of certificates that the operator has entered, and the signing
 * server of its regency. Test classes share one started application.
 */
abstract class ElectronicSigning {

    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");

    static final Path FOLDER = folder();
    static final TestIssuer ISSUER = new TestIssuer("Penerbit Contoh", FROM);
    // As providers write names: in capitals, without titles.
    static final TestIssuer.Signer BRANCH_HEAD = ISSUER.issue("SYAHRANI", FROM, UNTIL);
    static final TestIssuer.Signer REGENT = ISSUER.issue("H. Muhammad Ilham, S.T.", FROM, UNTIL);
    static final SigningServer SERVER = new SigningServer();

    @Autowired
    AgreementSigning signing;

    @Autowired
    Agreements agreements;

    @Autowired
    OfficialRegister register;

    @Autowired
    Documents documents;

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("electronic-signing");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void signing(DynamicPropertyRegistry properties) {
        var issuer = ISSUER.writePem(FOLDER.resolve("issuer.pem"));
        issuer.toFile().deleteOnExit();
        properties.add("payung.signing.trust", () -> issuer);
        properties.add("payung.signing.bsre.6302.url", SERVER::address);
        properties.add("payung.signing.bsre.6302.username", () -> "payung");
        properties.add("payung.signing.bsre.6302.password", () -> "rahasia");
        properties.add("payung.signing.bsre.6302.time-limit", () -> "3s");
    }

    AgreementId readyToSign(int number) {
        var draft = Agreement.draft(
                new Agreement.Parties("ktb", "6302", "disnaker", Side.BRANCH, "officer.ktb"),
                AgreementTests.terms(SigningOrder.ANY),
                Instant.parse("2026-10-05T02:00:00Z"),
                null);
        draft.sendToReview(draft.terms());
        draft.sendToApproval();
        draft.approve();
        draft.numberByBranch("PER/%d/022027".formatted(number));
        draft.numberByMunicipality("415.4/%d/2027".formatted(number), 2027);
        return agreements.save(draft).id();
    }

    byte[] signingCopy(AgreementId agreement) {
        signing.makeSigningCopy(agreement);
        var copy =
                documents.newest(agreement.value(), DocumentKind.SIGNING_COPY).orElseThrow();
        return documents.open(agreement.value(), copy.id()).bytes();
    }

    Official official(Position position) {
        return register.officials(position.ofBranch() ? "ktb" : "6302", 0, 50).items().stream()
                .filter(official -> official.position() == position)
                .findFirst()
                .orElseThrow();
    }
}
