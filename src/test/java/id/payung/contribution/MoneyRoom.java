package id.payung.contribution;

import com.zaxxer.hikari.HikariDataSource;
import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementKind;
import id.payung.agreement.AgreementStatus;
import id.payung.agreement.CoverTerms;
import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.FundSource;
import id.payung.agreement.Programme;
import id.payung.agreement.RefundPolicy;
import id.payung.agreement.Regime;
import id.payung.agreement.RiskClass;
import id.payung.agreement.Sector;
import id.payung.document.Documents;
import id.payung.document.PaperTexts;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.PersonalDataCipher;
import id.payung.platform.PersonalDataKeys;
import id.payung.platform.ProcessStart;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.Sentences;
import id.payung.support.PostgresForTests;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Contribution and the rooms below it on a real database, without the engine: agreements, the signed-in user, the clock and
 * the process are played by the test. Public for the tests of the room above.
 */
public final class MoneyRoom implements AutoCloseable {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final Set<Programme> JKK_AND_JKM = Set.of(Programme.JKK, Programme.JKM);

    public final AnnotationConfigApplicationContext context;
    public final JdbcClient jdbc;
    public final TestClock clock;
    public final SignedIn user;
    public final Workflow workflow;
    public final Agreements agreements;

    public MoneyRoom(Class<?>... more) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
        context = new AnnotationConfigApplicationContext();
        context.register(Wiring.class);
        if (more.length > 0) {
            context.register(more);
        }
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        clock = context.getBean(TestClock.class);
        user = context.getBean(SignedIn.class);
        workflow = context.getBean(Workflow.class);
        agreements = context.getBean(Agreements.class);
        for (var city : List.of("3375", "3673")) {
            jdbc.sql("insert into municipality (id, name, kind, area_code, zone) values (?, ?, 'CITY', ?, ?)")
                    .params(city, "Kota " + city, city.substring(0, 2) + "." + city.substring(2), WIB.getId())
                    .update();
            jdbc.sql("insert into agency (municipality, id, name) values (?, 'kesra', 'Bagian Kesra')")
                    .param(city)
                    .update();
        }
        for (var branch : List.of("pkl", "srg")) {
            jdbc.sql("insert into branch (id, name, kind, place) values (?, ?, 'BRANCH', ?)")
                    .params(branch, "Cabang " + branch, branch)
                    .update();
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        LocaleContextHolder.resetLocaleContext();
    }

    /** A signed agreement of Pekalongan: non-wage workers, JKK and JKM, paid by the city. */
    public AgreementFacts agreement(String firstDay, int months) {
        return agreement(firstDay, months, Regime.BPU, "pkl", "3375", null);
    }

    public AgreementFacts agreement(
            String firstDay,
            int months,
            Regime regime,
            String branch,
            String municipality,
            @Nullable AgreementId predecessor) {
        return agreement(firstDay, months, regime, branch, municipality, predecessor, AgreementStatus.SIGNED);
    }

    /** Both heads have ended it. */
    public AgreementFacts terminatedAgreement() {
        return agreement("2027-03-01", 12, Regime.BPU, "pkl", "3375", null, AgreementStatus.TERMINATED);
    }

