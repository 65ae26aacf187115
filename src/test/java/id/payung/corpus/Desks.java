package id.payung.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.payung.agreement.AgreementId;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.platform.Role;
import id.payung.roster.RosterUpload;
import id.payung.roster.UploadOutcome;
import id.payung.support.ProcessDriver;
import id.payung.support.TimeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The staff of Pekalongan, who do what lies on their desks: say yes or no, and everything a form asks for besides. */
final class Desks {

    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final Path PEOPLE = Path.of("docs/samples/roster-pekalongan-2170.csv");
    private static final Path SCAN = Path.of("docs/samples/scan.pdf");

    private final ProcessDriver driver;
    private final TimeMachine time;
    private final Documents documents;
    private final RosterUpload upload;
    private final JdbcClient jdbc;
    private final byte[] scan;
    private final List<String> people;
    private int nextPerson;

    /** @param nextPerson the first row of the sample roster whom nobody has registered yet */
    Desks(BeanFactory application, int nextPerson) throws IOException {
        driver = application.getBean(ProcessDriver.class);
        time = application.getBean(TimeMachine.class);
        documents = application.getBean(Documents.class);
        upload = application.getBean(RosterUpload.class);
        jdbc = application.getBean(JdbcClient.class);
        scan = Files.readAllBytes(SCAN);
        people = Files.readAllLines(PEOPLE);
        this.nextPerson = nextPerson;
    }

    /** A task that waits for somebody. */
    record Waiting(
            String id,
            String key,
            String process,
            UUID businessKey,
            AgreementId agreement,
            String organisation,
            String role) {
        @Override
        public String toString() {
            return "%s of %s %s".formatted(key, process, businessKey);
        }
    }

