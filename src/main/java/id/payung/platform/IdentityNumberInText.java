package id.payung.platform;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers of persons and family cards in what people write freely. Reasons, titles and remarks go to the journal,
 * which nobody can change: a number pasted there would stay for ever, unencrypted.
 *
 * <p>Sixteen digits in a row are refused whatever they mean. With spaces, dots or dashes between, which amounts and account
 * codes have too, only where they can be such a number: an existing province, and a date in its place.
 */
public final class IdentityNumberInText {

    private static final int LENGTH = 16;
    private static final Pattern IN_A_ROW = Pattern.compile("(?<![0-9])[0-9]{16}(?![0-9])");
    private static final Pattern WITH_GAPS = Pattern.compile("[0-9]+(?:[\\s.\\-]{1,3}[0-9]+)+");
    private static final Pattern GAP = Pattern.compile("[^0-9]+");
    private static final Pattern PROVINCE = Pattern.compile("(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|81|82|9[1-7]).*");
    private static final int WOMAN = 40;

    private IdentityNumberInText() {}

    public static boolean isIn(String text) {
        return IN_A_ROW.matcher(text).find()
                || WITH_GAPS.matcher(text).results().anyMatch(run -> isWithin(run.group()));
    }

    /** Why a field is refused, where such a number is in it. */
    public static Optional<Refused.Reason> refusal(String field, @Nullable String text) {
        return text != null && isIn(text)
                ? Optional.of(Refused.Reason.of(field, "form.refused.identityNumber"))
                : Optional.empty();
    }

    /** @throws Refused on the field, where such a number is in it */
    public static void refuse(String field, @Nullable String text) {
        refusal(field, text).ifPresent(reason -> {
            throw Refused.fields(List.of(reason));
        });
    }

    /** A person's number next to another number: groups that follow each other and have sixteen digits together. */
    private static boolean isWithin(String run) {
        var groups = new ArrayList<>(List.of(GAP.split(run)));
        while (!groups.isEmpty()) {
            var digits = new StringBuilder();
            for (String group : groups) {
                digits.append(group);
                if (digits.length() >= LENGTH) {
                    break;
                }
            }
            if (digits.length() == LENGTH && couldBeOne(digits.toString())) {
                return true;
            }
            groups.remove(0);
        }
        return false;
    }

    private static boolean couldBeOne(String digits) {
        int day = Integer.parseInt(digits, 6, 8, 10);
        int month = Integer.parseInt(digits, 8, 10, 10);
        try {
            MonthDay.of(month, day > WOMAN ? day - WOMAN : day);
        } catch (DateTimeException e) {
            return false;
        }
        return PROVINCE.matcher(digits).matches();
    }
}
