package id.payung.document.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The issuers that this installation believes. Their files are read at every check, so that a new one needs no restart. What
 * an issuer has revoked since is not asked: that needs a connection to it.
 */
@Component
class TrustedIssuers {

    private final List<Path> places;

    TrustedIssuers(SigningSettings settings) {
        places = settings.trustedPlaces();
        certificates(); // a file that cannot be read is told at the start, not to the first who signs
    }

    /**
     * Whether a chain leads from the certificate to one of them, all of it valid at that time.
     *
     * @param others what came with the signature
     */
    boolean vouchFor(X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
        var anchors = anchors();
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var search = new PKIXBuilderParameters(anchors, target);
            var known = new ArrayList<>(others);
            known.add(certificate);
            search.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            search.setDate(Date.from(at));
            search.setRevocationEnabled(false);
            CertPathBuilder.getInstance("PKIX").build(search);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Set<TrustAnchor> anchors() {
        Set<TrustAnchor> anchors = new HashSet<>();
        certificates().forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
        return anchors;
    }

    private List<X509Certificate> certificates() {
        return places.stream()
                .flatMap(place -> files(place).stream())
                .flatMap(file -> read(file).stream())
                .toList();
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> inside = Files.list(place)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("(?i).*\\.(pem|crt|cer|der)"))
                    .toList();
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static List<X509Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (certificates.isEmpty()) {
                throw new CertificateException("It holds none");
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw unreadable(file, e);
        }
    }

    private static IllegalStateException unreadable(Path place, Exception cause) {
        return new IllegalStateException(
                "payung.signing.trust names %s, from which no certificate can be read.".formatted(place), cause);
    }
}