    /** Everybody's, oldest first. */
    List<Waiting> waiting() {
        return jdbc.sql(
                        """
                select task_id, task_key, process, business_key, agreement_id, organisation, role
                  from open_task order by created_at, task_id""")
                .query((row, number) -> new Waiting(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        new AgreementId(row.getObject(5, UUID.class)),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    void complete(Waiting task, boolean yes) {
        var users = staff(task.organisation(), task.role());
        // Four eyes: the first of them enters the code, the last one posts.
        var user = task.key().equals("postPayment") ? users.get(users.size() - 1) : users.get(0);
        driver.complete(user, task.id(), new HashMap<>(answer(task, user, yes)));
    }

    <T> T as(String organisation, Role role, Supplier<T> work) {
        return as(staff(organisation, role.id()).get(0), work);
    }

    /** As in a request: the engine trusts our services, who look for themselves who asks. */
    private static <T> T as(String user, Supplier<T> work) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private List<String> staff(String organisation, String role) {
        var users = jdbc.sql("select user_id from staff_member where organisation = ? and role = ? order by user_id")
                .params(organisation, role)
                .query(String.class)
                .list();
        if (users.isEmpty()) {
            throw new AssertionError("Nobody in %s is %s".formatted(organisation, role));
        }
        return users;
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.now(), ZONE);
    }

    private Map<String, Object> answer(Waiting task, String user, boolean yes) {
        var today = today().toString();
        return switch (task.key()) {
            case "prepareOffer" ->
                Map.of(
                        "offerLetter",
                        scan(task, user, DocumentKind.OFFER_LETTER),
                        "termsOfReference",
                        scan(task, user, DocumentKind.TERMS_OF_REFERENCE));
            case "reviewOffer" -> decision(yes, "ACCEPT", "REJECT");
            case "recordCouncilDecision" ->
                Map.of(
                        "decision",
                        yes ? "GRANTED" : "REFUSED",
                        "decisionPaper",
                        scan(task, user, DocumentKind.COUNCIL_DECISION),
                        "reason",
                        "Menurut rapat paripurna");
            case "completeDraft", "completeMemorandum" -> Map.of();
            case "reviewByCounterpart", "reviewByBranchLegal", "reviewByMunicipalLegal" ->
                decision(yes, "AGREE", "CHANGES");
            case "initialText" -> decision(yes, "INITIAL", "RETURN");
            case "approveByBranchHead", "approveByAgencyHead" -> decision(yes, "APPROVE", "REJECT");
            case "enterMunicipalNumber" -> Map.of("municipalNumber", "415.4/" + mark(task.businessKey()));
            case "signForBranch", "signForMunicipality" ->
                Map.of(
                        "signer",
                        signerOf(task),
                        "signedOn",
                        today,
                        "place",
                        "Pekalongan",
                        "scan",
                        scan(task, user, DocumentKind.SIGNED_COPY));
            case "decideTerminationByBranch", "decideTerminationByMunicipality" -> decision(yes, "AGREE", "REFUSE");
            case "submitRoster" -> Map.of("roster", uploadRoster(task, user, 2, ""));
            case "correctRoster" -> Map.of("decision", "PROCEED_WITHOUT_REJECTED");
            case "decideHeldRows" ->
                Map.of(
                        "decision",
                        yes ? "ACCEPT_ALL" : "REFUSE_ALL",
                        "reason",
                        "Perjanjian lain berakhir lebih dahulu.");
            case "verifyByMunicipality", "verifyByBranch" -> decision(yes, "VERIFY", "RETURN");
            case "determineRoster" ->
                Map.of(
                        "decreeNumber",
                        "400.9/" + mark(task.businessKey()),
                        "decreeDate",
                        today,
                        "scan",
                        scan(task, user, DocumentKind.DECREE));
            case "handOverRoster" ->
                Map.of(
                        "minutesNumber",
                        "BA-" + mark(task.businessKey()),
                        "handedOverOn",
                        today,
                        "scan",
                        scan(task, user, DocumentKind.HANDOVER_MINUTES));
            case "enterBillingCode" -> Map.of("billingCode", mark(task.businessKey()));
            case "recordPayment" ->
                Map.of(
                        "amount",
                        String.valueOf(amount(task.businessKey())),
                        "paidAt",
                        today,
                        "reference",
                        "SP2D-" + mark(task.businessKey()),
                        "sp2d",
                        "SP2D-" + mark(task.businessKey()));
            case "postPayment" -> Map.of("postedOn", today);
            case "handOverCards" -> Map.of("handedOverOn", today, "cards", "1");
            case "evaluateAgreement" -> Map.of("evaluation", "Kuota belum terisi penuh.");
            case "decideRenewal" -> decision(yes, "RENEW", "DO_NOT_RENEW");
            default -> throw new AssertionError("Nobody here knows what to answer in the task " + task.key());
        };
    }

    /** The head of the branch; for the municipality the head of the agency, under a mandate, and of an umbrella the mayor. */
    private String signerOf(Waiting task) {
        var municipal = task.process().equals("memorandum-lifecycle") ? "MUNICIPAL_HEAD" : "AGENCY_HEAD";
        return jdbc.sql(
                        """
                select id::text from official
                 where organisation = ? and (position in ('BRANCH_HEAD', 'REGIONAL_HEAD')
                    or position = ? and coalesce(agency, 'kesra') = 'kesra')""")
                .params(task.organisation(), municipal)
                .query(String.class)
                .single();
    }

    private static Map<String, Object> decision(boolean yes, String agreed, String refused) {
        return Map.of("decision", yes ? agreed : refused, "reason", yes ? "Sesuai" : "Tidak dilanjutkan");
    }

    /** Something that nothing else has. */
    private static String mark(UUID of) {
        return of.toString().replace("-", "").substring(0, 12).toUpperCase(java.util.Locale.ROOT);
    }

    private String scan(Waiting task, String user, DocumentKind kind) {
        return as(user, () -> documents
                .upload(task.agreement().value(), kind, scan)
                .id()
                .toString());
    }

    /** Somebody whom the first roster of all has brought to BPJS. */
    String firstPerson() {
        return people.get(1);
    }

    /** So many invented people, and lines that are no people. */
    String uploadRoster(Waiting task, String user, int size, String more) {
        var rows = String.join("\n", people.subList(nextPerson, nextPerson + size));
        nextPerson += size;
        var file = new ByteArrayResource((people.get(0) + "\n" + rows + "\n" + more).getBytes(UTF_8));
        var outcome = as(user, () -> upload.upload(task.agreement(), task.businessKey(), file));
        if (outcome instanceof UploadOutcome.RefusedWhole refused) {
            throw new AssertionError("The roster was refused: " + refused.fileFindings());
        }
        return task.businessKey().toString();
    }

    long amount(UUID bill) {
        return jdbc.sql("select amount from bill where id = ?")
                .param(bill)
                .query(Long.class)
                .single();
    }
}
