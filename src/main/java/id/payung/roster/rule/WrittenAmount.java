package id.payung.roster.rule;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** An amount as people write it: {@code 2500000}, {@code 2.500.000}, {@code Rp 2.500.000,00}. Whole rupiah. */
final class WrittenAmount {

    private static final Pattern AMOUNT = Pattern.compile(
            "(?i)(?:Rp\\.?\\s*)?([0-9]{1,13}|[0-9]{1,3}(?:\\.[0-9]{3}){1,4}|[0-9]{1,3}(?:,[0-9]{3}){1,4})"
                    + "(?:[.,]0{1,2})?(?:,-)?");

    private WrittenAmount() {}

    static OptionalLong of(String text) {
        var matcher = AMOUNT.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(matcher.group(1).replaceAll("[.,]", "")));
    }
}
