package id.payung.roster;

import static id.payung.roster.RosterFixture.csv;
import static id.payung.roster.RosterFixture.man;
import static id.payung.roster.sheet.FindingCode.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.party.BusinessCalendar;
import id.payung.party.Nik;
import id.payung.party.Organisations;
import id.payung.platform.Actor;
import id.payung.platform.Journal;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.roster.check.CheckProgress;
import id.payung.roster.check.CheckQueue;
import id.payung.roster.check.CheckState;
import id.payung.roster.check.CheckStopped;
import id.payung.roster.people.Counts;
import id.payung.roster.people.FindingRecords;
import id.payung.roster.people.Occupations;
import id.payung.roster.people.PeopleCopy;
import id.payung.roster.people.Places;
import id.payung.roster.people.RosterAreas;
import id.payung.roster.people.RowCells;
import id.payung.roster.people.SetRules;
import id.payung.roster.people.WardParts;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterLimits;
import id.payung.support.PayungTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows on their way into the tables: sets, quota, encryption, and nothing where the file is refused. */
@PayungTest
class RosterUploadTests {

    private static final Actor OFFICER =
            new Actor("officer.3375", "Officer", Set.of(Role.MUNICIPAL_OFFICER), "3375", "kesra");

    @Autowired
    BeanFactory application;

    @Autowired
    RosterRecords records;

    @Autowired
    PeopleCopy copy;

    @Autowired
    RowCells cells;

    @Autowired
    RosterCorrections corrections;

    @Autowired
    SetRules setRules;

    @Autowired
    Places places;

    @Autowired
    WardParts parts;

    @Autowired
    CheckQueue queue;

    @Autowired
    FindingRecords findings;

    @Autowired
    FindingSentences sentences;

    @Autowired
    RosterTerms terms;

    @Autowired
    RosterAreas areas;

    @Autowired
    Occupations occupations;

    @Autowired
    RosterLimits limits;

    @Autowired
    AgreementDirectory directory;

    @Autowired
    Organisations organisations;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    PersonalDataCipher cipher;

    @Autowired
    Journal journal;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final List<String> told = new ArrayList<>();
    private final Map<String, LocalDate> coveredThrough = new HashMap<>();

    private RosterFixture fixture;
    private RosterUpload upload;
    private RosterCheckRun checks;
    private RosterChecking checking;
    private RosterProposals proposals;
    private RosterRequests requests;

    @AfterEach
    void leaveNothingBehind() {
        LocaleContextHolder.resetLocaleContext();
        while (checks.runNext()) {
            // The next test finds an empty queue.
        }
    }

