package id.payung.platform.engine;

import java.io.Serial;
import org.camunda.bpm.engine.BadUserRequestException;

/** Somebody sent an expression in a query. What it was is nobody's business, least of all the log's. */
final class RefusedExpression extends BadUserRequestException {

    @Serial
    private static final long serialVersionUID = 1L;

    RefusedExpression() {
        super("Expressions are not evaluated in queries");
    }
}
