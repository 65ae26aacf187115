package id.payung.platform;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What is wrong with a request that fits none of our methods, told like a bad field of a form: which, and what to do. */
final class RequestFaults {

    private static final String MISSING = "form.refused.missing";

    private RequestFaults() {}

    /** The refusal, where one part of the request can be named. */
    static Optional<Refused> of(Exception e) {
        if (e instanceof MissingServletRequestParameterException missing) {
            return Optional.of(Refused.field(missing.getParameterName(), MISSING));
        }
        if (e instanceof MissingServletRequestPartException missing) {
            return Optional.of(Refused.field(missing.getRequestPartName(), MISSING));
        }
        if (e instanceof MissingRequestHeaderException missing) {
            return Optional.of(Refused.field(missing.getHeaderName(), MISSING));
        }
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return Optional.of(Refused.field(mismatch.getName(), mismatchOf(mismatch)));
        }
        return e.getCause() instanceof JsonMappingException mapping ? ofBody(mapping) : Optional.empty();
    }

    private static String mismatchOf(TypeMismatchException mismatch) {
        return expected(mismatch.getRequiredType());
    }

    private static Optional<Refused> ofBody(JsonMappingException mapping) {
        var field = nameOf(mapping.getPath());
        if (field.isEmpty()) {
            return Optional.empty();
        }
        if (mapping instanceof UnrecognizedPropertyException) {
            return Optional.of(Refused.field(field, "platform.request.unknownField"));
        }
        return Optional.of(Refused.field(
                field,
                expected(mapping instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null)));
    }

    /** {@code terms.programs[1]} */
    private static String nameOf(List<JsonMappingException.Reference> path) {
        var name = path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return name.startsWith(".") ? name.substring(1) : name;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "platform.request.otherKind";
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "form.refused.number";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "form.refused.date";
        }
        return type.isEnum() ? "form.refused.choice" : "platform.request.otherKind";
    }
}
