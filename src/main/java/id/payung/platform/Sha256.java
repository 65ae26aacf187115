package id.payung.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which a content is recognised. No secret is kept by it: that is what {@link PersonalDataCipher} is for. */
public final class Sha256 {

    private Sha256() {}

    /** To be given the content bit by bit. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public static String hex(byte[] content) {
        return hex(digest(), content);
    }

    public static String hex(String content) {
        return hex(content.getBytes(UTF_8));
    }

    /** Ends the digest. */
    public static String hex(MessageDigest digest) {
        return hex(digest, new byte[0]);
    }

    private static String hex(MessageDigest digest, byte[] last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }
}
