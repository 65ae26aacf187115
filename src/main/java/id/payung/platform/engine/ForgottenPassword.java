package id.payung.platform.engine;

import java.security.SecureRandom;
import java.util.Base64;

/** For accounts with whose password nobody signs in, or not yet. */
final class ForgottenPassword {

    private ForgottenPassword() {}

    /** Random, behind what any password policy asks for. */
    static String next() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return "Aa1!" + Base64.getEncoder().encodeToString(bytes);
    }
}
