package id.payung.document.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.bouncycastle.util.Store;
import org.jspecify.annotations.Nullable;

/** A detached signature (CMS) over bytes: whose it is, and whether it is theirs. */
final class SignedContent {

    // Handed over where it is needed; registered for the whole JVM it would serve everybody.
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private static final Set<ASN1ObjectIdentifier> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512,
            NISTObjectIdentifiers.id_sha3_256,
            NISTObjectIdentifiers.id_sha3_384,
            NISTObjectIdentifiers.id_sha3_512);

    private final SignerInformation signer;
    private final X509Certificate certificate;
    private final List<X509Certificate> others;

    private SignedContent(SignerInformation signer, X509Certificate certificate, List<X509Certificate> others) {
        this.signer = signer;
        this.certificate = certificate;
        this.others = others;
    }

    /** Empty where it is not exactly one signature with its certificate. */
    static Optional<SignedContent> read(byte[] cms, byte[] content) {
        // The place in the file is longer than the signature and filled up with zeros.
        try (var in = new ASN1InputStream(cms)) {
            var data =
                    new CMSSignedData(new CMSProcessableByteArray(content), ContentInfo.getInstance(in.readObject()));
            var signers = data.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                return Optional.empty();
            }
            var signer = signers.iterator().next();
            var certificates = certificates(data.getCertificates());
            return holder(data.getCertificates(), signer).map(own -> new SignedContent(signer, own, certificates));
        } catch (IOException | CMSException | GeneralSecurityException | RuntimeException e) {
            // A stranger's bytes make the reader fail in many ways.
            return Optional.empty();
        }
    }

    private static List<X509Certificate> certificates(Store<X509CertificateHolder> store)
            throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        for (var holder : store.getMatches(null)) {
            found.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the identifier of a signer selects certificates
    private static Optional<X509Certificate> holder(Store<X509CertificateHolder> store, SignerInformation signer)
            throws GeneralSecurityException {
        var matches = store.getMatches((Selector<X509CertificateHolder>) signer.getSID());
        return matches.size() == 1
                ? Optional.of(new JcaX509CertificateConverter()
                        .getCertificate(matches.iterator().next()))
                : Optional.empty();
    }

    /** Whether the bytes are those that were signed, by the holder of the certificate. */
    boolean isIntact() {
        try {
            return signer.verify(verifier(certificate));
        } catch (CMSVerifierCertificateNotValidException e) {
            throw new IllegalStateException("The verifier knows a key and no certificate", e);
        } catch (CMSException | OperatorCreationException e) {
            return false;
        }
    }

    // By the key alone: whether the certificate was valid then is a question of its own, with an answer of its own.
    private static SignerInformationVerifier verifier(X509Certificate certificate) throws OperatorCreationException {
        return new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(certificate.getPublicKey());
    }

    boolean isStrong() {
        return DIGESTS.contains(signer.getDigestAlgorithmID().getAlgorithm());
    }

    X509Certificate certificate() {
        return certificate;
    }

    Collection<X509Certificate> others() {
        return others;
    }

    /** What the signer's own clock said, where the signature tells. */
    Optional<Instant> claimedAt() {
        var attributes = signer.getSignedAttributes();
        Attribute time = attributes == null ? null : attributes.get(CMSAttributes.signingTime);
        return time == null || time.getAttrValues().size() == 0
                ? Optional.empty()
                : Optional.of(Time.getInstance(time.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant());
    }

    /** When somebody who is believed has seen this signature, by the time stamp in it. */
    Optional<Instant> stampedAt(TrustedIssuers trusted) {
        var attributes = signer.getUnsignedAttributes();
        Attribute stamp =
                attributes == null ? null : attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (stamp == null || stamp.getAttrValues().size() == 0) {
            return Optional.empty();
        }
        try {
            var token = new TimeStampToken(
                    ContentInfo.getInstance(stamp.getAttrValues().getObjectAt(0)));
            var at = token.getTimeStampInfo().getGenTime().toInstant();
            var stamper = stamperOf(token);
            return stamper != null
                            && isOfThisSignature(token)
                            && trusted.vouchFor(stamper, certificates(token.getCertificates()), at)
                    ? Optional.of(at)
                    : Optional.empty();
        } catch (IOException
                | TSPException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // the identifier of a signer selects certificates
    private static @Nullable X509Certificate stamperOf(TimeStampToken token)
            throws GeneralSecurityException, OperatorCreationException, TSPException {
        var matches = token.getCertificates().getMatches((Selector<X509CertificateHolder>) token.getSID());
        if (matches.size() != 1) {
            return null;
        }
        var holder = matches.iterator().next();
        // Also that the certificate is one for time stamps and was valid at that time.
        token.validate(
                new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(holder));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    private boolean isOfThisSignature(TimeStampToken token) throws GeneralSecurityException {
        var info = token.getTimeStampInfo();
        var algorithm = info.getMessageImprintAlgOID();
        return DIGESTS.contains(algorithm)
                && MessageDigest.isEqual(
                        MessageDigest.getInstance(algorithm.getId(), PROVIDER).digest(signer.getSignature()),
                        info.getMessageImprintDigest());
    }
}
