package id.payung.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Keys for personal data, from the environment; never in the database.
 *
 * @param keys {@code id:base64} pairs, comma separated, 32 bytes each; the first encrypts, all decrypt
 * @param indexKey base64, 32 bytes; equal numbers find each other by it
 */
@ConfigurationProperties("payung.personal-data")
public record PersonalDataKeys(String keys, String indexKey) {

    public PersonalDataKeys {
        if (keys == null || keys.isBlank() || indexKey == null || indexKey.isBlank()) {
            throw new IllegalStateException(
                    "Set PAYUNG_KEYS (id:base64 of 32 bytes) and PAYUNG_INDEX_KEY (base64 of 32 bytes): without them no personal data can be stored.");
        }
    }
}
