package id.payung.roster;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.Regime;
import id.payung.roster.people.PeopleTables;
import id.payung.roster.rule.CheckTerms;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.RowSource;
import id.payung.roster.sheet.SheetRow;
import id.payung.support.PayungTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** How much of a roster is in memory at a time. */
@PayungTest
class RosterIntakeTests {

    private static final CheckTerms TERMS = new CheckTerms(
            Regime.BPU,
            "33.75",
            LocalDate.of(2027, 3, 1),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2027, 1, 15),
            18,
            65,
            3,
            null,
            Set.of());

    @Autowired
    RosterIntake intake;

    @Autowired
    BeanFactory application;

    @Test
    void rowsOfUsualLengthAreWrittenSomeThousandAtATime() throws Exception {
        assertThat(judged(12_000, "Jl. Mawar 5")).containsExactly(5_000, 10_000, 12_000);
    }

    @Test
    void longRowsAreWrittenSomeDozenAtATime() throws Exception {
        assertThat(judged(100, "x".repeat(100_000))).containsExactly(42, 84, 100);
    }

    /** How many rows were judged each time that some were written. */
    private List<Integer> judged(int rows, String address) throws Exception {
        var fixture = new RosterFixture(application);
        fixture.pekalongan();
        var agreement = fixture.agreement(5);
        List<Integer> judged = new ArrayList<>();

        intake.copy(
                PeopleTables.STORED,
                fixture.askedFor(agreement, 1),
                agreement,
                TERMS,
                new Same(rows, address),
                new ArrayList<>(),
                soFar -> judged.add(soFar.rows()));

        return judged;
    }

    /** The same address again and again. */
    private static final class Same implements RowSource {

        private final int rows;
        private final String address;
        private int given;

        Same(int rows, String address) {
            this.rows = rows;
            this.address = address;
        }

        @Override
        public RosterHeader header() {
            return RosterHeader.withoutSheet(List.of(RosterColumn.ADDRESS));
        }

        @Override
        public @Nullable SheetRow next() {
            return given == rows ? null : new SheetRow(++given, new String[] {address});
        }

        @Override
        public List<Finding> warnings() {
            return List.of();
        }
    }
}
