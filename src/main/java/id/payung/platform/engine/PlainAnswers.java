package id.payung.platform.engine;

import id.payung.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The engine wraps what its listeners and queries throw, and the wrapping turns a plain "no" into a server error. The
 * outermost interceptor takes the "no" out again. To Camunda's web applications a refusal goes as the engine's own kind
 * of "the form is wrong", and beside it in the request, for whoever words the answer.
 */
public final class PlainAnswers extends CommandInterceptor {

    private static final String REFUSAL = PlainAnswers.class.getName();

    @Override
    public <T extends @Nullable Object> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException | Refused e) {
            throw within(e);
        }
    }

    /** Why what the web application asked for in this request was refused, if it was. */
    public static Optional<Refused> refusalOf(HttpServletRequest request) {
        return Optional.ofNullable((Refused) request.getAttribute(REFUSAL));
    }

    private static RuntimeException within(RuntimeException wrapping) {
        for (Throwable t = wrapping; t != null; t = t.getCause()) {
            if (t instanceof AuthorizationException || t instanceof RefusedExpression) {
                return (RuntimeException) t;
            }
            if (t instanceof Refused refused) {
                return inTermsOfTheCaller(refused);
            }
        }
        return wrapping;
    }

    private static RuntimeException inTermsOfTheCaller(Refused refused) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                && here.getRequest()
                        .getRequestURI()
                        .startsWith(here.getRequest().getContextPath() + "/camunda/")) {
            here.getRequest().setAttribute(REFUSAL, refused);
            return new FormFieldValidationException(refused.key(), refused.key(), refused);
        }
        return refused;
    }
}
