package id.payung.roster;

import static id.payung.roster.sheet.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Regime;
import id.payung.roster.people.Counts;
import id.payung.roster.sheet.HeaderAliases;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.SheetRow;
import id.payung.support.PayungTest;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The sample files are what their generator makes, and hold what they promise. */
@PayungTest
class SampleRostersTests {

    @Autowired
    BeanFactory application;

    @Autowired
    RosterChecking checking;

    private RosterFixture fixture;

    @BeforeEach
    void signIn() {
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated("officer.3375", null, java.util.List.of()));
    }

    @org.junit.jupiter.api.AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void everyFileIsWhatItsGeneratorMakes() throws Exception {
        for (var file : SampleRosters.files().entrySet()) {
            assertThat(Files.readString(SampleRosters.FOLDER.resolve(file.getKey())))
                    .as("%s; run SampleRosters to write it anew", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    private RosterChecking.Outcome.Checked check(AgreementId agreement, String file) {
        return (RosterChecking.Outcome.Checked)
                checking.check(agreement, new FileSystemResource(SampleRosters.FOLDER.resolve(file)));
    }

    @Test
    void all2170PeopleOfPekalonganPass() {
        var checked = check(fixture.agreement(2170), "roster-pekalongan-2170.csv");

        assertThat(checked.counts()).isEqualTo(Counts.of(2170, 0, 0, 0));
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.fileFindings()).isEmpty();
    }

    @Test
    void onlyAHandfulAreTooOldForAFirstRegistrationAYearLater() {
        var checked =
                check(fixture.agreement(2170, null, LocalDate.of(2028, 3, 1), null), "roster-pekalongan-2170.csv");

        assertThat(checked.totals()).isEqualTo(Map.of("AGE_ABOVE_LIMIT", 7));
    }

    @Test
    void everyMistakeThatARowCanHaveIsShown() {
        var agreement = fixture.agreement(100, 1, LocalDate.of(2027, 3, 1), null);
        Set<String> shown = new java.util.TreeSet<>(
                check(agreement, "roster-with-mistakes.csv").totals().keySet());
        var wageEarners = (RosterChecking.Outcome.Checked) checking.check(
                "3375",
                Regime.PU,
                LocalDate.of(2027, 3, 1),
                new FileSystemResource(SampleRosters.FOLDER.resolve("roster-with-mistakes.csv")));
        shown.addAll(wageEarners.totals().keySet());

        var ofRows = EnumSet.range(NIK_MISSING, EMAIL_INVALID);
        // These need more than one file: a roster that is there already, another payer, a list.
        ofRows.removeAll(EnumSet.of(DUPLICATE_IN_AGREEMENT, ALREADY_COVERED, KNOWN_DECEASED, EXCLUDED_BY_LIST));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        ofRows.stream().map(Enum::name).collect(Collectors.toSet()));
        assertThat(wageEarners.fileFindings()).extracting(ToldFinding::code).containsExactly(HEADER_UNKNOWN.name());
    }

    @Test
    void theTemplateIsReadWithoutAWarning() throws Exception {
        var row = new SheetRow(1, SampleRosters.template().strip().split(";"));

        var header = RosterHeader.of(row, EnumSet.allOf(RosterColumn.class), HeaderAliases.NONE);

        assertThat(header.warnings()).isEmpty();
        assertThat(Arrays.stream(RosterColumn.values()).allMatch(header::has)).isTrue();
    }
}
