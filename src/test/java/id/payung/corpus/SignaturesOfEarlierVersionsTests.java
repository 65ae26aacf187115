package id.payung.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PostgresForTests;
import id.payung.support.PostgresForTests.Database;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was signed before there was a register of officials is signed after an upgrade as it was. */
class SignaturesOfEarlierVersionsTests {

    static List<Corpus> corpora() {
        return Corpus.all();
    }

    @ParameterizedTest(name = "of {0}")
    @MethodSource("corpora")
    void stayAsTheyWere(Corpus corpus) {
        var database = corpus.restore();
        try {
            var before = signatures(database);

            PostgresForTests.upgrade(database);

            assertThat(before).isNotEmpty();
            assertThat(signatures(database)).isEqualTo(before);
        } finally {
            database.drop();
        }
    }

    private static List<Map<String, Object>> signatures(Database database) {
        return JdbcClient.create(database.dataSource())
                .sql(
                        """
                select agreement_id, side, signer_name, signer_position, mandate_number, mandate_from, mandate_until, signed_on,
                       place, scan, recorded_by, recorded_at
                  from agreement_signature order by agreement_id, side""")
                .query()
                .listOfRows();
    }
}
