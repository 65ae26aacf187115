package id.payung.coverage.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.coverage.CoverStart.Circumstances;
import id.payung.coverage.CoverStart.Rule;
import id.payung.platform.DecisionEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real decision table on the real engine: every case. */
class CoverStartTableTests {

    private static ProcessEngine engine;
    private static CoverStartTable start;

    @BeforeAll
    static void deploy() {
        engine = DecisionEngine.with("processes/cover-start.dmn");
        start = new CoverStartTable(DecisionEngine.tables(engine));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest(name = "late {0}, letter {1}, within grace {2}: {3}")
    @CsvSource({
        "false,false,false,FIRST_DAY",
        "false,false,true,FIRST_DAY",
        "false,true,false,FIRST_DAY",
        "false,true,true,FIRST_DAY",
        "true,true,false,FIRST_DAY",
        "true,true,true,FIRST_DAY",
        "true,false,false,POSTING_DAY",
        "true,false,true,POSTING_DAY",
    })
    void coverBegins(boolean late, boolean letter, boolean withinGrace, Rule rule) {
        assertThat(start.rule(new Circumstances(late, letter, withinGrace))).isEqualTo(rule);
    }
}
