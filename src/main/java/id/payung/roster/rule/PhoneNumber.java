package id.payung.roster.rule;

import java.util.Optional;
import java.util.regex.Pattern;

/** Indonesian phone numbers, mobile (08…) and fixed (area code first); the first zero may have been lost to Excel. */
final class PhoneNumber {

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s().'-]+");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?62|0)?(8[0-9]{8,11})");
    private static final Pattern FIXED = Pattern.compile("(?:\\+?62|0)([2-79][0-9]{6,10})");

    private PhoneNumber() {}

    /** The number in its international form. */
    static Optional<String> of(String text) {
        var digits = BETWEEN_DIGITS.matcher(text).replaceAll("");
        for (Pattern pattern : new Pattern[] {MOBILE, FIXED}) {
            var matcher = pattern.matcher(digits);
            if (matcher.matches()) {
                return Optional.of("+62" + matcher.group(1));
            }
        }
        return Optional.empty();
    }
}
