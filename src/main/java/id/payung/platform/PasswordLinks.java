package id.payung.platform;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which somebody sets their own password, once, so that no operator ever knows it: the four eyes of a payment are
 * four only while nobody signs in as two. A new link makes the one before worthless.
 */
@Component
public class PasswordLinks {

    private static final Duration VALID = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String baseUrl;

    PasswordLinks(JdbcClient jdbc, Clock clock, @Value("${payung.base-url}") String baseUrl) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** To be handed to that person and nobody else. */
    public record Link(String user, String link, Instant validUntil) {

        /** Never the link. */
        @Override
        public String toString() {
            return "Link[" + user + "]";
        }
    }

    @Transactional
    public Link issue(String user) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var until = clock.instant().plus(VALID);
        jdbc.sql(
                        """
                insert into password_link (user_id, token_hash, valid_until) values (:user, :hash, :until)
                on conflict (user_id) do update set token_hash = excluded.token_hash, valid_until = excluded.valid_until""")
                .param("user", user)
                .param("hash", hash(token))
                .param("until", Timestamp.from(until))
                .update();
        return new Link(user, baseUrl + "/password?token=" + token, until);
    }

    /** Whose link it is, as long as it is worth something. */
    public Optional<String> userOf(String token) {
        return jdbc.sql("select user_id from password_link where token_hash = :hash and valid_until > :now")
                .param("hash", hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    /** Whose link it was: now it is worth nothing any more. */
    @Transactional
    public Optional<String> redeem(String token) {
        return jdbc.sql("delete from password_link where token_hash = :hash and valid_until > :now returning user_id")
                .param("hash", hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    @Transactional
    public void revoke(String user) {
        jdbc.sql("delete from password_link where user_id = :user")
                .param("user", user)
                .update();
    }

    private static byte[] hash(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
