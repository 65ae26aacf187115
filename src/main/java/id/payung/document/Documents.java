package id.payung.document;

import id.payung.document.inspection.FileType;
import id.payung.document.inspection.PdfText;
import id.payung.document.inspection.StrangersFile;
import id.payung.document.inspection.StrangersFile.Inspected;
import id.payung.document.inspection.StrangersFile.Question;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The papers of agreements, in the database beside the facts they prove. */
@Component
public class Documents {

    /** The largest upload, in bytes: a scan of a dozen pages at 300 dpi. */
    public static final int LARGEST = 20 * 1024 * 1024;

    private static final int MOST_INSPECTIONS = 2;

    private static final String COLUMNS =
            "id, agreement_id, kind, name, media_type, size, sha256, stored_by, stored_at";

    private final JdbcClient jdbc;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final TransactionOperations inTransaction;
    private final PaperTexts texts;

    /** A file that does its worst takes some hundred megabytes while it is read. */
    private final Semaphore inspections = new Semaphore(MOST_INSPECTIONS);

    Documents(
            JdbcClient jdbc,
            Journal journal,
            CurrentUser currentUser,
            Clock clock,
            TransactionOperations inTransaction,
            PaperTexts texts) {
        this.texts = texts;
        this.inTransaction = inTransaction;
        this.jdbc = jdbc;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Stores what somebody uploaded: a PDF, JPEG or PNG by its content, whatever its name says. Its name is not kept: it may
     * be somebody's, or their number, and would stand in the journal for ever.
     *
     * @throws Refused for other content, what is more than a paper (see {@link StrangersFile}), an empty or oversized file,
     *     or a kind that Payung makes itself
     */
    public Document upload(UUID agreement, DocumentKind kind, byte[] content) {
        var upload = inspect(kind, content, pdf -> Boolean.TRUE);
        return Objects.requireNonNull(inTransaction.execute(status -> keep(agreement, upload)));
    }

    /** What somebody uploaded, looked into and not stored yet. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Upload<T>(DocumentKind kind, byte[] content, Inspected<T> found) {}

    /**
     * The first half of an upload, before the transaction, which would hold a connection meanwhile.
     *
     * @param question asked of a PDF while it is open
     * @throws Refused as an upload does
     */
    public <T> Upload<T> inspect(DocumentKind kind, byte[] content, Question<T> question) {
        if (!kind.isUploadable()) {
            throw Refused.field("kind", "document.kind.notUploadable");
        }
        if (content.length == 0) {
            throw Refused.field("file", "document.empty");
        }
        if (content.length > LARGEST) {
            throw Refused.of(Refused.Kind.TOO_LARGE, "document.tooLarge", LARGEST / 1024 / 1024);
        }
        return new Upload<>(kind, content, inTurn(() -> StrangersFile.inspect(content, question)));
    }

    /** Lets two at a time read papers of strangers. Whoever reads does not ask for another turn. */
    public <T> T inTurn(Supplier<T> reading) {
        inspections.acquireUninterruptibly();
        try {
            return reading.get();
        } finally {
            inspections.release();
        }
    }

    /** The second half, in the caller's transaction. */
    public Document keep(UUID agreement, Upload<?> upload) {
        var type = upload.found().type();
        return store(
                agreement,
                upload.kind(),
                upload.kind().fileName(type),
                type.mediaType(),
                upload.content(),
                upload.found().text());
    }

    /** Stores a paper that Payung made. */
    @Transactional
    public Document keep(UUID agreement, DocumentKind kind, String name, byte[] pdf) {
        return store(agreement, kind, name, FileType.PDF.mediaType(), pdf, PdfText.of(pdf));
    }

    private Document store(
            UUID agreement, DocumentKind kind, String name, String mediaType, byte[] content, @Nullable String text) {
        var document = new Document(
                UUID.randomUUID(),
                agreement,
                kind,
                name,
                mediaType,
                content.length,
                Sha256.hex(content),
                currentUser.actor().id(),
                clock.instant());
        jdbc.sql(
                        "insert into document (%s, content) values (:id, :agreement, :kind, :name, :type, :size, :sha256, :by, :at, :content)"
                                .formatted(COLUMNS))
                .param("id", document.id())
                .param("agreement", agreement)
                .param("kind", kind.name())
                .param("name", name)
                .param("type", mediaType)
                .param("size", document.size())
                .param("sha256", document.sha256())
                .param("by", document.storedBy())
                .param("at", Timestamp.from(document.storedAt()))
                .param("content", content)
                .update();
        if (text != null) {
            texts.keep(document.id(), agreement, text);
        }
        journal.record(agreement, "document", document.id(), "document.stored", null, kind.name(), name);
        return document;
    }

    /**
     * The document that a form names.
     *
     * @throws Refused on {@code field} where it is not of this agreement and kind
     */
    public Document require(UUID agreement, UUID id, DocumentKind kind, String field) {
        return jdbc.sql("select %s from document where id = :id and agreement_id = :agreement and kind = :kind"
                        .formatted(COLUMNS))
                .param("id", id)
                .param("agreement", agreement)
                .param("kind", kind.name())
                .query(Documents::document)
                .optional()
                .orElseThrow(() -> Refused.field(field, "document.notFound"));
    }

    /** The agreement's newest paper of a kind. */
    public Optional<Document> newest(UUID agreement, DocumentKind kind) {
        return jdbc.sql(
                        "select %s from document where agreement_id = :agreement and kind = :kind order by stored_at desc, id limit 1"
                                .formatted(COLUMNS))
                .param("agreement", agreement)
                .param("kind", kind.name())
                .query(Documents::document)
                .optional();
    }

    /** The agreement's papers, newest first. */
    public List<Document> of(UUID agreement, int page, int size) {
        return jdbc.sql(
                        "select %s from document where agreement_id = :agreement order by stored_at desc, id limit :size offset :offset"
                                .formatted(COLUMNS))
                .param("agreement", agreement)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Documents::document)
                .list();
    }

    /** The bytes of one of the agreement's papers. */
    public Content open(UUID agreement, UUID id) {
        return jdbc.sql("select %s, content from document where id = :id and agreement_id = :agreement"
                        .formatted(COLUMNS))
                .param("id", id)
                .param("agreement", agreement)
                .query((row, number) -> new Content(document(row, number), row.getBytes("content")))
                .optional()
                .orElseThrow(() -> Refused.absent("document.notFound"));
    }

    /** A paper with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only sent
    public record Content(Document document, byte[] bytes) {}

    private static Document document(ResultSet row, int number) throws SQLException {
        return new Document(
                row.getObject("id", UUID.class),
                row.getObject("agreement_id", UUID.class),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("stored_by"),
                row.getTimestamp("stored_at").toInstant());
    }
}
