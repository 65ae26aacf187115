package id.payung.platform.engine;

import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Closes CVE-2026-109432: expressions that arrive inside a task query are evaluated on the server, whoever sent them. A
 * query has no execution, an expression in a diagram always has one; so without one only three fixed words are evaluated.
 */
final class ExpressionGuard extends SpringExpressionManager {

    private static final Set<String> WORDS = Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

    ExpressionGuard(ApplicationContext context) {
        super(context);
    }

    @Override
    public Expression createExpression(String text) {
        ensureInitialized();
        var value = createValueExpression(text);
        return new JuelExpression(value, this, text) {
            @Override
            public Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution contextExecution) {
                if (scope == null && !isLiteralText() && !WORDS.contains(text)) {
                    throw new RefusedExpression();
                }
                return super.getValue(scope, contextExecution);
            }
        };
    }
}
