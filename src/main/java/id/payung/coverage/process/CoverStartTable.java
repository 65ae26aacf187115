package id.payung.coverage.process;

import id.payung.coverage.CoverStart;
import id.payung.platform.DecisionTables;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The start of cover as the decision table cover-start. */
@Component
class CoverStartTable implements CoverStart {

    private final DecisionTables tables;

    CoverStartTable(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Rule rule(Circumstances circumstances) {
        return tables.row(
                        "cover-start",
                        Map.of(
                                "postedLate", circumstances.postedLate(),
                                "regionalLetter", circumstances.regionalLetter(),
                                "withinGrace", circumstances.withinGrace()))
                .map(row -> Rule.valueOf(String.valueOf(row.get("begins"))))
                .orElseThrow(() -> new IllegalStateException("cover-start has no row for " + circumstances));
    }
}
