package id.payung.document.signature;

import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.document.signature.SignatureReading.Found;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Papers that were signed electronically. What was found in one stays as a report of its own at every check: an issuer may be
 * believed later, and a certificate expire.
 */
@Component
public class SignedPapers {

    private final Documents documents;
    private final SignatureReading reading;
    private final SigningGateway gateway;
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final TransactionOperations inTransaction;

    SignedPapers(
            Documents documents,
            SignatureReading reading,
            SigningGateway gateway,
            JdbcClient jdbc,
            CurrentUser currentUser,
            Clock clock,
            TransactionOperations inTransaction) {
        this.inTransaction = inTransaction;
        this.documents = documents;
        this.reading = reading;
        this.gateway = gateway;
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Stores a signed PDF with the report about it, whatever the report says.
     *
     * @param organisations of whom the first that has a signing server is asked for its opinion
     * @throws Refused where nobody has signed it, and for what {@link Documents#upload} refuses
     */
    public Document upload(UUID agreement, List<String> organisations, byte[] content) {
        var paper = read(organisations, content, null);
        return Objects.requireNonNull(inTransaction.execute(status -> keep(agreement, paper)))
                .document();
    }

    /** A signed PDF that has been read and is not stored yet. */
    public static final class Unkept {
        private final Documents.Upload<Found> upload;
        private final Found found;
        private final @Nullable SecondOpinion opinion;

        private Unkept(Documents.Upload<Found> upload, Found found, @Nullable SecondOpinion opinion) {
            this.upload = upload;
            this.found = found;
            this.opinion = opinion;
        }
    }

    /**
     * Looks into a signed PDF, once and for everything, and lets a signing server look at it, before the transaction.
     *
     * @param organisations as for {@link #upload}
     * @param text on which it should go on; null where that is asked later
     * @throws Refused as {@link #upload}
     */
    public Unkept read(List<String> organisations, byte[] content, byte @Nullable [] text) {
        var upload =
                documents.inspect(DocumentKind.ELECTRONICALLY_SIGNED, content, pdf -> reading.read(content, pdf, text));
        var found = upload.found().answer();
        if (found == null) {
            throw SignatureReading.unreadable();
        }
        if (found.signatures().isEmpty()) {
            throw Refused.field("file", "document.signature.none");
        }
        return new Unkept(upload, found, secondOpinion(organisations, content));
    }

    private @Nullable SecondOpinion secondOpinion(List<String> organisations, byte[] content) {
        return organisations.stream()
                .filter(gateway::serves)
                .findFirst()
                .map(asked -> new SecondOpinion(asked, gateway.verify(asked, content), clock.instant()))
                .orElse(null);
    }

    /** Stores what has been read, in the caller's transaction. */
    public Checked keep(UUID agreement, Unkept paper) {
        var document = documents.keep(agreement, paper.upload);
        return new Checked(document, report(document, paper.found, paper.opinion), paper.found.onlyAddsSignatures());
    }

    /**
     * What a check found.
     *
     * @param onlyAddsSignatures whether it goes on from the text it was compared with, byte for byte, and shows the same but
     *     for signatures
     */
    public record Checked(Document document, SignatureReport report, boolean onlyAddsSignatures) {}

    /** Looks at a paper again, here alone, beside the text on which it should go on, and keeps what was found. */
    @Transactional
    public Checked check(Document document, Document text) {
        var content = documents.open(document.agreement(), document.id()).bytes();
        var compared = documents.open(text.agreement(), text.id()).bytes();
        var found = documents.inTurn(() -> reading.read(content, compared));
        return new Checked(document, report(document, found, null), found.onlyAddsSignatures());
    }

    /** Where the signature of somebody shows on a paper. */
    public Mark markFor(String name, byte[] paper) {
        return Mark.above(paper, name);
    }

    private SignatureReport report(Document document, Found found, @Nullable SecondOpinion opinion) {
        var report = new SignatureReport(
                UUID.randomUUID(), document.id(), document.sha256(), clock.instant(), found.signatures(), opinion);
        jdbc.sql(
                        """
                insert into document_signature_report (id, document_id, document_sha256, checked_by, checked_at,
                    opinion_of, opinion, opinion_asked_at)
                values (:id, :document, :sha256, :by, :at, :opinionOf, :opinion, :opinionAskedAt)""")
                .param("id", report.id())
                .param("document", report.document())
                .param("sha256", report.documentSha256())
                .param("by", currentUser.actor().id())
                .param("at", Timestamp.from(report.checkedAt()))
                .param("opinionOf", opinion == null ? null : opinion.organisation())
                .param("opinion", opinion == null ? null : opinion.verdict().name())
                .param("opinionAskedAt", opinion == null ? null : Timestamp.from(opinion.askedAt()))
                .update();
        int position = 0;
        for (var signature : report.signatures()) {
            keep(report.id(), ++position, signature);
        }
        return report;
    }

    private void keep(UUID report, int position, PdfSignature signature) {
        jdbc.sql(
                        """
                insert into document_signature (report_id, position, field, signer, issuer, serial, signed_at, time_stamped,
                    coverage, covered_until, covered_sha256, location, visible, faults)
                values (:report, :position, :field, :signer, :issuer, :serial, :signedAt, :timeStamped,
                    :coverage, :coveredUntil, :coveredSha256, :location, :visible, string_to_array(:faults, ','))""")
                .param("report", report)
                .param("position", position)
                .param("field", signature.field())
                .param("signer", signature.signer())
                .param("issuer", signature.issuer())
                .param("serial", signature.serial())
                .param("signedAt", signature.signedAt() == null ? null : Timestamp.from(signature.signedAt()))
                .param("timeStamped", signature.timeStamped())
                .param("coverage", signature.coverage().name())
                .param("coveredUntil", signature.coveredUntil())
                .param("coveredSha256", signature.coveredSha256())
                .param("location", signature.location())
                .param("visible", signature.visible())
                .param(
                        "faults",
                        String.join(
                                ",",
                                signature.faults().stream()
                                        .sorted()
                                        .map(Enum::name)
                                        .toList()))
                .update();
    }

    /** What the latest check of the agreement's papers found, each paper once, the latest paper first. */
    public List<SignatureReport> reports(UUID agreement) {
        return jdbc.sql(
                        """
                select distinct on (d.stored_at, d.id) r.id, r.document_id, r.document_sha256, r.checked_at,
                    o.opinion_of, o.opinion, o.opinion_asked_at
                  from document d join document_signature_report r on r.document_id = d.id
                  left join lateral (
                    select opinion_of, opinion, opinion_asked_at from document_signature_report
                     where document_id = d.id and opinion is not null order by checked_at desc limit 1) o on true
                 where d.agreement_id = :agreement
                 order by d.stored_at desc, d.id, r.checked_at desc""")
                .param("agreement", agreement)
                .query((row, number) -> new SignatureReport(
                        row.getObject("id", UUID.class),
                        row.getObject("document_id", UUID.class),
                        row.getString("document_sha256"),
                        row.getTimestamp("checked_at").toInstant(),
                        signatures(row.getObject("id", UUID.class)),
                        opinion(row)))
                .list();
    }

    private static @Nullable SecondOpinion opinion(ResultSet row) throws SQLException {
        var verdict = row.getString("opinion");
        return verdict == null
                ? null
                : new SecondOpinion(
                        row.getString("opinion_of"),
                        SecondOpinion.Verdict.valueOf(verdict),
                        row.getTimestamp("opinion_asked_at").toInstant());
    }

    private List<PdfSignature> signatures(UUID report) {
        return jdbc.sql("select * from document_signature where report_id = :report order by position")
                .param("report", report)
                .query(SignedPapers::signature)
                .list();
    }

    private static PdfSignature signature(ResultSet row, int number) throws SQLException {
        return new PdfSignature(
                row.getString("field"),
                row.getString("signer"),
                row.getString("issuer"),
                row.getString("serial"),
                Optional.ofNullable(row.getTimestamp("signed_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                row.getBoolean("time_stamped"),
                PdfSignature.Coverage.valueOf(row.getString("coverage")),
                row.getLong("covered_until"),
                row.getString("covered_sha256"),
                row.getString("location"),
                row.getBoolean("visible"),
                faults(row.getArray("faults")));
    }

    private static Set<SignatureFault> faults(Array names) throws SQLException {
        var faults = EnumSet.noneOf(SignatureFault.class);
        Arrays.stream((String[]) names.getArray()).map(SignatureFault::valueOf).forEach(faults::add);
        return faults;
    }
}
