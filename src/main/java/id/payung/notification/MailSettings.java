package id.payung.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves. The server itself is {@code spring.mail.*}.
 *
 * @param from the sender's address
 * @param attempts how often a mail is tried before it is given up
 * @param firstBackOff how long to wait after the first failure; doubled each time
 * @param longestBackOff and never longer than this
 * @param unknownAfter how long one conversation with the server can take at most; a mail that is still being sent after
 *     this has lost its sender
 */
@ConfigurationProperties("payung.mail")
record MailSettings(
        @DefaultValue("payung@localhost") String from,
        @DefaultValue("24") int attempts,
        @DefaultValue("1m") Duration firstBackOff,
        @DefaultValue("4h") Duration longestBackOff,
        @DefaultValue("10m") Duration unknownAfter) {

    /** With the defaults: after 1, 2, 4 … minutes, then every four hours, for more than two and a half days. */
    Duration backOffAfter(int failures) {
        var doubled = firstBackOff.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(longestBackOff) < 0 ? doubled : longestBackOff;
    }
}