    private AgreementFacts agreement(
            String firstDay,
            int months,
            Regime regime,
            String branch,
            String municipality,
            @Nullable AgreementId predecessor,
            AgreementStatus status) {
        var facts = new AgreementFacts(
                new AgreementId(UUID.randomUUID()),
                AgreementKind.PKS,
                null,
                "Pelindungan lebe dan marbot",
                status,
                branch,
                municipality,
                "kesra",
                JKK_AND_JKM,
                new CoveragePeriod(LocalDate.parse(firstDay), months),
                true,
                new CoverTerms(
                        regime,
                        regime == Regime.PU ? RiskClass.VERY_LOW : null,
                        Sector.OTHER,
                        100_000,
                        FundSource.APBD_KOTA,
                        null,
                        RefundPolicy.REPLACE,
                        18,
                        null,
                        List.of()),
                "PER/1/022027",
                "415.4/17/2027",
                predecessor,
                null,
                null);
        agreements.known.put(facts.id(), facts);
        jdbc.sql(
                        """
                insert into agreement (id, version, kind, branch, municipality, agency, drafted_by_side, drafted_by, drafted_at, title,
                    regime, sector, programs, quota, first_day, months, fund_source, legal_basis, refund_policy, signing_order,
                    renewable, min_age, occupations, status, round, termination_round, predecessor)
                values (:id, 0, 'PKS', :branch, :municipality, 'kesra', 'BRANCH', 'officer.pkl', now(), :title, :regime, 'OTHER',
                    '{JKK,JKM}', :quota, :firstDay, :months, 'APBD_KOTA', '{Perda 10/2023}', 'REPLACE', 'ANY', true, 18, '{}',
                    :status, 1, 0, :predecessor)""")
                .param("status", status.name())
                .param("id", facts.id().value())
                .param("branch", branch)
                .param("municipality", municipality)
                .param("title", facts.title())
                .param("regime", regime.name())
                .param("quota", facts.quota())
                .param("firstDay", facts.period().firstDay())
                .param("months", months)
                .param("predecessor", predecessor == null ? null : predecessor.value())
                .update();
        return facts;
    }

    /** A roster of so many invented people, handed over; their number n has the identity number {@link #nik}(n). */
    public UUID roster(AgreementFacts agreement, int people) {
        return roster(agreement, people, "HANDED_OVER", null);
    }

