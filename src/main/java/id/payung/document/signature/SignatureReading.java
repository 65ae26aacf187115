package id.payung.document.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import id.payung.document.inspection.StrangersFile;
import id.payung.document.signature.PdfSignature.Coverage;
import id.payung.platform.Refused;
import id.payung.platform.Sha256;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at every signature of a PDF: what it covers, whether it fits, whose it is and who vouches for them. */
@Component
class SignatureReading {

    private static final int MOST_SIGNATURES = 20;
    private static final Set<String> KINDS = Set.of("adbe.pkcs7.detached", "ETSI.CAdES.detached");
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private final TrustedIssuers trusted;
    private final Clock clock;

    SignatureReading(TrustedIssuers trusted, Clock clock) {
        this.trusted = trusted;
        this.clock = clock;
    }

    /**
     * What was found in a file.
     *
     * @param signatures in the order in which they were made; none where nobody has signed
     * @param onlyAddsSignatures whether it goes on from the text it was compared with, byte for byte, and only signatures came
     *     after; false where it was compared with none
     */
    record Found(List<PdfSignature> signatures, boolean onlyAddsSignatures) {
        Found {
            signatures = List.copyOf(signatures);
        }
    }

    /**
     * All that is asked of an open file, at once.
     *
     * @param text with which it is compared
     * @throws Refused on the field {@code file} where it cannot be read
     */
    Found read(byte[] file, PDDocument pdf, byte @Nullable [] text) {
        try {
            var states = new EarlierStates(file, pdf);
            List<PdfSignature> found = new ArrayList<>();
            for (var field : pdf.getSignatureFields()) {
                var signature = field.getSignature();
                if (signature != null) {
                    found.add(read(file, states, field, signature));
                }
                if (found.size() > MOST_SIGNATURES) {
                    throw unreadable();
                }
            }
            found.sort(Comparator.comparingLong(PdfSignature::coveredUntil));
            return new Found(found, text != null && goesOn(text, file) && states.onlySignaturesCameAfter(text.length));
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A file that lies about itself makes the reader fail in many ways.
            throw unreadable();
        }
    }

    /** The same of a file that was let in before. */
    Found read(byte[] file, byte @Nullable [] text) {
        try (var pdf = StrangersFile.open(file)) {
            return read(file, pdf, text);
        } catch (IOException | StackOverflowError e) {
            throw unreadable();
        }
    }

    private static boolean goesOn(byte[] text, byte[] file) {
        return file.length >= text.length && Arrays.equals(text, 0, text.length, file, 0, text.length);
    }

    /**
     * The file as it was at earlier lengths. Each is opened once: where the first signature ends, the text of the next signer
     * ends as well.
     */
    private static final class EarlierStates {
        private final byte[] file;
        private final PDDocument now;
        private final Map<Integer, Boolean> answers = new HashMap<>();

        EarlierStates(byte[] file, PDDocument now) {
            this.file = file;
            this.now = now;
        }

        boolean onlySignaturesCameAfter(int length) {
            return answers.computeIfAbsent(length, this::compare);
        }

        private boolean compare(int length) {
            try (var then = StrangersFile.open(Arrays.copyOf(file, length))) {
                return LaterChanges.areOnlySignatures(then, now);
            } catch (IOException e) {
                return false;
            }
        }
    }

    static Refused unreadable() {
        return Refused.field("file", "document.signature.unreadable");
    }

    private PdfSignature read(byte[] file, EarlierStates states, PDSignatureField field, PDSignature signature)
            throws IOException {
        Set<SignatureFault> faults = EnumSet.noneOf(SignatureFault.class);
        var range = CoveredRange.of(signature.getByteRange(), file);
        var coverage = range.map(r -> coverage(r, file, states)).orElse(Coverage.PART);
        if (coverage == Coverage.PART) {
            faults.add(SignatureFault.NOT_WHOLE);
        }
        // What stands in the file, not what the reader makes of it: a second value elsewhere would be another
        // signature.
        var content = range.filter(r -> KINDS.contains(String.valueOf(signature.getSubFilter())))
                .filter(r -> Arrays.equals(r.signature(), signature.getContents()))
                .flatMap(r -> SignedContent.read(r.signature(), r.covered()));
        boolean visible = field.getWidgets().stream()
                .anyMatch(widget -> widget.getRectangle() != null
                        && widget.getRectangle().getWidth() > 0
                        && widget.getRectangle().getHeight() > 0);
        long until = range.map(CoveredRange::end).orElse((long) file.length);
        var sha256 = range.map(r -> Sha256.hex(r.covered())).orElse(null);
        var name = String.valueOf(field.getFullyQualifiedName());
        if (content.isEmpty()) {
            faults.add(SignatureFault.UNREADABLE);
            return new PdfSignature(
                    name, null, null, null, null, false, coverage, until, sha256, null, visible, faults);
        }
        var signed = content.get();
        var stampedAt = signed.stampedAt(trusted);
        var signedAt =
                stampedAt.or(signed::claimedAt).or(() -> dateOf(signature)).orElse(null);
        judge(signed, signedAt, stampedAt, faults);
        var certificate = signed.certificate();
        return new PdfSignature(
                name,
                commonName(certificate.getSubjectX500Principal().getEncoded()),
                commonName(certificate.getIssuerX500Principal().getEncoded()),
                certificate.getSerialNumber().toString(16),
                signedAt,
                stampedAt.isPresent(),
                coverage,
                until,
                sha256,
                signature.getLocation(),
                visible,
                faults);
    }

