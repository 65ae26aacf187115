package id.payung.agreement.web;

import id.payung.agreement.AgreementId;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a draft, which come as text, and gathers what is wrong with them, so that all is told at once. */
final class DraftFields {

    static final int LONGEST_LIST = 100;

    private final List<Refused.Reason> refused = new ArrayList<>();

    void refuse(Refused.Reason reason) {
        refused.add(reason);
    }

    void orThrow() {
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
    }

    void present(String field, @Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            refused.add(Refused.Reason.of(field, "form.refused.missing"));
        }
    }

    <E extends Enum<E>> @Nullable E required(String field, @Nullable String code, Class<E> type) {
        present(field, code);
        return optional(field, code, type);
    }

    <E extends Enum<E>> @Nullable E optional(String field, @Nullable String code, Class<E> type) {
        if (code == null || code.isBlank()) {
            return null;
        }
        try {
            return Enum.valueOf(type, code);
        } catch (IllegalArgumentException e) {
            refused.add(Refused.Reason.of(
                    field,
                    "agreement.code.unknown",
                    code.length() > 40 ? code.substring(0, 40) : code,
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
            return null;
        }
    }

    <E extends Enum<E>> Set<E> every(String field, @Nullable List<String> codes, Class<E> type) {
        return list(field, codes).stream()
                .map(code -> optional(field, code, type))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Nullable
    LocalDate date(String field, @Nullable String text) {
        present(field, text);
        return optionalDate(field, text);
    }

    @Nullable
    LocalDate optionalDate(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var day = IsoDay.read(text);
        if (day.isEmpty()) {
            refused.add(Refused.Reason.of(field, "form.refused.date"));
        }
        return day.orElse(null);
    }

    /**
     * The day by which it must be signed on the fast track.
     *
     * @return null where it is on none
     */
    @Nullable
    LocalDate signBy(@Nullable Boolean fastTrack, @Nullable String signBy) {
        if (Boolean.TRUE.equals(fastTrack)) {
            return date("signBy", signBy);
        }
        if (signBy != null && !signBy.isBlank()) {
            refused.add(Refused.Reason.of("signBy", "agreement.signBy.onlyOnTheFastTrack"));
        }
        return null;
    }

    @Nullable
    AgreementId agreement(String field, @Nullable String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        try {
            return new AgreementId(UUID.fromString(id.strip()));
        } catch (IllegalArgumentException e) {
            refused.add(Refused.Reason.of(field, "form.refused.choice"));
            return null;
        }
    }

    List<String> list(String field, @Nullable List<String> values) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > LONGEST_LIST || values.stream().anyMatch(Objects::isNull)) {
            refused.add(Refused.Reason.of(field, "agreement.list.tooLong", LONGEST_LIST));
            return List.of();
        }
        return values.stream().map(String::strip).toList();
    }

    /** Refuses an identity number in it, which nothing could take out again. */
    void free(String field, @Nullable String text) {
        IdentityNumberInText.refusal(field, text).ifPresent(refused::add);
    }
}
