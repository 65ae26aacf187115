package id.payung.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks a decision table for the one row that fits. Tables are no secret: whoever is signed in, they are asked as nobody, so
 * that no role needs a right to decisions. Nothing about people goes in.
 */
@Component
public class DecisionTables {

    private final DecisionService decisions;
    private final IdentityService identity;

    DecisionTables(DecisionService decisions, IdentityService identity) {
        this.decisions = decisions;
        this.identity = identity;
    }

    /** @return the row's outputs by name, empty cells left out; empty where no row fits */
    public Optional<Map<String, Object>> row(String decision, Map<String, @Nullable Object> question) {
        var asker = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return Optional.ofNullable(decisions
                            .evaluateDecisionTableByKey(decision)
                            .variables(new HashMap<>(question))
                            .evaluate()
                            .getSingleResult())
                    .map(row -> row.getEntryMap());
        } finally {
            identity.setAuthentication(asker);
        }
    }
}