    @BeforeEach
    void build() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
        fixture = new RosterFixture(application);
        fixture.pekalongan();
        RosterWorkflow workflow = new RosterWorkflow() {
            @Override
            public void requested(RosterId roster, AgreementFacts agreement) {
                told.add("requested");
            }

            @Override
            public void checked(RosterId roster, boolean clean) {
                told.add(clean ? "clean" : "not clean");
            }

            @Override
            public void cancelled(RosterId roster) {
                told.add("cancelled");
            }
        };
        ExistingCover cover = indexes -> indexes.stream()
                .map(index -> Optional.ofNullable(coveredThrough.get(Arrays.toString(index))))
                .toList();
        var intake = new RosterIntake(copy, cells, setRules, areas, occupations, new Always<>(cover), cipher);
        upload = new RosterUpload(
                records, queue, terms, limits, sentences, directory, journal, () -> OFFICER, clock, transaction);
        checks = new RosterCheckRun(
                queue,
                records,
                intake,
                corrections,
                setRules,
                places,
                parts,
                terms,
                limits,
                directory,
                workflow,
                journal,
                jdbc,
                cipher,
                transaction);
        checking = new RosterChecking(
                records,
                intake,
                setRules,
                places,
                findings,
                terms,
                limits,
                sentences,
                directory,
                organisations,
                () -> OFFICER,
                transaction);
        proposals = new RosterProposals(upload, directory, () -> OFFICER, places, jdbc);
        requests = new RosterRequests(
                records, proposals, queue, parts, directory, workflow, calendar, journal, () -> OFFICER, clock);
    }

    private record Always<T>(T bean) implements ObjectProvider<T> {
        @Override
        public T getObject() {
            return bean;
        }
    }

    private Roster uploaded(AgreementId agreement, String... rows) {
        assertThat(upload.upload(agreement, null, csv(rows))).isInstanceOf(UploadOutcome.Taken.class);
        assertThat(checks.runNext()).isTrue();
        return records.findByAgreementIdOrderByWaveDesc(
                        agreement.value(), org.springframework.data.domain.PageRequest.ofSize(1))
                .get(0);
    }

    /** Brings a roster to where it no longer takes files. */
    private void submit(Roster roster) {
        transaction.executeWithoutResult(status -> {
            var found = records.findById(roster.id().value()).orElseThrow();
            found.submit("officer.3375", clock.instant());
            records.save(found);
        });
    }

    private List<String> findingsOf(Roster roster) {
        return findings.page(roster.id(), 0, 100).stream()
                .map(f -> f.row() + " " + f.code() + " " + f.cell() + " " + f.arguments())
                .toList();
    }

    @Test
    void goodRowsAreStoredAndCounted() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        var roster = uploaded(agreement, man(1), man(2), "", man(3).replace("Slamet ddi", "Slamet 3"));

        assertThat(roster.status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(roster.counts().rows()).isEqualTo(3);
        assertThat(roster.counts().people()).isEqualTo(3);
        assertThat(told).containsExactly("clean");
        assertThat(jdbc.sql("select row_number from roster_person where roster_id = :r order by 1")
                        .param("r", roster.id().value())
                        .query(Integer.class)
                        .list())
                .containsExactly(2, 3, 5);
    }

    @Test
    void aWorkbookIsReadFromWhereItsPartsLieInTheSealedFile() throws Exception {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        assertThat(upload.upload(agreement, null, new ByteArrayResource(behindPictures("openpyxl.xlsx"))))
                .isInstanceOf(UploadOutcome.Taken.class);
        assertThat(checks.runNext()).isTrue();

        var roster = records.findByAgreementIdOrderByWaveDesc(
                        agreement.value(), org.springframework.data.domain.PageRequest.ofSize(1))
                .get(0);
        assertThat(roster.counts()).isEqualTo(Counts.of(2, 0, 0, 0));
        assertThat(jdbc.sql("select row_number from roster_person where roster_id = :r order by 1")
                        .param("r", roster.id().value())
                        .query(Integer.class)
                        .list())
                .containsExactly(4, 6);
    }

    /** The workbook with some megabytes of pictures before everything else. */
    private static byte[] behindPictures(String name) throws IOException {
        byte[] picture = new byte[5 << 19];
        new Random(1).nextBytes(picture);
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new ZipInputStream(new ClassPathResource("workbooks/" + name).getInputStream());
                var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            zip.write(picture);
            for (var entry = workbook.getNextEntry(); entry != null; entry = workbook.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                workbook.transferTo(zip);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void personalDataIsSealedAndFoundByItsIndex() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        var roster = uploaded(agreement, man(77, "3375010101200001"));

        var row = jdbc.sql("select * from roster_person where roster_id = :r")
                .param("r", roster.id().value())
                .query()
                .singleRow();
        assertThat(cipher.open((int) row.get("key_id"), (byte[]) row.get("nik")))
                .isEqualTo(RosterFixture.nik(77));
        assertThat(cipher.open((int) row.get("key_id"), (byte[]) row.get("family_card")))
                .isEqualTo("3375010101200001");
        assertThat((byte[]) row.get("nik_index")).isEqualTo(new Nik(RosterFixture.nik(77)).blindIndex(cipher));
        assertThat(row.get("nik_masked")).isEqualTo("3375**********77");
        assertThat(row.values().stream()
                        .filter(String.class::isInstance)
                        .map(Object::toString)
                        .toList())
                .noneMatch(text -> text.contains(RosterFixture.nik(77)) || text.contains("3375010101200001"));
    }

    @Test
    void textIsStoredAsItWasTyped() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        var address = "\"Jl. \\N \"\"A\"\" {x,y} 'z' \\\\ = 1\"";

        var roster = uploaded(agreement, man(1).replace("Jl. Mawar 5", address));

        assertThat(jdbc.sql("select address from roster_person where roster_id = :r")
                        .param("r", roster.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("Jl. \\N \"A\" {x,y} 'z' \\\\ = 1");
    }

    @Test
    void argumentsOfFindingsAreReadAsTheyWereWritten() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        var roster = uploaded(agreement, man(1).replace(";lebe;", ";\"a \"\"b\"\" \\ {c},d\";"));

        assertThat(findings.page(roster.id(), 0, 10).get(0).arguments()).containsExactly("a \"b\" \\ {c},d", "");
    }

    @Test
    void everyRepetitionOfANikNamesTheFirstRow() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        var roster = uploaded(agreement, man(1), man(2), man(1), man(1));

        assertThat(findingsOf(roster)).containsExactly("4 DUPLICATE_IN_FILE A4 [2]", "5 DUPLICATE_IN_FILE A5 [2]");
        assertThat(roster.counts()).isEqualTo(Counts.of(2, 0, 2, 0));
        assertThat(roster.status()).isEqualTo(RosterStatus.NEEDS_CORRECTION);
        assertThat(told).containsExactly("not clean");
    }

    @Test
    void aRepetitionIsFoundAlsoWhereTheFirstRowIsRejected() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        var roster = uploaded(agreement, man(1).replace("Jl. Mawar 5", ""), man(1));

        assertThat(findingsOf(roster)).containsExactly("2 ADDRESS_MISSING E2 []", "3 DUPLICATE_IN_FILE A3 [2]");
    }

    @Test
    void aPersonOfAnotherWaveIsADuplicateUnlessThatWaveIsCancelled() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        submit(uploaded(agreement, man(1), man(2)));
        fixture.askedFor(agreement, 2);

        var second = uploaded(agreement, man(2), man(3));

        assertThat(findingsOf(second)).containsExactly("2 DUPLICATE_IN_AGREEMENT A2 []");
        assertThat(second.counts()).isEqualTo(Counts.of(1, 0, 1, 0));

        transaction.executeWithoutResult(status -> {
            var first = records.findByAgreementIdOrderByWave(agreement.value()).get(0);
            first.cancel();
            records.save(first);
        });
        assertThat(findingsOf(uploaded(agreement, man(3), man(2)))).isEmpty();
    }

    @Test
    void aPersonOfAnotherAgreementIsNoDuplicate() {
        var one = fixture.agreement(10);
        fixture.askedFor(one, 1);
        submit(uploaded(one, man(1)));
        var other = fixture.agreement(10);
        fixture.askedFor(other, 1);

        assertThat(findingsOf(uploaded(other, man(1)))).isEmpty();
    }

    @Test
    void aFamilyIsFullAfterItsLimitInTheOrderOfTheFile() {
        var agreement = fixture.agreement(10, 2, LocalDate.of(2027, 3, 1), null);
        fixture.askedFor(agreement, 1);
        var family = "3375010101200001";
        var other = "3375010101200002";

        var roster = uploaded(
                agreement,
                man(1, family),
                man(2, family).replace("Jl. Mawar 5", ""),
                man(3, family),
                man(4, family),
                man(1, family),
                man(5, other));

        assertThat(findingsOf(roster))
                .containsExactly(
                        "3 ADDRESS_MISSING E3 []", "5 FAMILY_LIMIT_EXCEEDED H5 [2]", "6 DUPLICATE_IN_FILE A6 [2]");
        assertThat(roster.counts()).isEqualTo(Counts.of(3, 0, 3, 0));
    }

    @Test
    void aFamilyCountsAcrossTheWavesOfAnAgreement() {
        var agreement = fixture.agreement(10, 1, LocalDate.of(2027, 3, 1), null);
        var family = "3375010101200001";
        fixture.askedFor(agreement, 1);
        submit(uploaded(agreement, man(1, family)));
        fixture.askedFor(agreement, 2);

        assertThat(findingsOf(uploaded(agreement, man(2, family)))).containsExactly("2 FAMILY_LIMIT_EXCEEDED H2 [1]");
    }

    @Test
    void whoeverIsOverTheQuotaWaitsInTheOrderOfTheFile() {
        var agreement = fixture.agreement(3);
        fixture.askedFor(agreement, 1);
        submit(uploaded(agreement, man(1), man(2)));
        fixture.askedFor(agreement, 2);

        var second = uploaded(agreement, man(3), man(4), man(5).replace("lebe;", "lebe;12"), man(3));

        assertThat(statesOf(second)).containsExactly("2 VALID", "3 WAITING", "4 WAITING", "5 REJECTED");
        assertThat(second.counts()).isEqualTo(new Counts(4, 2, 1, 1, 0, 2));
        assertThat(second.counts().people()).isEqualTo(1);
        assertThat(sentences.told(findings.aboutFile(second.id()))).satisfiesExactly(finding -> {
            assertThat(finding.code()).isEqualTo("QUOTA_EXCEEDED");
            assertThat(finding.severity()).isEqualTo("W");
            assertThat(finding.message()).contains("3 orang", "sisa kuota 1", "2 orang terakhir");
        });
    }

    @Test
    void aWardsQuotaIsFullBeforeThatOfTheAgreement() {
        var agreement = fixture.agreement(4);
        jdbc.sql("insert into ward_quota values (:a, '33.75.01.1002', 2, 'officer.3375', now())")
                .param("a", agreement.value())
                .update();
        fixture.askedFor(agreement, 1);
        var elsewhere = "33.75.01.1003";

        var roster = uploaded(
                agreement,
                man(1),
                man(2),
                man(3),
                man(4).replace("33.75.01.1002", elsewhere),
                man(5).replace("33.75.01.1002", elsewhere),
                man(6).replace("33.75.01.1002", elsewhere));

        assertThat(statesOf(roster))
                .containsExactly("2 VALID", "3 VALID", "4 WAITING", "5 VALID", "6 VALID", "7 WAITING");
        assertThat(findings.aboutFile(roster.id()))
                .extracting(Finding::variant, Finding::arguments)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, List.of("6", "4", "2")),
                        org.assertj.core.groups.Tuple.tuple("WARD", List.of("3", "2", "1", "33.75.01.1002")));
    }

    @Test
    void whoeverWaitedTakesThePlaceOfSomebodyWhoLeft() {
        var agreement = fixture.agreement(2);
        fixture.askedFor(agreement, 1);
        var roster = uploaded(agreement, man(1), man(2), man(3), man(4));
        assertThat(statesOf(roster)).containsExactly("2 VALID", "3 VALID", "4 WAITING", "5 WAITING");

        transaction.executeWithoutResult(status -> {
            jdbc.sql("update roster_person set state = 'REJECTED' where roster_id = :r and row_number = 2")
                    .param("r", roster.id().value())
                    .update();
            assertThat(places.arrange(roster.id(), agreement, 2)).isTrue();
        });

        assertThat(statesOf(roster)).containsExactly("2 REJECTED", "3 VALID", "4 VALID", "5 WAITING");
        assertThat(findings.aboutFile(roster.id()))
                .extracting(Finding::arguments)
                .containsExactly(List.of("3", "2", "1"));
    }

    private List<String> statesOf(Roster roster) {
        return jdbc.sql("select row_number || ' ' || state from roster_person where roster_id = :r order by row_number")
                .param("r", roster.id().value())
                .query(String.class)
                .list();
    }

    @Test
    void whoeverAnotherPayerBringsInTheSameMonthsIsHeld() {
        var one = fixture.agreement(10);
        fixture.askedFor(one, 1);
        handOver(uploaded(one, man(1), man(2)));
        var other = fixture.agreement(10);
        fixture.askedFor(other, 1);

        var roster = uploaded(other, man(2), man(3));

        assertThat(findingsOf(roster)).containsExactly("2 ALREADY_COVERED A2 [03/2027]");
        assertThat(statesOf(roster)).containsExactly("2 HELD", "3 VALID");
        assertThat(roster.counts()).isEqualTo(Counts.of(1, 0, 0, 1));
        assertThat(told).contains("clean");

        var nextYear = fixture.agreement(10, null, LocalDate.of(2028, 3, 1), null);
        records.save(Roster.request(nextYear, 1, LocalDate.of(2028, 3, 1), clock.instant()));
        assertThat(findingsOf(uploaded(nextYear, man(2)))).isEmpty();
    }

    @Test
    void whoeverAnotherPayerBringsIsHeldInADryRunToo() {
        var one = fixture.agreement(10);
        fixture.askedFor(one, 1);
        handOver(uploaded(one, man(1)));

        var dry = (RosterChecking.Outcome.Checked) checking.check(fixture.agreement(10), csv(man(1), man(2)));

        assertThat(dry.counts()).isEqualTo(Counts.of(1, 0, 0, 1));
        assertThat(dry.findings())
                .extracting(ToldFinding::message)
                .containsExactly(
                        "Sel A2: orang ini sudah didaftarkan pembayar lain mulai 03/2027, pada bulan yang sama."
                                + " Verifikator memutuskan apakah barisnya diterima.");
    }

    @Test
    void theDeadAndTheExcludedAreHeldByTheListsThatHoldOnThatDay() {
        list("DECEASED", "3673", LocalDate.of(2026, 5, 1), null, 1);
        list("EXCLUDED", "3375", LocalDate.of(2027, 1, 1), null, 2);
        list("EXCLUDED", "3375", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 3);
        list("EXCLUDED", "3673", LocalDate.of(2026, 1, 1), null, 4);
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        var roster = uploaded(agreement, man(1), man(2), man(3), man(4));

        assertThat(findingsOf(roster))
                .containsExactly("2 KNOWN_DECEASED A2 []", "3 EXCLUDED_BY_LIST A3 [Penerima bantuan lain]");
        assertThat(statesOf(roster)).containsExactly("2 HELD", "3 HELD", "4 VALID", "5 VALID");
        jdbc.sql("update person_list set withdrawn_by = 'officer.3375', withdrawn_at = now()")
                .update();
    }

    private void list(
            String kind,
            String municipality,
            LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate until,
            int serial) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into person_list (id, kind, municipality, name, valid_from, valid_until, people, uploaded_by, uploaded_at)
                values (:id, :kind, :municipality, 'Penerima bantuan lain', :from, :until, 1, 'officer', now())""")
                .param("id", id)
                .param("kind", kind)
                .param("municipality", municipality)
                .param("from", from)
                .param("until", until, java.sql.Types.DATE)
                .update();
        jdbc.sql("insert into person_list_entry values (:id, :nik)")
                .param("id", id)
                .param("nik", new Nik(RosterFixture.nik(serial)).blindIndex(cipher))
                .update();
    }

    @Test
    void oneNameAndBirthDateWithTwoNumbersIsTold() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        var roster = uploaded(
                agreement,
                man(1),
                man(2).replaceFirst(";[^;]*;", ";SLAMET  B-DI;"),
                man(3),
                man(9).replace("Jl. Mawar 5", ""));

        assertThat(findingsOf(roster))
                .containsExactly("2 NEAR_DUPLICATE B2 [3]", "3 NEAR_DUPLICATE B3 [2]", "5 ADDRESS_MISSING E5 []");
        assertThat(roster.counts()).isEqualTo(Counts.of(1, 2, 1, 0));
    }

    @Test
    void theSamePersonUnderAnotherNumberIsToldAcrossAgreements() {
        var one = fixture.agreement(10);
        fixture.askedFor(one, 1);
        handOver(uploaded(one, man(1)));
        var other = fixture.agreement(10);
        fixture.askedFor(other, 1);

        var roster = uploaded(other, man(1).replace("0001;", "0077;"));

        assertThat(findingsOf(roster)).containsExactly("2 NEAR_DUPLICATE B2 []");
        assertThat(findings.page(roster.id(), 0, 1).get(0).variant()).isEqualTo("ELSEWHERE");
    }

    @Test
    void theSameNameWithANumberOneDigitAwayIsToldWithinTheAgreement() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        var aDayLater = man(1).replace("050380", "060380").replace("05-03", "06-03");
        var twoDigits = man(1).replace("050380", "060480").replace("05-03", "06-04");
        submit(uploaded(agreement, man(1), aDayLater, man(2)));

        var first = records.findByAgreementIdOrderByWave(agreement.value()).get(0);
        assertThat(findingsOf(first)).containsExactly("2 NEAR_DUPLICATE A2 [3]", "3 NEAR_DUPLICATE A3 [2]");

        fixture.askedFor(agreement, 2);
        var second = uploaded(
                agreement, twoDigits, man(1).replace("050380", "040380").replace("05-03", "04-03"));
        assertThat(findingsOf(second)).containsExactly("2 NEAR_DUPLICATE A2 []", "3 NEAR_DUPLICATE A3 []");
    }

    private int stored(AgreementId agreement) {
        return jdbc.sql("select count(*) from roster_person where agreement_id = :a")
                .param("a", agreement.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void aRefusedFileLeavesWhatWasThere() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        uploaded(agreement, man(1), man(2));

        var roster = uploaded(
                agreement,
                IntStream.range(10, 60)
                        .mapToObj(i -> i == 59 ? "\"" + man(i) : man(i))
                        .toArray(String[]::new));

        assertThat(queue.explanation(roster.id()))
                .extracting(Finding::code)
                .containsExactly(FindingCode.FILE_UNREADABLE);
        assertThat(roster.status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(stored(agreement)).isEqualTo(2);
        assertThat(records.findByAgreementIdOrderByWave(agreement.value())
                        .get(0)
                        .counts()
                        .people())
                .isEqualTo(2);
    }

    @Test
    void anotherFileReplacesTheOneBefore() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        uploaded(agreement, man(1), man(1));

        var roster = uploaded(agreement, man(4));

        assertThat(roster.counts()).isEqualTo(Counts.of(1, 0, 0, 0));
        assertThat(findingsOf(roster)).isEmpty();
        assertThat(stored(agreement)).isEqualTo(1);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        var roster = uploaded(agreement, man(1), man(2));
        var uploadedAt = Objects.requireNonNull(roster.upload()).uploadedAt();

        assertThat(upload.upload(agreement, null, csv(man(1), man(2)))).isEqualTo(new UploadOutcome.Taken(roster.id()));

        assertThat(checks.runNext()).isFalse();
        assertThat(records.findById(roster.id().value()).orElseThrow().upload())
                .extracting(Upload::uploadedAt)
                .isEqualTo(uploadedAt);
    }

    @Test
    void theFileIsKeptSealedAndOnlyUntilItIsChecked() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        upload.upload(agreement, null, csv(man(1)));

        assertThat(jdbc.sql("select content from roster_check_file")
                        .query((row, number) -> new String(row.getBytes(1), UTF_8))
                        .list())
                .hasSize(1)
                .noneMatch(content -> content.contains(RosterFixture.nik(1)));
        checks.runNext();
        assertThat(jdbc.sql("select count(*) from roster_check_file")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aCancelledCheckLeavesWhatWasThere() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        var roster = uploaded(agreement, man(1));
        upload.upload(agreement, null, csv(man(2), man(3)));
        var lease = queue.take().orElseThrow();
        upload.cancelCheck(roster.id());

        assertThat(queue.beat(lease)).contains(CheckStopped.Reason.CANCELLED);
        queue.giveBack(lease, false);
        lease.close();
        checks.runNext();

        assertThat(stored(agreement)).isEqualTo(1);
        assertThat(queue.progress(roster.id()))
                .get()
                .extracting(CheckProgress::state)
                .isEqualTo(CheckState.CANCELLED);
        assertThat(records.findById(roster.id().value()).orElseThrow().status()).isEqualTo(RosterStatus.CHECKED);
        assertThatThrownBy(() -> upload.cancelCheck(roster.id())).isInstanceOf(Refused.class);
    }

    @Test
    void whatADeadNodeBeganAnotherDoesAnewAndTheDeadOneStoresNothing() {
        var agreement = fixture.agreement(10);
        var roster = fixture.askedFor(agreement, 1);
        upload.upload(agreement, null, csv(man(1), man(2)));
        var dead = queue.take().orElseThrow();
        assertThat(checks.runNext()).as("while the lease holds").isFalse();
        jdbc.sql("update roster_check set lease_until = clock_timestamp() - interval '1 second'")
                .update();

        assertThat(checks.runNext()).isTrue();

        assertThat(stored(agreement)).isEqualTo(2);
        assertThat(queue.beat(dead)).contains(CheckStopped.Reason.LEASE_LOST);
        assertThatThrownBy(
                        () -> transaction.executeWithoutResult(status -> queue.end(dead, CheckState.DONE, Counts.NONE)))
                .isInstanceOf(CheckStopped.class);
        dead.close();
        assertThat(queue.progress(roster))
                .get()
                .extracting(CheckProgress::state)
                .isEqualTo(CheckState.DONE);
    }

    @Test
    void aCheckOfWhichThreeNodesDiedIsGivenUpAndSaidSo() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        var roster = uploaded(agreement, man(1));
        upload.upload(agreement, null, csv(man(2), man(3)));
        for (int death = 1; death <= 3; death++) {
            queue.take().orElseThrow().close();
            jdbc.sql(
                            "update roster_check set lease_until = clock_timestamp() - interval '1 second' where state = 'RUNNING'")
                    .update();
        }
        told.clear();

        assertThat(checks.runNext()).isTrue();

        assertThat(queue.progress(roster.id()))
                .get()
                .extracting(CheckProgress::state)
                .isEqualTo(CheckState.FAILED);
        assertThat(stored(agreement)).isEqualTo(1);
        assertThat(told).as("the process must not wait").isNotEmpty();
    }

    @Test
    void aRosterThatIsNotAskedForIsNotTaken() {
        var agreement = fixture.agreement(10);
        assertThatThrownBy(() -> upload.upload(agreement, null, csv(man(1))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT));

        fixture.askedFor(agreement, 1);
        submit(uploaded(agreement, man(1)));
        assertThatThrownBy(() -> upload.upload(agreement, null, csv(man(1)))).isInstanceOf(Refused.class);
    }

    @Test
    void whereTwoAreAskedForTheFileNamesItsOwn() {
        var agreement = fixture.agreement(10);
        var first = fixture.askedFor(agreement, 1);
        fixture.askedFor(agreement, 2);

        assertThatThrownBy(() -> upload.upload(agreement, null, csv(man(1)))).isInstanceOf(Refused.class);
        assertThat(upload.upload(agreement, first.value(), csv(man(1)))).isEqualTo(new UploadOutcome.Taken(first));
    }

    @Test
    void aColumnOfNumbersThatAllEndInZeroIsDamaged() {
        var agreement = fixture.agreement(100);
        fixture.askedFor(agreement, 1);

        var ten = uploaded(
                agreement,
                IntStream.rangeClosed(1, 10).mapToObj(i -> man(i * 10)).toArray(String[]::new));
        assertThat(findingsOf(ten)).containsExactly("0 NIK_COLUMN_DAMAGED null []");
        assertThat(ten.status()).isEqualTo(RosterStatus.CHECKED);

        var nine = uploaded(
                agreement,
                IntStream.rangeClosed(1, 9).mapToObj(i -> man(i * 10)).toArray(String[]::new));
        assertThat(findingsOf(nine)).isEmpty();
    }

    private static String old(int serial) {
        return man(serial).replace("0503800", "0503600").replace("05-03-1980", "05-03-1960");
    }

    @Test
    void whoContinuesWithoutAGapMayBeOld() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        covered("3375010503600001", LocalDate.of(2027, 2, 28));
        covered("3375010503600002", LocalDate.of(2026, 11, 30));
        covered("3375010503600003", LocalDate.of(2026, 11, 29));

        var roster = uploaded(agreement, old(1), old(2), old(3), old(4), man(5));

        assertThat(findingsOf(roster))
                .containsExactly("4 AGE_ABOVE_LIMIT C4 [2027-03-01, 65]", "5 AGE_ABOVE_LIMIT C5 [2027-03-01, 65]");
        assertThat(roster.counts()).isEqualTo(Counts.of(3, 0, 2, 0));
    }

    private void covered(String nik, LocalDate through) {
        coveredThrough.put(Arrays.toString(new Nik(nik).blindIndex(cipher)), through);
    }

    @Test
    void aDryRunFindsTheSameAndStoresNothing() {
        var agreement = fixture.agreement(3, 2, LocalDate.of(2027, 3, 1), null);
        fixture.askedFor(agreement, 1);
        submit(uploaded(agreement, man(1, "3375010101200009")));
        fixture.askedFor(agreement, 2);
        String[] rows = {
            man(1, "3375010101200001"),
            man(2, "3375010101200001"),
            man(3, "3375010101200001"),
            man(4, "3375010101200001"),
            man(2, "3375010101200002"),
            man(5).replace("Jl. Mawar 5", "")
        };
        int before = stored(agreement);

        var dry = (RosterChecking.Outcome.Checked) checking.check(agreement, csv(rows));

        assertThat(stored(agreement)).isEqualTo(before);
        var roster = uploaded(agreement, rows);
        assertThat(dry.counts()).isEqualTo(roster.counts());
        assertThat(dry.findings()).isEqualTo(sentences.told(findings.page(roster.id(), 0, 100)));
        assertThat(dry.totals())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DUPLICATE_IN_AGREEMENT", 1,
                        "DUPLICATE_IN_FILE", 1,
                        "FAMILY_LIMIT_EXCEEDED", 1,
                        "FAMILY_CARD_MISSING", 1,
                        "ADDRESS_MISSING", 1));
    }

    @Test
    void aDryRunDoesNotCallThePeopleItWouldReplaceDuplicates() {
        var agreement = fixture.agreement(3);
        fixture.askedFor(agreement, 1);
        uploaded(agreement, man(1), man(2));

        var dry = (RosterChecking.Outcome.Checked) checking.check(agreement, csv(man(1), man(2), man(3)));

        assertThat(dry.findings()).isEmpty();
        assertThat(dry.fileFindings()).isEmpty();
    }

    @Test
    void aDryRunWarnsOfTheQuota() {
        var agreement = fixture.agreement(1);

        var dry = (RosterChecking.Outcome.Checked) checking.check(agreement, csv(man(1), man(2)));

        assertThat(dry.fileFindings())
                .extracting(ToldFinding::code, ToldFinding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("QUOTA_EXCEEDED", "W"));
    }

    @Test
    void aDryRunTellsTheFirstFiveThousandFindings() {
        var agreement = fixture.agreement(10);
        String[] rows = IntStream.rangeClosed(1, 5001)
                .mapToObj(i -> man(i).replace("Jl. Mawar 5", ""))
                .toArray(String[]::new);

        var dry = (RosterChecking.Outcome.Checked) checking.check(agreement, csv(rows));

        assertThat(dry.truncated()).isTrue();
        assertThat(dry.findings()).hasSize(5000);
        assertThat(dry.totals()).containsEntry("ADDRESS_MISSING", 5001);
        assertThat(dry.counts().rows()).isEqualTo(5001);
    }

    @Test
    void aDryRunTakesTenThousandRowsAndNotOneMore() {
        var agreement = fixture.agreement(10);
        var rows = new StringBuilder(RosterFixture.HEADER);
        IntStream.rangeClosed(1, 10_001).forEach(i -> rows.append(";;;;;;;x\n"));

        assertThatThrownBy(() -> checking.check(
                        agreement, new ByteArrayResource(rows.toString().getBytes())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.TOO_LARGE));
    }

    private void handOver(Roster roster) {
        jdbc.sql("update roster set status = 'HANDED_OVER' where id = :id")
                .param("id", roster.id().value())
                .update();
    }

    @Test
    void lastYearsPeopleAreProposedAndJudgedByThisYearsRules() {
        var last = fixture.agreement(10);
        fixture.askedFor(last, 1);
        var first = uploaded(
                last,
                man(1, "3375010101200001"),
                turns65In2027(2),
                turns65In2027(3),
                man(4).replace("Jl. Mawar 5", ""));
        handOver(first);
        covered("3375010110620002", LocalDate.of(2028, 2, 29));
        var next = fixture.agreement(10, null, LocalDate.of(2028, 3, 1), last);

        transaction.executeWithoutResult(status -> requests.request(next));
        checks.runNext();

        var roster = records.findByAgreementIdOrderByWave(next.value()).get(0);
        assertThat(roster.counts()).isEqualTo(Counts.of(2, 0, 1, 0));
        assertThat(findingsOf(roster)).containsExactly("3 AGE_ABOVE_LIMIT null [2028-03-01, 65]");
        assertThat(told).endsWith("requested", "not clean");
        var copied = jdbc.sql("select * from roster_person where roster_id = :r and row_number = 1")
                .param("r", roster.id().value())
                .query()
                .singleRow();
        assertThat(cipher.open((int) copied.get("key_id"), (byte[]) copied.get("nik")))
                .isEqualTo(RosterFixture.nik(1));
        assertThat(copied)
                .containsEntry("birth_date", java.sql.Date.valueOf("1980-03-05"))
                .containsEntry("occupation", "LEBE")
                .containsEntry("address", "Jl. Mawar 5");
        assertThat(cipher.open((int) copied.get("key_id"), (byte[]) copied.get("family_card")))
                .isEqualTo("3375010101200001");
    }

    private static String turns65In2027(int serial) {
        return man(serial).replace("0503800", "0110620").replace("05-03-1980", "01-10-1962");
    }

    @Test
    void whereLastYearsPeopleExceedTheQuotaTheLastOnesWait() {
        var last = fixture.agreement(10);
        fixture.askedFor(last, 1);
        handOver(uploaded(last, man(1), man(2)));
        var next = fixture.agreement(1, null, LocalDate.of(2028, 3, 1), last);

        transaction.executeWithoutResult(status -> requests.request(next));
        checks.runNext();

        var roster = records.findByAgreementIdOrderByWave(next.value()).get(0);
        assertThat(roster.status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(statesOf(roster)).containsExactly("1 VALID", "2 WAITING");
    }

    @Test
    void nobodyIsProposedWithoutAPredecessor() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        assertThatThrownBy(() -> proposals.propose(agreement)).isInstanceOf(Refused.class);
    }

    @Test
    void anotherWaveBeginsWithAMonthOfTheAgreementThatIsNotOver() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);

        var second = anotherWave(agreement, LocalDate.of(2027, 9, 1));

        var wave = records.findById(second.value()).orElseThrow();
        assertThat(wave.wave()).isEqualTo(2);
        assertThat(wave.coverageFrom()).isEqualTo(LocalDate.of(2027, 9, 1));
        assertThat(told).containsExactly("requested");
        for (var day : List.of(LocalDate.of(2027, 9, 2), LocalDate.of(2028, 3, 1))) {
            assertThatThrownBy(() -> anotherWave(agreement, day)).isInstanceOf(Refused.class);
        }
    }

    private RosterId anotherWave(AgreementId agreement, LocalDate from) {
        return anotherWave(agreement, from, false);
    }

    private RosterId anotherWave(AgreementId agreement, LocalDate from, boolean fromWaitingList) {
        return Objects.requireNonNull(
                transaction.execute(status -> requests.requestAnother(agreement, from, fromWaitingList)));
    }

    @Test
    void aWaveIsFilledWithThoseWhoWaitAsFarAsThereArePlaces() {
        var agreement = fixture.agreement(2);
        fixture.askedFor(agreement, 1);
        var first = uploaded(agreement, man(1), man(2), man(3), man(4));
        handOver(first);
        var from = LocalDate.of(2027, 9, 1);

        assertThatThrownBy(() -> anotherWave(agreement, from, true)).hasMessageContaining("noPlace");
        jdbc.sql("update roster_person set state = 'REJECTED' where roster_id = :r and row_number = 2")
                .param("r", first.id().value())
                .update();
        anotherWave(agreement, from, true);
        assertThat(checks.runNext()).isTrue();

        var second = records.findByAgreementIdOrderByWave(agreement.value()).get(1);
        assertThat(second.status()).isEqualTo(RosterStatus.CHECKED);
        assertThat(jdbc.sql("select row_number || ' ' || state || ' ' || name from roster_person where roster_id = :r")
                        .param("r", second.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("1 VALID Slamet ddi");
        assertThat(proposals.countWaiting(agreement)).isEqualTo(1);
    }

    @Test
    void aWaveIsNotFilledWhereNobodyWaits() {
        var agreement = fixture.agreement(2);
        fixture.askedFor(agreement, 1);
        handOver(uploaded(agreement, man(1)));

        assertThatThrownBy(() -> anotherWave(agreement, LocalDate.of(2027, 9, 1), true))
                .hasMessageContaining("roster.waiting.nobody");
    }

    @Test
    void anAgreementThatEndsEarlyTakesItsOpenRostersAlong() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        handOver(uploaded(agreement, man(1)));
        fixture.askedFor(agreement, 2);
        told.clear();

        transaction.executeWithoutResult(
                status -> requests.terminated(directory.facts(agreement), LocalDate.of(2027, 5, 31)));

        assertThat(records.findByAgreementIdOrderByWave(agreement.value()))
                .extracting(Roster::status)
                .containsExactly(RosterStatus.HANDED_OVER, RosterStatus.CANCELLED);
        assertThat(told).containsExactly("cancelled");
    }

    @Test
    void aRosterIsReadAsItWasStored() {
        var agreement = fixture.agreement(10);
        fixture.askedFor(agreement, 1);
        var roster = uploaded(agreement, man(1));
        var scan = document(agreement);
        transaction.executeWithoutResult(status -> {
            var found = records.findOneById(roster.id().value()).orElseThrow();
            found.submit("officer.3375", clock.instant());
            found.verify(id.payung.agreement.Side.MUNICIPALITY, Verdict.VERIFY, "verifier.3375", null);
            found.verify(id.payung.agreement.Side.BRANCH, Verdict.VERIFY, "officer.pkl", null);
            found.concludeVerification();
            found.determine(new Decree("SK-1", LocalDate.of(2026, 1, 1), scan), LocalDate.of(2026, 1, 1));
            records.save(found);
        });

        var found = records.findById(roster.id().value()).orElseThrow();
        assertThat(found.status()).isEqualTo(RosterStatus.DETERMINED);
        assertThat(found.decree()).isEqualTo(new Decree("SK-1", LocalDate.of(2026, 1, 1), scan));
        assertThat(found.upload()).extracting(Upload::source).isEqualTo(Upload.Source.FILE);
        assertThat(found.counts()).isEqualTo(Counts.of(1, 0, 0, 0));
    }

    private UUID document(AgreementId agreement) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into document (id, agreement_id, kind, name, media_type, size, sha256, stored_by, stored_at, content)
                values (:id, :agreement, 'DECREE', 'sk.pdf', 'application/pdf', 1, 'x', 'officer.3375', now(), '\\x00')""")
                .param("id", id)
                .param("agreement", agreement.value())
                .update();
        return id;
    }
}
