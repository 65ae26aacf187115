package id.payung.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/** An issuer of certificates that exists for one test, and people who sign PDFs with them as applications for that do. */
public final class TestIssuer {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Name name;
    private final KeyPair keys = newKeys();
    private final X509Certificate certificate;

    /** Whose own certificate is valid for ten years. */
    public TestIssuer(String commonName, Instant from) {
        name = named(commonName);
        certificate = certificate(
                name,
                keys,
                from,
                from.plusSeconds(10L * 365 * 86_400),
                new BasicConstraints(true),
                KeyUsage.keyCertSign | KeyUsage.cRLSign,
                null);
    }

    /** Writes the issuer's certificate, as an operator would. */
    public Path writePem(Path file) {
        try {
            return Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                            .formatted(Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII))
                                    .encodeToString(certificate.getEncoded())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    public Signer issue(String commonName, Instant from, Instant until) {
        return issue(commonName, from, until, KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
    }

    public Signer issue(String commonName, Instant from, Instant until, int usage) {
        var own = newKeys();
        return new Signer(
                commonName,
                own,
                certificate(named(commonName), own, from, until, new BasicConstraints(false), usage, null));
    }

    /** One who stamps the time. */
    public Signer issueStamper(String commonName, Instant from, Instant until) {
        var own = newKeys();
        return new Signer(
                commonName,
                own,
                certificate(
                        named(commonName),
                        own,
                        from,
                        until,
                        new BasicConstraints(false),
                        KeyUsage.digitalSignature,
                        KeyPurposeId.id_kp_timeStamping));
    }

    private static X500Name named(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate certificate(
            X500Name subject,
            KeyPair own,
            Instant from,
            Instant until,
            BasicConstraints constraints,
            int usage,
            @Nullable KeyPurposeId purpose) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(64, RANDOM).abs(),
                    Date.from(from),
                    Date.from(until),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (purpose != null) {
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody with a certificate of this issuer. */
    public final class Signer {
        private final String commonName;
        private final KeyPair own;
        private final X509Certificate ownCertificate;
        private @Nullable Signer stamper;
        private @Nullable Instant stampedAt;

        private Signer(String commonName, KeyPair own, X509Certificate ownCertificate) {
            this.commonName = commonName;
            this.own = own;
            this.ownCertificate = ownCertificate;
        }

        boolean hasExpired() {
            return ownCertificate.getNotAfter().toInstant().isBefore(MovableClock.SHARED.instant());
        }

        /** Lets somebody stamp the time on each signature. */
        public Signer stampedBy(Signer other, Instant at) {
            stamper = other;
            stampedAt = at;
            return this;
        }

        /** The PDF with one more signature, invisible. */
        public byte[] sign(byte[] file, Instant at) {
            return sign(file, at, pdf -> {});
        }

        /** The same, with something else done to it before it is saved. */
        public byte[] sign(byte[] file, Instant at, Change change) {
            try (var pdf = Loader.loadPDF(file)) {
                change.to(pdf);
                pdf.addSignature(newSignature(at), this::cms);
                var out = new ByteArrayOutputStream();
                pdf.saveIncremental(out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The PDF with one more signature, which shows on a page as a frame with the signer's name. */
        public byte[] signVisibly(byte[] file, Instant at, int page, PDRectangle place) {
            try (var pdf = Loader.loadPDF(file);
                    var options = new SignatureOptions()) {
                options.setPage(page - 1);
                options.setVisualSignature(new ByteArrayInputStream(frame(pdf.getPage(page - 1), place)));
                pdf.addSignature(newSignature(at), this::cms, options);
                var out = new ByteArrayOutputStream();
                pdf.saveIncremental(out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A PDF of its own, from which the mark is taken. */
        private byte[] frame(PDPage like, PDRectangle place) throws IOException {
            try (var template = new PDDocument()) {
                var page = new PDPage(like.getMediaBox());
                template.addPage(page);
                var form = new PDAcroForm(template);
                template.getDocumentCatalog().setAcroForm(form);
                form.setSignaturesExist(true);
                form.setAppendOnly(true);
                var field = new PDSignatureField(form);
                form.getFields().add(field);
                var widget = field.getWidgets().get(0);
                widget.setRectangle(place);
                var look = new PDAppearanceStream(template);
                look.setResources(new PDResources());
                var font = new PDType1Font(FontName.HELVETICA);
                look.setBBox(new PDRectangle(place.getWidth(), place.getHeight()));
                try (var content = new PDPageContentStream(template, look)) {
                    content.addRect(1, 1, place.getWidth() - 2, place.getHeight() - 2);
                    content.stroke();
                    content.beginText();
                    content.setFont(font, 6);
                    content.setLeading(10);
                    content.newLineAtOffset(6, place.getHeight() - 16);
                    content.showText("Ditandatangani secara elektronik");
                    content.newLine();
                    content.showText(commonName);
                    content.endText();
                }
                var appearance = new PDAppearanceDictionary();
                appearance.setNormalAppearance(look);
                widget.setAppearance(appearance);
                var out = new ByteArrayOutputStream();
                template.save(out);
                return out.toByteArray();
            }
        }

        private PDSignature newSignature(Instant at) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setLocation("Kotabaru");
            signature.setSignDate(calendar(at));
            return signature;
        }

        private byte[] cms(InputStream content) throws IOException {
            return cms(content.readAllBytes());
        }

        /** A detached signature without the time of signing, as PAdES asks: the PDF says it. */
        public byte[] cms(byte[] content) {
            try {
                var generator = new CMSSignedDataGenerator();
                generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                                new JcaDigestCalculatorProviderBuilder().build())
                        .setSignedAttributeGenerator(parameters -> new DefaultSignedAttributeTableGenerator()
                                .getAttributes(parameters)
                                .remove(CMSAttributes.signingTime))
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(own.getPrivate()), ownCertificate));
                generator.addCertificates(new JcaCertStore(List.of(ownCertificate, certificate)));
                var signed = generator.generate(new CMSProcessableByteArray(content), false);
                return (stamper == null ? signed : stamped(signed, stamper)).getEncoded();
            } catch (IOException
                    | OperatorCreationException
                    | GeneralSecurityException
                    | CMSException
                    | TSPException e) {
                throw new AssertionError(e);
            }
        }

        private CMSSignedData stamped(CMSSignedData signed, Signer by)
                throws IOException, OperatorCreationException, GeneralSecurityException, CMSException, TSPException {
            SignerInformation signer =
                    signed.getSignerInfos().getSigners().iterator().next();
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var generator = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .build("SHA256withRSA", by.own.getPrivate(), by.ownCertificate),
                    digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    new ASN1ObjectIdentifier("1.2.3"));
            generator.addCertificates(new JcaCertStore(List.of(by.ownCertificate)));
            var request = new TimeStampRequestGenerator();
            request.setCertReq(true);
            var token = generator.generate(
                    request.generate(
                            TSPAlgorithms.SHA256,
                            MessageDigest.getInstance("SHA-256").digest(signer.getSignature())),
                    BigInteger.ONE,
                    Date.from(stampedAt));
            var attributes = new ASN1EncodableVector();
            attributes.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(token.toCMSSignedData().toASN1Structure())));
            return CMSSignedData.replaceSigners(
                    signed,
                    new SignerInformationStore(
                            SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(attributes))));
        }

        private static Calendar calendar(Instant at) {
            var calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Jakarta"));
            calendar.setTimeInMillis(at.toEpochMilli());
            return calendar;
        }
    }

    /** Something done to a PDF. */
    public interface Change {
        void to(PDDocument pdf) throws IOException;
    }
}