    public UUID roster(AgreementFacts agreement, int people, String status, @Nullable Long wage) {
        var roster = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into roster (id, version, agreement_id, wave, status, coverage_from, requested_at)
                values (:id, 0, :agreement, (select count(*) + 1 from roster where agreement_id = :agreement), :status, :from, now())""")
                .param("id", roster)
                .param("agreement", agreement.id().value())
                .param("status", status)
                .param("from", agreement.period().firstDay())
                .update();
        for (int i = 1; i <= people; i++) {
            person(agreement, roster, i, nik(i), "VALID", wage);
        }
        return roster;
    }

    public UUID person(AgreementFacts agreement, UUID roster, int row, String nik, String state, @Nullable Long wage) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into roster_person (id, roster_id, agreement_id, row_number, state, key_id, nik, nik_index, name,
                    birth_date, sex, address, area_code, occupation, wage)
                values (:id, :roster, :agreement, :row, :state, 1, '\\x00', :nikIndex, 'Orang', '1980-01-01', 'L', 'Jalan',
                    '33.75.01.1002', 'LEBE', :wage)""")
                .param("id", id)
                .param("roster", roster)
                .param("agreement", agreement.id().value())
                .param("row", row)
                .param("state", state)
                .param("nikIndex", context.getBean(PersonalDataCipher.class).blindIndex("nik", nik))
                .param("wage", wage, java.sql.Types.BIGINT)
                .update();
        return id;
    }

    public static String nik(int number) {
        return "33750101018%05d".formatted(number);
    }

    /** A bill of the roster, calculated as of now. */
    public BillId bill(AgreementFacts agreement, UUID roster) {
        var id = get(Billing.class)
                .open(agreement.id(), roster, agreement.period().firstDay())
                .orElseThrow();
        get(BillCalculation.class).calculate(id);
        return id;
    }

    public void enterCode(BillId bill, String code) {
        user.as("finance.pkl", "pkl", Role.BRANCH_FINANCE);
        get(BillingCodeEntry.class).enter(bill, code);
    }

    /** Pays the bill's exact amount on that day. */
    public void pay(BillId bill, String reference, String paidOn) {
        user.as("finance.3375", "3375", Role.MUNICIPAL_FINANCE);
        get(PaymentRecording.class)
                .record(bill, reference, view(bill).amount(), LocalDate.parse(paidOn), "SP2D-1", null);
    }

    public void post(BillId bill, String on, @Nullable String letter) {
        user.as("finance2.pkl", "pkl", Role.BRANCH_FINANCE);
        get(PaymentPosting.class)
                .post(bill, LocalDate.parse(on), letter, letter == null ? null : LocalDate.parse("2027-04-01"));
    }

    public BillView view(BillId bill) {
        return get(BillOverview.class).view(bill);
    }

    public void today(String day) {
        clock.now = LocalDate.parse(day).atTime(9, 0).atZone(WIB).toInstant();
    }

    public static final class TestClock extends Clock {
        public Instant now = Instant.parse("2027-02-10T02:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    public static final class SignedIn implements CurrentUser {
        private Actor actor = Actor.PAYUNG;

        public void as(String id, String organisation, Role... roles) {
            actor = new Actor(id, id, Set.of(roles), organisation, null);
        }

        @Override
        public Actor actor() {
            return actor;
        }
    }

    /** The agreements as the test tells them. */
    public static final class Agreements implements AgreementDirectory {
        final Map<AgreementId, AgreementFacts> known = new HashMap<>();

        @Override
        public AgreementFacts facts(AgreementId id) {
            return known.get(id);
        }

        @Override
        public AgreementFacts factsForChange(AgreementId id) {
            return known.get(id);
        }

        @Override
        public AgreementFacts factsFor(AgreementId id, Actor actor) {
            var facts = known.get(id);
            if (facts == null || !isParty(facts, actor)) {
                throw Refused.absent("agreement.notFound");
            }
            return facts;
        }

        @Override
        public boolean mayRead(AgreementFacts agreement, Actor actor) {
            return isParty(agreement, actor);
        }

        @Override
        public boolean isParty(AgreementFacts agreement, Actor actor) {
            return actor.worksFor(agreement.branch()) || actor.worksFor(agreement.municipality());
        }
    }

    /** Remembers what the process was told. */
    public static final class Workflow implements BillingWorkflow {
        public final List<String> told = new ArrayList<>();
        public Runnable whenPaid = () -> {};

        @Override
        public void opened(BillId bill, ProcessStart.Parties parties) {
            told.add("opened " + bill);
        }

        @Override
        public void paymentRecorded(BillId bill) {
            whenPaid.run();
            told.add("paid " + bill);
        }

        @Override
        public void cancelled(BillId bill) {
            told.add("cancelled " + bill);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableConfigurationProperties(ContributionSettings.class)
    @ComponentScan(
            basePackages = {"id.payung.contribution", "id.payung.party"},
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(process|web)\\..*|.*Tests.*|.*LoadAreas|.*Register"))
    @Import({Documents.class, PaperTexts.class, Journal.class, PersonalDataCipher.class, Sentences.class})
    static class Wiring {

        @Bean
        PersonalDataKeys keys() {
            var key = Base64.getEncoder().encodeToString(new byte[32]);
            return new PersonalDataKeys("1:" + key, key);
        }

        @Bean
        HikariDataSource dataSource() {
            return PostgresForTests.migrated().pool(25);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        MessageSource messageSource() {
            var bundles = new ResourceBundleMessageSource();
            bundles.setBasenames(
                    "messages/platform", "messages/contribution", "messages/document", "messages/coverage");
            bundles.setDefaultEncoding("UTF-8");
            bundles.setFallbackToSystemLocale(false);
            return bundles;
        }

        @Bean
        TestClock clock() {
            return new TestClock();
        }

        @Bean
        SignedIn user() {
            return new SignedIn();
        }

        @Bean
        Agreements agreements() {
            return new Agreements();
        }

        @Bean
        Workflow workflow() {
            return new Workflow();
        }

        /** As the decision table says for these cases; the table itself has tests of its own. */
        @Bean
        Tariff tariff() {
            return (payer, programme, month) -> {
                var source = new Rate.Source("PP 44/2015", Rate.Certainty.CONFIRMED);
                boolean accident = programme == Programme.JKK;
                return payer.regime() == Regime.PU
                        ? new Rate.PercentOfWage(new BigDecimal(accident ? "0.24" : "0.3"), null, source)
                        : new Rate.Flat(accident ? 10_000 : 6_800, source);
            };
        }
    }
}