    private void judge(
            SignedContent signed, @Nullable Instant signedAt, Optional<Instant> stampedAt, Set<SignatureFault> faults) {
        if (!signed.isIntact()) {
            faults.add(SignatureFault.ALTERED);
        }
        if (!signed.isStrong()) {
            faults.add(SignatureFault.WEAK);
        }
        var certificate = signed.certificate();
        if (!isForSigning(certificate)) {
            faults.add(SignatureFault.NOT_FOR_SIGNING);
        }
        // Only a time stamp proves when it was; a signer's own clock may be set back to when an expired certificate was
        // valid, so without a stamp it must be valid still.
        var at = signedAt == null ? clock.instant() : signedAt;
        var last = stampedAt.isPresent() || clock.instant().isBefore(at) ? at : clock.instant();
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            faults.add(SignatureFault.NOT_YET_VALID);
        } else if (last.isAfter(certificate.getNotAfter().toInstant())) {
            faults.add(SignatureFault.EXPIRED);
        } else if (!trusted.vouchFor(certificate, signed.others(), at)) {
            faults.add(SignatureFault.UNKNOWN_ISSUER);
        }
    }

    private static boolean isForSigning(X509Certificate certificate) {
        var usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() < 0
                && (usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION]);
    }

    private static Coverage coverage(CoveredRange range, byte[] file, EarlierStates states) {
        if (range.end() == file.length) {
            return Coverage.WHOLE_FILE;
        }
        int end = (int) range.end();
        return endsAsPdf(file, end) && endsAsPdf(file, file.length) && states.onlySignaturesCameAfter(end)
                ? Coverage.WHOLE_REVISION
                : Coverage.PART;
    }

    private static boolean endsAsPdf(byte[] file, int length) {
        int tail = Math.min(length, 16);
        return new String(file, length - tail, tail, ISO_8859_1).stripTrailing().endsWith("%%EOF");
    }

    private static Optional<Instant> dateOf(PDSignature signature) {
        return Optional.ofNullable(signature.getSignDate()).map(date -> date.toInstant());
    }

    private static @Nullable String commonName(byte[] name) {
        var names = X500Name.getInstance(name).getRDNs(BCStyle.CN);
        return names.length > 0 && names[0].getFirst().getValue() instanceof ASN1String text ? text.getString() : null;
    }

    /**
     * The two parts around a signature: from the beginning of the file to it, and from it to the end of the state that was
     * signed.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record CoveredRange(byte[] covered, byte[] signature, long end) {

        /** Empty where they leave out more than the signature. */
        static Optional<CoveredRange> of(int @Nullable [] range, byte[] file) {
            if (range == null || range.length != 4 || range[0] != 0 || range[1] <= 0 || range[3] < 0) {
                return Optional.empty();
            }
            long end = (long) range[2] + range[3];
            if (range[2] < range[1] + 2L || end > file.length) {
                return Optional.empty();
            }
            var hole = new String(file, range[1], range[2] - range[1], ISO_8859_1);
            if (!hole.matches("<(?:[0-9a-fA-F]{2})*+>")) {
                return Optional.empty();
            }
            var covered = Arrays.copyOf(file, range[1] + range[3]);
            System.arraycopy(file, range[2], covered, range[1], range[3]);
            return Optional.of(
                    new CoveredRange(covered, HexFormat.of().parseHex(hole.substring(1, hole.length() - 1)), end));
        }
    }
}
