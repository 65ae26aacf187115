package id.payung.roster.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The administrative areas that rows are judged by, small enough to stay in memory. */
public final class AreaCodes {

    /** Provinces that are no more: Timor Timur, until 1999. Their people keep their numbers. [K] */
    private static final Set<Integer> FORMER_PROVINCES = Set.of(54);

    private static final Pattern DOTTED = Pattern.compile("[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}");
    private static final Pattern PLAIN = Pattern.compile("[0-9]{10}");

    private final Set<Integer> provinces;
    private final int[] districts;
    private final long[] villages;

    /** Codes with dots, as in the decree. */
    public AreaCodes(List<String> provinces, List<String> districts, List<String> villages) {
        this.provinces = provinces.stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
        this.districts = districts.stream()
                .mapToInt(code -> Integer.parseInt(withoutDots(code)))
                .sorted()
                .toArray();
        this.villages = villages.stream()
                .mapToLong(code -> Long.parseLong(withoutDots(code)))
                .sorted()
                .toArray();
    }

    boolean isProvince(int code) {
        return provinces.contains(code) || FORMER_PROVINCES.contains(code);
    }

    boolean isDistrict(int code) {
        return Arrays.binarySearch(districts, code) >= 0;
    }

    /** The ward's or village's code with dots; empty where it is none. */
    public Optional<String> ward(String text) {
        if (!DOTTED.matcher(text).matches() && !PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        var digits = withoutDots(text);
        return Arrays.binarySearch(villages, Long.parseLong(digits)) >= 0
                ? Optional.of("%s.%s.%s.%s"
                        .formatted(
                                digits.substring(0, 2),
                                digits.substring(2, 4),
                                digits.substring(4, 6),
                                digits.substring(6)))
                : Optional.empty();
    }

    private static String withoutDots(String code) {
        return code.replace(".", "");
    }
}
