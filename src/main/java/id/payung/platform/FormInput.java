package id.payung.platform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * What a person entered in a task's form, checked against its declaration. Handed from the form to the next node as
 * transient variables: nothing of it stays in the engine.
 */
public final class FormInput {

    private static final String PREFIX = "form.refused.";

    private final VariableScope scope;

    private FormInput(VariableScope scope) {
        this.scope = scope;
    }

    /** In a delegate that follows the user task in the same transaction. */
    public static FormInput of(VariableScope scope) {
        return new FormInput(scope);
    }

    /**
     * Checks raw values against the form.
     *
     * @throws Refused with one reason per bad field; unknown fields are bad fields
     */
    static Map<String, String> check(TaskForm form, Map<String, @Nullable Object> raw) {
        var refused = new ArrayList<Refused.Reason>();
        var clean = new LinkedHashMap<String, String>();
        var known = form.fields().stream().map(FormField::name).toList();
        raw.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refused.add(Refused.Reason.of(name, PREFIX + "unknown")));
        for (FormField field : form.fields()) {
            Object value = raw.get(field.name());
            String text = value == null ? "" : value.toString().strip();
            if (!text.isEmpty() && !field.isAsked(raw)) {
                refused.add(Refused.Reason.of(field.name(), PREFIX + "notAsked"));
                continue;
            }
            if (text.isEmpty()) {
                if (field.required() && field.isAsked(raw)) {
                    refused.add(Refused.Reason.of(field.name(), PREFIX + "missing"));
                }
                continue;
            }
            var problem = problemOf(field, text);
            if (problem.isPresent()) {
                refused.add(problem.get());
            } else {
                clean.put(field.name(), text);
            }
        }
        if (!refused.isEmpty()) {
            throw Refused.fields(refused);
        }
        return clean;
    }

    private static Optional<Refused.Reason> problemOf(FormField field, String text) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT ->
                text.length() > field.max()
                        ? Optional.of(Refused.Reason.of(field.name(), PREFIX + "tooLong", field.max()))
                        : field.code() ? Optional.empty() : IdentityNumberInText.refusal(field.name(), text);
            case DATE ->
                IsoDay.read(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(Refused.Reason.of(field.name(), PREFIX + "date"));
            case NUMBER, MONEY -> numberProblem(field, text);
            case CHOICE ->
                (field.isOffered() ? isUuid(text) : field.options().contains(text))
                        ? Optional.empty()
                        : Optional.of(Refused.Reason.of(field.name(), PREFIX + "choice"));
            case DOCUMENT, ROSTER ->
                isUuid(text) ? Optional.empty() : Optional.of(Refused.Reason.of(field.name(), PREFIX + "file"));
        };
    }

    private static Optional<Refused.Reason> numberProblem(FormField field, String text) {
        if (!text.matches("\\d{1,15}")) {
            return Optional.of(Refused.Reason.of(field.name(), PREFIX + "number"));
        }
        return Long.parseLong(text) > field.max()
                ? Optional.of(Refused.Reason.of(field.name(), PREFIX + "tooLarge", field.max()))
                : Optional.empty();
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(scope.getVariable(field)).map(Object::toString);
    }

    public String required(String field) {
        return text(field).orElseThrow(() -> Refused.field(field, PREFIX + "missing"));
    }

    public Optional<LocalDate> date(String field) {
        return text(field).map(LocalDate::parse);
    }

    public LocalDate requiredDate(String field) {
        return LocalDate.parse(required(field));
    }

    public long requiredNumber(String field) {
        return Long.parseLong(required(field));
    }

    public Optional<Integer> number(String field) {
        return text(field).map(Integer::valueOf);
    }

    public Optional<UUID> id(String field) {
        return text(field).map(UUID::fromString);
    }

    public UUID requiredId(String field) {
        return UUID.fromString(required(field));
    }

    public <E extends Enum<E>> E choice(String field, Class<E> type) {
        return Enum.valueOf(type, required(field));
    }

    /** One entry a line, empty lines left out. */
    public List<String> lines(String field) {
        return text(field).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
