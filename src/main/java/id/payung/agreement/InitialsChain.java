package id.payung.agreement;

import id.payung.platform.DecisionTables;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who initials a text before the heads approve it, and in which order: initials-chain.dmn. */
@Component
class InitialsChain {

    private final DecisionTables tables;

    InitialsChain(DecisionTables tables) {
        this.tables = tables;
    }

    /** @param position from 1 */
    Optional<Desk> desk(AgreementKind kind, int position) {
        return tables.row("initials-chain", Map.of("kind", kind.name(), "position", position))
                .map(row -> Desk.valueOf(String.valueOf(row.get("desk"))));
    }
}
