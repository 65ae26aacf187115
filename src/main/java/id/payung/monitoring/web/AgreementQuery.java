package id.payung.monitoring.web;

import id.payung.agreement.AgreementStatus;
import id.payung.monitoring.AgreementFilter;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to list, as it stands in the address: the same for the page and the API. */
record AgreementQuery(
        @Nullable List<String> status,
        @Nullable String municipality,
        @Nullable String endingBefore,
        @Nullable String q,
        @Nullable String show) {

    static final int LONGEST_TEXT = 200;

    /** @throws Refused with one reason per part that says nothing known */
    AgreementFilter filter() {
        if (q != null && q.length() > LONGEST_TEXT) {
            throw Refused.field("q", "form.refused.tooLong", LONGEST_TEXT);
        }
        return new AgreementFilter(statuses(), blankToNull(municipality), day(), blankToNull(q), shown());
    }

    private Set<AgreementStatus> statuses() {
        Set<AgreementStatus> statuses = EnumSet.noneOf(AgreementStatus.class);
        if (status != null) {
            status.stream()
                    .filter(code -> !code.isBlank())
                    .forEach(code -> statuses.add(one("status", code, AgreementStatus.values())));
        }
        return statuses;
    }

    private AgreementFilter.Show shown() {
        return show == null || show.isBlank()
                ? AgreementFilter.Show.ALL
                : one("show", show.toUpperCase(Locale.ROOT), AgreementFilter.Show.values());
    }

    private static <E extends Enum<E>> E one(String field, String code, E[] known) {
        return Arrays.stream(known)
                .filter(value -> value.name().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.field(field, "form.refused.choice"));
    }

    private @Nullable LocalDate day() {
        var text = blankToNull(endingBefore);
        return text == null
                ? null
                : IsoDay.read(text).orElseThrow(() -> Refused.field("endingBefore", "form.refused.date"));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
