package id.payung.document;

import id.payung.document.inspection.PdfText;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The words of PDF papers, beside them: read when they are stored, or later for those stored before there was this. */
@Component
public class PaperTexts {

    private final JdbcClient jdbc;
    private final TransactionOperations inTransaction;

    PaperTexts(JdbcClient jdbc, TransactionOperations inTransaction) {
        this.jdbc = jdbc;
        this.inTransaction = inTransaction;
    }

    void keep(UUID document, UUID agreement, String text) {
        jdbc.sql(
                        """
                insert into document_text (document_id, agreement_id, text) values (:document, :agreement, :text)
                on conflict do nothing""")
                .param("document", document)
                .param("agreement", agreement)
                .param("text", text)
                .update();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, only read
    private record Unread(UUID id, UUID agreement, byte[] content) {}

    /** Reads so many papers that nobody has read, the newest first. How many there were: fewer than asked for is all. */
    public int readSome(int most) {
        int read = 0;
        while (read < most && Boolean.TRUE.equals(inTransaction.execute(status -> readOne()))) {
            read++;
        }
        return read;
    }

    /** The row is locked meanwhile, so that no other node reads the same. */
    private boolean readOne() {
        var unread = jdbc.sql(
                        """
                select id, agreement_id, content from document d
                 where media_type = 'application/pdf'
                   and not exists (select 1 from document_text t where t.document_id = d.id)
                 order by stored_at desc limit 1 for update skip locked""")
                .query((row, number) -> new Unread(
                        row.getObject("id", UUID.class),
                        row.getObject("agreement_id", UUID.class),
                        row.getBytes("content")))
                .optional();
        unread.ifPresent(paper -> keep(paper.id(), paper.agreement(), PdfText.of(paper.content())));
        return unread.isPresent();
    }
}
