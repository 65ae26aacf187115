package id.payung.agreement;

import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.document.signature.PdfSignature;
import id.payung.document.signature.SignedPapers;
import id.payung.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges a file that somebody signed electronically: it must be this agreement's text, byte for byte, with one more signature
 * that holds and is the official's own.
 */
@Component
class ElectronicSignatures {

    /** By how much the clocks of two machines may differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Documents documents;
    private final SignedPapers papers;
    private final Clock clock;

    ElectronicSignatures(Documents documents, SignedPapers papers, Clock clock) {
        this.documents = documents;
        this.papers = papers;
        this.clock = clock;
    }

    /**
     * What the signature says.
     *
     * @param certificate its issuer and serial number
     */
    record Said(Instant signedAt, @Nullable String place, String certificate) {}

    /** @throws Refused on the field {@code signedFile}, saying what is wrong and what to do */
    Said require(Agreement agreement, Document file, Signer signer) {
        var text = requireTextToSign(agreement);
        return require(text, papers.check(file, text), signer);
    }

    /**
     * @param checked beside that text
     * @throws Refused on the field {@code signedFile}, saying what is wrong and what to do
     */
    Said require(Document text, SignedPapers.Checked checked, Signer signer) {
        var signature = theNewOne(text, checked);
        var own = signature.signer();
        if (own == null
                || !PersonName.of(own).equals(PersonName.of(signer.official().name()))) {
            throw refused("wrongSigner", String.valueOf(own), signer.official().name());
        }
        var at = signature.signedAt();
        if (at == null) {
            throw refused("noTime");
        }
        if (at.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw Refused.field("signedFile", "agreement.signing.inTheFuture");
        }
        if (at.isBefore(text.storedAt().minus(CLOCKS_DIFFER))) {
            throw refused("beforeTheText");
        }
        return new Said(
                at,
                signature.location(),
                "%s, %s".formatted(signature.issuer(), Objects.requireNonNull(signature.serial())));
    }

    private static PdfSignature theNewOne(Document text, SignedPapers.Checked checked) {
        var made = checked.report().madeAfter(text.size());
        if (made.isEmpty()) {
            throw refused("none");
        }
        for (var signature : made) {
            signature.faults().stream().sorted().findFirst().ifPresent(fault -> {
                throw Refused.field("signedFile", "document.signature.fault." + fault);
            });
        }
        if (made.size() > 1) {
            throw refused("several");
        }
        if (!checked.onlyAddsSignatures()) {
            throw refused("otherFile");
        }
        return made.get(0);
    }

    /** What the next one has to sign: the file of whoever signed electronically before, else the signing copy. */
    Optional<Document> textToSign(Agreement agreement) {
        UUID id = agreement.id().value();
        return agreement.signatures().stream()
                .filter(signature -> signature.mode() == SignatureMode.ELECTRONIC)
                .findFirst()
                .map(signature ->
                        documents.require(id, signature.scan(), DocumentKind.ELECTRONICALLY_SIGNED, "signedFile"))
                .or(() -> documents.newest(id, DocumentKind.SIGNING_COPY));
    }

    Document requireTextToSign(Agreement agreement) {
        return textToSign(agreement).orElseThrow(() -> Refused.because("agreement.signing.notReady"));
    }

    private static Refused refused(String why, Object... arguments) {
        return Refused.field("signedFile", "agreement.signature." + why, arguments);
    }
}
