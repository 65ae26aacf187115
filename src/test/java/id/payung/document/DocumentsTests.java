package id.payung.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.document.inspection.MadePdf;
import id.payung.document.inspection.StrangersFileTests;
import id.payung.platform.Refused;
import id.payung.support.PayungTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers and what stays of those that are refused. */
@PayungTest
class DocumentsTests {

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    private final UUID agreement = UUID.randomUUID();

    @Test
    void nothingStaysOfWhatIsRefused() throws IOException {
        var before = temporaryFiles();
        for (byte[] content : StrangersFileTests.refusedContents().toList()) {
            assertThatThrownBy(() -> documents.upload(agreement, DocumentKind.LETTER, content))
                    .isInstanceOf(Refused.class);
        }

        assertThat(rows("document")).isZero();
        assertThat(rows("document_text")).isZero();
        assertThat(rows("journal")).isZero();
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from %s where agreement_id = :agreement".formatted(table))
                .param("agreement", agreement)
                .query(Long.class)
                .single();
    }

    /** Those that a reader of PDFs or pictures leaves; others on this machine have files of their own. */
    private static Set<String> temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("PDFBox") || name.startsWith("imageio"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aPaperIsStoredWithItsWords() {
        var paper = MadePdf.saying("Surat tentang nelayan 3375010503800001");
        var stored = documents.upload(agreement, DocumentKind.LETTER, paper);

        assertThat(documents.open(agreement, stored.id()).bytes()).isEqualTo(paper);
        assertThat(jdbc.sql("select text from document_text where document_id = ?")
                        .param(stored.id())
                        .query(String.class)
                        .single())
                .isEqualTo("Surat tentang nelayan");
    }

    @Test
    void theLargestPaperIsStoredAndOneByteMoreIsNot() {
        byte[] largest = java.util.Arrays.copyOf(MadePdf.plain(), Documents.LARGEST);
        documents.upload(agreement, DocumentKind.LETTER, largest);

        assertThatThrownBy(() -> documents.upload(
                        agreement, DocumentKind.LETTER, java.util.Arrays.copyOf(largest, Documents.LARGEST + 1)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.TOO_LARGE));
        assertThat(rows("document")).isEqualTo(1);
    }
}
