package id.payung.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementId;
import id.payung.agreement.AgreementKind;
import id.payung.agreement.AgreementTermination;
import id.payung.agreement.Amending;
import id.payung.agreement.FundSource;
import id.payung.agreement.NewTerms;
import id.payung.agreement.Programme;
import id.payung.agreement.RefundPolicy;
import id.payung.agreement.Regime;
import id.payung.agreement.Sector;
import id.payung.agreement.SigningOrder;
import id.payung.agreement.TerminationGround;
import id.payung.agreement.Terms;
import id.payung.platform.Role;
import id.payung.roster.RosterRequests;
import id.payung.support.PayungTest;
import id.payung.support.PostgresForTests.Database;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts an instance into every wait state, by real services, and records the database as the corpus of the version in work.
 * Not a test: run it by name ({@code -Dtest=RecordCorpus}) before a release. It refuses to touch a folder that is there.
 */
@PayungTest
class RecordCorpus {

    /** So many of the sample roster may be registered by the corpus; whoever walks it takes those after them. */
    static final int PEOPLE = 200;

    private static final LocalDate RECORDED_ON = LocalDate.of(2026, 11, 10);
    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 9);
    private static final LocalDate NEXT_MONTH = LocalDate.of(2026, 12, 1);

    private static final String[] REVIEWS = {"reviewByCounterpart", "reviewByBranchLegal", "reviewByMunicipalLegal"};
    private static final String[] APPROVALS = {"approveByBranchHead", "approveByAgencyHead"};

    @Autowired
    BeanFactory application;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    AgreementDrafting drafting;

    @Autowired
    Amending amending;

    @Autowired
    AgreementTermination termination;

    @Autowired
    RosterRequests rosters;

    private Desks desks;

    /** What is known of an instance before the engine is asked where it waits. */
    private record Told(Walk walk, String ends, String story) {}

    private final Map<UUID, Told> told = new HashMap<>();

    @Test
    void recordTheVersionInWork() throws Exception {
        var corpus = Corpus.of(versionInWork());
        assertThat(corpus.exists())
                .as(
                        "%s is there. What a release has shipped stays as it is; what none has shipped yet may be deleted first",
                        corpus.folder())
                .isFalse();
        desks = new Desks(application, 1);

        var ofBills = inForceTomorrow("Tagihan dalam setiap keadaan");
        var toBeTerminated = inForceTomorrow("Akan diakhiri");
        var askedToEnd = inForceTomorrow("Diminta diakhiri");
        var silent = inForceTomorrow("Tanpa keputusan");
        var umbrellaAskedToEnd = umbrella("Nota yang diminta diakhiri", YESTERDAY, SigningOrder.ANY);
        work(umbrellaAskedToEnd);
        time.travelTo(RECORDED_ON, Desks.ZONE);
        umbrellas();
        umbrellaAskedToEnd(umbrellaAskedToEnd);
        beforeTheirSignatures();
        amendments();
        bills(ofBills);
        signed();
        toBeTerminated(toBeTerminated);
        askedToEnd(askedToEnd);
        silent(silent);

        corpus.record(database(), flywayVersion(), time.now(), instances());
    }

    private void beforeTheirSignatures() {
        var drafted = draft("Naskah dibuka", NEXT_MONTH, 2, SigningOrder.ANY);
        agreement(drafted, Walk.AGREE, "ENDED", "drafted, not sent to review");

        var reviewed = draft("Ditelaah", NEXT_MONTH, 2, SigningOrder.ANY);
        work(reviewed, REVIEWS);
        agreement(reviewed, Walk.AGREE, "ENDED", "sent to review by the branch");

        var withdrawn = draft("Akan dibatalkan", NEXT_MONTH, 2, SigningOrder.ANY);
        work(withdrawn, REVIEWS);
        agreement(withdrawn, Walk.WITHDRAW, "WITHDRAWN", "sent to review by the branch");

        var initialled = draft("Diparaf", NEXT_MONTH, 2, SigningOrder.ANY);
        work(initialled, "initialText");
        agreement(initialled, Walk.AGREE, "ENDED", "agreed on in one round of review, nobody has initialled");

        var agreed = draft("Menunggu persetujuan", NEXT_MONTH, 2, SigningOrder.ANY);
        work(agreed, APPROVALS);
        agreement(agreed, Walk.AGREE, "ENDED", "agreed on in one round of review, initialled");

        var approved = draft("Menunggu nomor", NEXT_MONTH, 2, SigningOrder.ANY);
        work(approved, "enterMunicipalNumber");
        agreement(approved, Walk.AGREE, "ENDED", "approved by both heads");

        var branchFirst = draft("Cabang menandatangani dahulu", NEXT_MONTH, 2, SigningOrder.BRANCH_FIRST);
        work(branchFirst, "signForBranch");
        agreement(branchFirst, Walk.AGREE, "ENDED", "numbered; the municipality waits for the branch's signature");

        var municipalityFirst = draft("Pemda menandatangani dahulu", NEXT_MONTH, 2, SigningOrder.MUNICIPALITY_FIRST);
        work(municipalityFirst, "signForMunicipality");
        agreement(
                municipalityFirst, Walk.AGREE, "ENDED", "numbered; the branch waits for the municipality's signature");
    }

    /** One signed agreement for each place where its amendment can stand. */
    private void amendments() {
        amended("Adendum dibuka", SigningOrder.ANY, "completeDraft");
        amended("Adendum ditelaah", SigningOrder.ANY, REVIEWS);
        amended("Adendum diparaf", SigningOrder.ANY, "initialText");
        amended("Adendum menunggu persetujuan", SigningOrder.ANY, APPROVALS);
        amended("Adendum menunggu nomor", SigningOrder.ANY, "enterMunicipalNumber");
        amended("Adendum, cabang menandatangani dahulu", SigningOrder.BRANCH_FIRST, "signForBranch");
        amended("Adendum, pemda menandatangani dahulu", SigningOrder.MUNICIPALITY_FIRST, "signForMunicipality");
    }

    private void amended(String title, SigningOrder order, String... upTo) {
        var signed = draft(title, NEXT_MONTH, 10, order);
        work(signed, "submitRoster");
        agreement(signed, Walk.AGREE, "ENDED", "signed three weeks before its first day, and to be amended");
        renewal(signed, Walk.REFUSE, "NOT_RENEWED", "scheduled at the signing");
        tell(only("roster", signed), Walk.AGREE, "HANDED_OVER", "asked for at the signing");
        var more = new NewTerms(null, 120, null, null, null, null, null, null, null, null, null, null, null);
        var amendment =
                desks.as("pkl", Role.BRANCH_OFFICER, () -> amending.open(signed, more, "Jumlah pekerja bertambah."));
        driver.runDueJobs();
        workOn(amendment.value(), upTo);
        tell(amendment.value(), Walk.AGREE, "ENDED", "opened by the branch, up to " + upTo[0]);
    }

    private void umbrellas() {
        var offered = umbrella("Nota yang ditawarkan", NEXT_MONTH, SigningOrder.ANY);
        agreement(offered, Walk.AGREE, "ENDED", "opened by the branch");

        var inCoordination = umbrella("Nota dalam telaah TKKSD", NEXT_MONTH, SigningOrder.ANY);
        work(inCoordination, "reviewOffer");
        agreement(inCoordination, Walk.AGREE, "ENDED", "offered with its papers");

        var rejected = umbrella("Nota yang ditolak", NEXT_MONTH, SigningOrder.ANY);
        work(rejected, "reviewOffer");
        agreement(rejected, Walk.REFUSE, "REJECTED", "offered with its papers");

        var withdrawn = umbrella("Nota yang akan dibatalkan", NEXT_MONTH, SigningOrder.ANY);
        work(withdrawn, "reviewOffer");
        agreement(withdrawn, Walk.WITHDRAW, "WITHDRAWN", "offered with its papers");

        awaitingTheCouncil("Nota yang disetujui DPRD", Walk.AGREE, "ENDED");
        awaitingTheCouncil("Nota yang ditolak DPRD", Walk.REFUSE, "REJECTED");

        umbrellaUpTo("Naskah nota", "accepted by the coordination team", SigningOrder.ANY, "completeMemorandum");
        umbrellaUpTo("Nota ditelaah", "sent to review", SigningOrder.ANY, REVIEWS);
        umbrellaUpTo("Nota diparaf", "reviewed, nobody has initialled", SigningOrder.ANY, "initialText");
        umbrellaUpTo("Nota menunggu persetujuan", "initialled", SigningOrder.ANY, APPROVALS);
        umbrellaUpTo("Nota menunggu nomor", "approved", SigningOrder.ANY, "enterMunicipalNumber");
        umbrellaUpTo("Cabang menandatangani nota dahulu", "numbered", SigningOrder.BRANCH_FIRST, "signForBranch");
        umbrellaUpTo(
                "Pemda menandatangani nota dahulu", "numbered", SigningOrder.MUNICIPALITY_FIRST, "signForMunicipality");
        umbrellaUpTo("Nota ditandatangani", "signed before its first day", SigningOrder.ANY);
    }

    private void umbrellaUpTo(String title, String story, SigningOrder order, String... tasks) {
        var umbrella = umbrella(title, NEXT_MONTH, order);
        work(umbrella, tasks);
        agreement(umbrella, Walk.AGREE, "ENDED", story);
    }

    private void awaitingTheCouncil(String title, Walk walk, String ends) {
        var umbrella = umbrella(title, NEXT_MONTH, SigningOrder.ANY);
        work(umbrella, "reviewOffer");
        driver.complete(
                "secretary.3375",
                taskOf(umbrella.value()).id(),
                new HashMap<>(Map.of("decision", "COUNCIL", "reason", "Anggarannya belum tersedia")));
        agreement(umbrella, walk, ends, "the coordination team needs the council's consent");
    }

    private void umbrellaAskedToEnd(AgreementId inForce) {
        desks.as("3375", Role.MUNICIPAL_OFFICER, () -> {
            termination.ask(inForce, RECORDED_ON.plusDays(20), TerminationGround.MUTUAL, "Nota diganti");
            return null;
        });
        driver.runDueJobs();
        agreement(inForce, Walk.REFUSE, "ENDED", "in force, and the municipality asks to end it early");
    }

    /** Of two months, with no successor to come. */
    private AgreementId umbrella(String title, LocalDate firstDay, SigningOrder order) {
        var terms = new Terms(
                title,
                Set.of(Programme.JKK, Programme.JKM),
                firstDay,
                2,
                List.of("Perda Kota Pekalongan Nomor 10 Tahun 2023"),
                order,
                false,
                null);
        var id = desks.as(
                "pkl",
                Role.BRANCH_OFFICER,
                () -> drafting.draft(
                        new AgreementDrafting.Order(AgreementKind.MOU, null, "pkl", "3375", "kesra", terms), null));
        driver.runDueJobs();
        return id;
    }

    /** One agreement whose waves stand in every place where a roster can. */
    private void signed() {
        var signed = draft("Ditandatangani, data peserta bergelombang", NEXT_MONTH, 10, SigningOrder.ANY);
        work(signed, "submitRoster");
        agreement(signed, Walk.AGREE, "ENDED", "signed three weeks before its first day");
        renewal(signed, Walk.REFUSE, "NOT_RENEWED", "scheduled at the signing");
        tell(only("roster", signed), Walk.AGREE, "HANDED_OVER", "asked for at the signing");

        var checking = anotherWave(signed);
        beginCheckThatGoesOn(checking);
        tell(checking, Walk.MESSAGE, "HANDED_OVER", "submitted while the check goes on");

        var toCorrect = anotherWave(signed);
        submitWithMistake(toCorrect);
        tell(toCorrect, Walk.AGREE, "HANDED_OVER", "submitted with a row that is rejected");

        var toDecide = anotherWave(signed);
        submitWith(toDecide, desks.firstPerson() + "\n");
        driver.runDueJobs();
        tell(toDecide, Walk.AGREE, "HANDED_OVER", "submitted with somebody whom another payer brings already");

        var toVerify = anotherWave(signed);
        workOn(toVerify, "verifyByMunicipality", "verifyByBranch");
        tell(toVerify, Walk.AGREE, "HANDED_OVER", "submitted without a mistake");

        var toDetermine = anotherWave(signed);
        workOn(toDetermine, "determineRoster");
        tell(toDetermine, Walk.AGREE, "HANDED_OVER", "verified by both sides");

        var toHandOver = anotherWave(signed);
        workOn(toHandOver, "handOverRoster");
        tell(toHandOver, Walk.AGREE, "HANDED_OVER", "determined by decree");
    }

    /** One agreement in force whose waves are paid up to every place where a bill can stand. */
    private void bills(AgreementId inForce) {
        work(inForce, "enterBillingCode", "evaluateAgreement");
        workOn(only("renewal", inForce), "decideRenewal");
        agreement(inForce, Walk.AGREE, "ENDED", "in force since yesterday");
        renewal(inForce, Walk.REFUSE, "NOT_RENEWED", "evaluated by the branch");
        tell(only("bill", inForce), Walk.AGREE, "POSTED", "calculated at the hand-over of its roster");
        tell(billOfAnotherWave(inForce, "recordPayment"), Walk.AGREE, "POSTED", "its billing code is entered");
        tell(billOfAnotherWave(inForce, "recordPayment"), Walk.MESSAGE, "POSTED", "its billing code is entered");
        tell(billOfAnotherWave(inForce, "postPayment"), Walk.AGREE, "POSTED", "paid by the municipality's finance");
        tell(billOfAnotherWave(inForce, "handOverCards"), Walk.AGREE, "POSTED", "posted, cover has begun");
    }

    private void toBeTerminated(AgreementId inForce) {
        work(inForce, "recordPayment", "evaluateAgreement");
        workOn(only("renewal", inForce), "decideRenewal");
        agreement(
                inForce, Walk.TERMINATE, "TERMINATED", "in force since yesterday, with a roster, a bill and a renewal");
        renewal(inForce, Walk.LEAVE_ALONE, "NO_LONGER_NEEDED", "evaluated by the branch");
        tell(only("bill", inForce), Walk.LEAVE_ALONE, "CANCELLED", "its billing code is entered");
        tell(anotherWave(inForce), Walk.LEAVE_ALONE, "CANCELLED", "asked for as a second wave");
    }

    private void askedToEnd(AgreementId inForce) {
        desks.as("3375", Role.MUNICIPAL_OFFICER, () -> {
            termination.ask(inForce, RECORDED_ON.plusDays(20), TerminationGround.MUTUAL, "Program dihentikan");
            return null;
        });
        driver.runDueJobs();
        agreement(inForce, Walk.REFUSE, "RENEWED", "in force, and the municipality asks to end it early");
        renewal(inForce, Walk.AGREE, "SUCCESSOR_DRAFTED", "opened at the signing of a short agreement");
        tell(only("roster", inForce), Walk.AGREE, "HANDED_OVER", "asked for at the signing");
    }

    private void silent(AgreementId inForce) {
        agreement(inForce, Walk.AGREE, "LAPSED", "in force since yesterday");
        renewal(inForce, Walk.LEAVE_ALONE, "SILENT", "opened at the signing of a short agreement");
        tell(only("roster", inForce), Walk.AGREE, "HANDED_OVER", "asked for at the signing");
    }

    private AgreementId inForceTomorrow(String title) {
        var agreement = draft(title, YESTERDAY, 2, SigningOrder.ANY);
        work(agreement, "submitRoster", "evaluateAgreement");
        return agreement;
    }

    private AgreementId draft(String title, LocalDate firstDay, int months, SigningOrder order) {
        var terms = new Terms(
                title,
                Regime.BPU,
                null,
                Sector.OTHER,
                Set.of(Programme.JKK, Programme.JKM),
                100,
                firstDay,
                months,
                FundSource.APBD_KOTA,
                null,
                List.of("Perda Kota Pekalongan Nomor 10 Tahun 2023"),
                RefundPolicy.REPLACE,
                order,
                true,
                18,
                null,
                List.of());
        var id = desks.as(
                "pkl",
                Role.BRANCH_OFFICER,
                () -> drafting.draft(
                        new AgreementDrafting.Order(AgreementKind.PKS, null, "pkl", "3375", "kesra", terms), null));
        driver.runDueJobs();
        return id;
    }

    private UUID anotherWave(AgreementId agreement) {
        var roster = rosters.request(agreement).value();
        driver.runDueJobs();
        return roster;
    }

    private UUID billOfAnotherWave(AgreementId agreement, String stopAt) {
        var roster = anotherWave(agreement);
        workOn(roster);
        var bill = jdbc.sql("select id from bill where roster_id = ?")
                .param(roster)
                .query(UUID.class)
                .single();
        workOn(bill, stopAt);
        return bill;
    }

    /** Some node works on it, for as long as it takes. */
    private void beginCheckThatGoesOn(UUID roster) {
        var task = taskOf(roster);
        desks.uploadRoster(task, "officer.3375", 2, "");
        jdbc.sql(
                        """
                update roster_check set state = 'RUNNING', owner = gen_random_uuid(), lease_until = 'infinity'
                 where roster_id = ?""")
                .param(roster)
                .update();
        driver.complete("officer.3375", task.id(), Map.of("roster", roster.toString()));
    }

    private void submitWithMistake(UUID roster) {
        submitWith(roster, "33750;Contoh Salah;Pekalongan;05-03-1980;L;Jl. Contoh 1;;;33.75.01.1002;lebe;\n");
    }

    private void submitWith(UUID roster, String more) {
        var task = taskOf(roster);
        desks.uploadRoster(task, "officer.3375", 2, more);
        driver.complete("officer.3375", task.id(), Map.of("roster", roster.toString()));
    }

    private Desks.Waiting taskOf(UUID thing) {
        return desks.waiting().stream()
                .filter(task -> task.businessKey().equals(thing))
                .findFirst()
                .orElseThrow();
    }

    /** Everybody does what concerns the agreement, up to these tasks. */
    private void work(AgreementId agreement, String... upTo) {
        work(task -> task.agreement().equals(agreement), upTo);
    }

    private void workOn(UUID thing, String... upTo) {
        work(task -> task.businessKey().equals(thing), upTo);
    }

    private void work(java.util.function.Predicate<Desks.Waiting> which, String... upTo) {
        for (var task = next(which, upTo); task.isPresent(); task = next(which, upTo)) {
            desks.complete(task.get(), true);
        }
    }

    private java.util.Optional<Desks.Waiting> next(java.util.function.Predicate<Desks.Waiting> which, String... upTo) {
        return desks.waiting().stream()
                .filter(which)
                .filter(task -> !Set.of(upTo).contains(task.key()))
                .findFirst();
    }

    private void agreement(AgreementId agreement, Walk walk, String ends, String story) {
        tell(agreement.value(), walk, ends, story);
    }

    private void renewal(AgreementId agreement, Walk walk, String ends, String story) {
        tell(only("renewal", agreement), walk, ends, story);
    }

    private UUID only(String table, AgreementId agreement) {
        return jdbc.sql("select id from %s where agreement_id = ?".formatted(table))
                .param(agreement.value())
                .query(UUID.class)
                .single();
    }

    private void tell(UUID thing, Walk walk, String ends, String story) {
        told.put(thing, new Told(walk, ends, story));
    }

    private List<WaitingInstance> instances() {
        var waits = Waits.now(engine);
        List<WaitingInstance> all = new ArrayList<>();
        for (var instance :
                engine.getRuntimeService().createProcessInstanceQuery().list()) {
            var key = UUID.fromString(instance.getBusinessKey());
            var known = told.get(key);
            assertThat(known)
                    .as("what is told of %s %s", instance, waits.get(instance.getId()))
                    .isNotNull();
            all.add(new WaitingInstance(
                    engine.getRepositoryService()
                            .getProcessDefinition(instance.getProcessDefinitionId())
                            .getKey(),
                    key,
                    UUID.fromString((String) engine.getRuntimeService().getVariable(instance.getId(), "agreementId")),
                    waits.getOrDefault(instance.getId(), new TreeSet<>()),
                    known.walk(),
                    known.ends(),
                    known.story()));
        }
        all.sort(Comparator.comparing(WaitingInstance::process)
                .thenComparing(i -> i.waits().toString()));
        return all;
    }

    private Database database() throws Exception {
        try (var connection = dataSource.getConnection()) {
            return new Database(connection.getCatalog());
        }
    }

    private String flywayVersion() {
        return jdbc.sql(
                        "select version from payung.flyway_schema_history where version is not null order by installed_rank desc limit 1")
                .query(String.class)
                .single();
    }

    /** 0.1.0-SNAPSHOT is 0.1 in work, 0.1.1-SNAPSHOT a version of its own. */
    private static String versionInWork() throws Exception {
        var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate("/project/version", pom)
                .replaceFirst("-SNAPSHOT$", "")
                .replaceFirst("^(\\d+\\.\\d+)\\.0$", "$1");
    }
}
