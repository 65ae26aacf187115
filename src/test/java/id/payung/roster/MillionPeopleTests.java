package id.payung.roster;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.roster.sheet.LongRoster;
import id.payung.support.OwnProcess;
import id.payung.support.PostgresForTests;
import id.payung.support.RunningPayung;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** As many people as a file may have, from the file into the tables, by an application that has half a gigabyte of heap. */
@Tag("faults")
class MillionPeopleTests {

    private static final int PEOPLE = 1_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void areUploadedCheckedAndStored(LongRoster.Kind kind) throws Exception {
        var file = folder.resolve("roster");
        LongRoster.write(file, kind, PEOPLE);

        var ended = OwnProcess.run("512m", Upload.class, file.toString());

        assertThat(ended.output())
                .contains("roster CHECKED, 1000000 rows, 1000000 valid", "stored 1000000 people, 0 findings, 0 parts");
    }

    static final class Upload implements OwnProcess.Work {

        @Override
        public void run(List<String> arguments) throws Exception {
            try (var payung = RunningPayung.on(PostgresForTests.empty(), Instant.parse("2027-01-15T02:00:00Z"))) {
                var fixture = new RosterFixture(payung.beans());
                fixture.pekalongan();
                var agreement = fixture.agreement(PEOPLE);
                var id = fixture.askedFor(agreement, 1);
                SecurityContextHolder.getContext()
                        .setAuthentication(
                                UsernamePasswordAuthenticationToken.authenticated("officer.3375", null, List.of()));

                payung.get(RosterUpload.class)
                        .upload(agreement, null, new FileSystemResource(Path.of(arguments.get(0))));
                payung.get(RosterCheckRun.class).runNext();

                var roster = payung.get(RosterView.class).one(id);
                System.out.printf(
                        "roster %s, %d rows, %d valid%n",
                        roster.status(), roster.counts().rows(), roster.counts().valid());
                System.out.printf(
                        "stored %d people, %d findings, %d parts%n",
                        count(payung, "roster_person"),
                        count(payung, "roster_finding"),
                        count(payung, "roster_check_file"));
            }
        }

        private static long count(RunningPayung payung, String table) {
            return payung.get(JdbcClient.class)
                    .sql("select count(*) from " + table)
                    .query(Long.class)
                    .single();
        }
    }
}
