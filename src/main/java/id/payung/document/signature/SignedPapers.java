package id.payung.document.signature;

import id.payung.document.Document;
import id.payung.document.DocumentKind;
import id.payung.document.Documents;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers that were signed electronically. What was found in one stays as a report of its own at every check: an issuer may be
 * believed later, and a certificate expire.
 */
@Component
public class SignedPapers {

    private final Documents documents;
    private final SignatureReading reading;
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    SignedPapers(Documents documents, SignatureReading reading, JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.documents = documents;
        this.reading = reading;
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Stores a signed PDF with the report about it, whatever the report says.
     *
     * @throws Refused where nobody has signed it, and for what {@link Documents#upload} refuses
     */
    @Transactional
    public Document upload(UUID agreement, byte[] content) {
        var document = documents.upload(agreement, DocumentKind.ELECTRONICALLY_SIGNED, content);
        if (report(document, content).signatures().isEmpty()) {
            throw Refused.field("file", "document.signature.none");
        }
        return document;
    }

    /** Looks at the paper again, and keeps what was found. */
    @Transactional
    public SignatureReport check(Document document) {
        return report(
                document, documents.open(document.agreement(), document.id()).bytes());
    }

    /** Whether a paper goes on from an earlier one, byte for byte, and shows the same but for signatures. */
    public boolean onlyAddsSignatures(Document earlier, Document later) {
        return reading.onlyAddsSignatures(
                documents.open(earlier.agreement(), earlier.id()).bytes(),
                documents.open(later.agreement(), later.id()).bytes());
    }

    /** Where the signature of somebody shows on a paper. */
    public Mark markFor(String name, byte[] paper) {
        return Mark.above(paper, name);
    }

    private SignatureReport report(Document document, byte[] content) {
        var report = new SignatureReport(
                UUID.randomUUID(), document.id(), document.sha256(), clock.instant(), reading.read(content));
        jdbc.sql(
                        """
                insert into document_signature_report (id, document_id, document_sha256, checked_by, checked_at)
                values (:id, :document, :sha256, :by, :at)""")
                .param("id", report.id())
                .param("document", report.document())
                .param("sha256", report.documentSha256())
                .param("by", currentUser.actor().id())
                .param("at", Timestamp.from(report.checkedAt()))
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
                select distinct on (d.stored_at, d.id) r.id, r.document_id, r.document_sha256, r.checked_at
                  from document d join document_signature_report r on r.document_id = d.id
                 where d.agreement_id = :agreement
                 order by d.stored_at desc, d.id, r.checked_at desc""")
                .param("agreement", agreement)
                .query((row, number) -> new SignatureReport(
                        row.getObject("id", UUID.class),
                        row.getObject("document_id", UUID.class),
                        row.getString("document_sha256"),
                        row.getTimestamp("checked_at").toInstant(),
                        signatures(row.getObject("id", UUID.class))))
                .list();
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
