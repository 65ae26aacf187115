package id.payung.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The segments of umbrellas, in the order in which the parties wrote them. */
@Component
class Segments {

    private final JdbcClient jdbc;

    Segments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Segment> of(AgreementId umbrella) {
        return jdbc.sql(
                        """
                select segment, regime, programs, target from umbrella_segment
                 where agreement_id = :umbrella order by position""")
                .param("umbrella", umbrella.value())
                .query((row, number) -> new Segment(
                        row.getString("segment"),
                        Regime.valueOf(row.getString("regime")),
                        Arrays.stream((String[]) row.getArray("programs").getArray())
                                .map(Programme::valueOf)
                                .collect(Collectors.toSet()),
                        row.getInt("target")))
                .list();
    }

    void write(AgreementId umbrella, List<Segment> segments) {
        int position = 0;
        for (var segment : segments) {
            jdbc.sql(
                            """
                    insert into umbrella_segment (agreement_id, position, segment, regime, programs, target)
                    values (:umbrella, :position, :segment, :regime, :programs, :target)""")
                    .param("umbrella", umbrella.value())
                    .param("position", ++position)
                    .param("segment", segment.segment())
                    .param("regime", segment.regime().name())
                    .param(
                            "programs",
                            segment.programs().stream().map(Enum::name).toArray(String[]::new))
                    .param("target", segment.target())
                    .update();
        }
    }
}
