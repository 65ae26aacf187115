package id.payung.document.signature;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose certificates are believed, and where officials can sign.
 *
 * @param trust files with certificates (PEM or DER), or folders of such files; none: every issuer is unknown
 * @param bsre by organisation, its own signing server; none: its officials sign with an application of their own
 */
@ConfigurationProperties("payung.signing")
record SigningSettings(@Nullable List<Path> trust, @Nullable Map<String, Server> bsre) {

    /**
     * The signing server of an agency and its account there.
     *
     * @param timeLimit for an answer, all of it
     */
    record Server(@Nullable URI url, String username, String password, @Nullable Duration timeLimit) {

        private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");
        private static final Duration USUAL_LIMIT = Duration.ofSeconds(60);

        /** @throws IllegalStateException where passphrases would go over the network in clear */
        URI signingAddress() {
            return address("/api/sign/pdf");
        }

        /** @throws IllegalStateException likewise */
        URI verifyingAddress() {
            return address("/api/sign/verify");
        }

        private URI address(String call) {
            if (url == null || !"https".equals(url.getScheme()) && !HERE.contains(String.valueOf(url.getHost()))) {
                throw new IllegalStateException(
                        "payung.signing.bsre needs an https address, but has %s".formatted(url));
            }
            return URI.create(url + call);
        }

        Duration limit() {
            return timeLimit == null ? USUAL_LIMIT : timeLimit;
        }

        /** Without the password: settings are shown in messages about them. */
        @Override
        public String toString() {
            return "%s as %s".formatted(url, username);
        }
    }

    List<Path> trustedPlaces() {
        return trust == null ? List.of() : List.copyOf(trust);
    }

    Map<String, Server> servers() {
        return bsre == null ? Map.of() : Map.copyOf(bsre);
    }
}
