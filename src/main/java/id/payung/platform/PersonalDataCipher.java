package id.payung.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts identity numbers, family cards, phones and mothers' names column by column (AES-256-GCM), and makes the blind
 * index (HMAC-SHA256) by which equal values are found without being readable. UU 27/2022 on personal data protection.
 */
@Component
public class PersonalDataCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<Integer, SecretKeySpec> keys = new LinkedHashMap<>();
    private final int currentKey;
    private final SecretKeySpec indexKey;
    private final SecureRandom random = new SecureRandom();

    PersonalDataCipher(PersonalDataKeys configured) {
        for (String pair : configured.keys().split(",")) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw new IllegalStateException("PAYUNG_KEYS must be a list of id:base64, separated by commas.");
            }
            keys.put(
                    Integer.valueOf(pair.substring(0, colon).strip()),
                    new SecretKeySpec(bytes32("PAYUNG_KEYS", pair.substring(colon + 1)), "AES"));
        }
        currentKey = keys.keySet().iterator().next();
        indexKey = new SecretKeySpec(bytes32("PAYUNG_INDEX_KEY", configured.indexKey()), "HmacSHA256");
    }

    private static byte[] bytes32(String name, String base64) {
        byte[] key = Base64.getDecoder().decode(base64.strip());
        if (key.length != 32) {
            throw new IllegalStateException("%s: a key must be 32 bytes in base64.".formatted(name));
        }
        return key;
    }

    /** The id of the key that {@link #seal} uses now; stored beside the row. */
    public int currentKey() {
        return currentKey;
    }

    /** Nonce and ciphertext in one. */
    public byte[] seal(String plain) {
        return seal(plain.getBytes(UTF_8));
    }

    public byte[] seal(byte[] plain) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, keys.get(currentKey), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Personal data could not be encrypted", e);
        }
    }

    public String open(int keyId, byte[] sealed) {
        return new String(openBytes(keyId, sealed), UTF_8);
    }

    public byte[] openBytes(int keyId, byte[] sealed) {
        var key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("Key %d of personal data is not configured".formatted(keyId));
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Personal data could not be decrypted with key %d".formatted(keyId), e);
        }
    }

    /** Equal values have equal indexes; the value cannot be read back. {@code purpose} keeps columns apart. */
    public byte[] blindIndex(String purpose, String plain) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            mac.update(purpose.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(plain.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The blind index could not be computed", e);
        }
    }
}
