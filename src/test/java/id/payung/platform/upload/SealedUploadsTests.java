package id.payung.platform.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Files on their way in are whole, bounded, and readable by nobody else. */
class SealedUploadsTests {

    private static final String LINE = "3375010503800001;Slamet Riyadi;05-03-1980\n";

    private final SealedUploads uploads =
            new SealedUploads(new UploadLimits(DataSize.ofMegabytes(1), DataSize.ofMegabytes(2)));

    private static byte[] roster(int bytes) {
        return LINE.repeat(bytes / LINE.length() + 1).substring(0, bytes).getBytes(UTF_8);
    }

    private static String field(String name, String value) {
        return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    private static String file(String fileName, byte[] content) {
        return "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n"
                .formatted(new String(fileName.getBytes(UTF_8), ISO_8859_1), new String(content, UTF_8));
    }

    private MultipartHttpServletRequest request(String... parts) {
        var request = new MockHttpServletRequest("POST", "/api/agreements/1/rosters");
        request.setContentType("multipart/form-data; boundary=x");
        request.setContent((String.join("", parts) + "--x--\r\n").getBytes(ISO_8859_1));
        return uploads.resolveMultipart(request);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, SealedBuffer.PART - 1, SealedBuffer.PART, SealedBuffer.PART + 1, 5 * SealedBuffer.PART + 7})
    void aFileIsReadAsItCameAndAsOftenAsOneLikes(int bytes) throws IOException {
        var request = request(field("kind", "SCAN"), file("peserta Ñ.csv", roster(bytes)));

        var file = request.getFile("file");

        assertThat(request.getParameter("kind")).isEqualTo("SCAN");
        assertThat(file.getOriginalFilename()).isEqualTo("peserta Ñ.csv");
        assertThat(file.getSize()).isEqualTo(bytes);
        assertThat(file.isEmpty()).isEqualTo(bytes == 0);
        for (int time = 0; time < 2; time++) {
            try (var content = file.getResource().getInputStream()) {
                assertThat(content.readAllBytes()).isEqualTo(roster(bytes));
            }
        }
        uploads.cleanupMultipart(request);
    }

    @Test
    void anyPlaceInAFileIsReachedWithoutReadingWhatLiesBefore() throws IOException {
        byte[] bytes = new byte[4 * SealedBuffer.PART + 99];
        var random = new Random(1);
        random.nextBytes(bytes);
        try (var buffer = new SealedBuffer(new ByteArrayInputStream(bytes))) {
            for (int i = 0; i < 200; i++) {
                try (var content = buffer.open()) {
                    int read = random.nextInt(100);
                    content.readNBytes(read);
                    int from = read + random.nextInt(bytes.length - read);
                    content.skipNBytes(from - read);
                    assertThat(content.read()).isEqualTo(bytes[from] & 0xFF);
                }
            }
        }
    }

    /** The files without a name that this process holds open, as Linux shows them. */
    private static List<byte[]> nameless() throws IOException {
        var open = Path.of("/proc/self/fd");
        assumeThat(open).isDirectory();
        try (Stream<Path> all = Files.list(open)) {
            return all.filter(SealedUploadsTests::isNamelessUpload)
                    .map(SealedUploadsTests::bytes)
                    .toList();
        }
    }

    private static boolean isNamelessUpload(Path descriptor) {
        try {
            var target = Files.readSymbolicLink(descriptor).toString();
            return target.contains("payung-upload-") && target.endsWith("(deleted)");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatLiesOnTheDiskHasNoNameAndCannotBeRead() throws IOException {
        assertThat(nameless()).isEmpty();
        var request = request(file("peserta.csv", roster(5 * SealedBuffer.PART)));
        assertThat(request.getFile("file")).isNotNull();

        assertThat(nameless()).singleElement().satisfies(bytes -> {
            assertThat(bytes).hasSize(5 * SealedBuffer.PART);
            assertThat(new String(bytes, ISO_8859_1)).doesNotContain("337501", "Slamet");
        });

        uploads.cleanupMultipart(request);
        assertThat(nameless()).isEmpty();
    }

    @Test
    void aShortFileIsNotOnTheDiskAtAll() throws IOException {
        var request = request(file("peserta.csv", roster(1_000)));
        assertThat(request.getFile("file")).isNotNull();
        assertThat(nameless()).isEmpty();
    }

    @Test
    void nothingIsLeftOfAFileThatBreaksOff() throws IOException {
        var broken = new InputStream() {
            private int left = 3 * SealedBuffer.PART;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("The connection was lost");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> new SealedBuffer(broken)).hasMessage("The connection was lost");
        assertThat(nameless()).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAndLeavesNothing() throws IOException {
        var request = request(file("peserta.csv", roster((1 << 20) + 1)));
        assertThatThrownBy(() -> request.getFile("file")).isInstanceOf(MaxUploadSizeExceededException.class);
        uploads.cleanupMultipart(request);
        assertThat(nameless()).isEmpty();
    }

    @Test
    void soAreManyFilesThatAreTooLargeTogether() {
        var request =
                request(file("a.csv", roster(900_000)), file("b.csv", roster(900_000)), file("c.csv", roster(900_000)));
        assertThatThrownBy(() -> request.getFile("file")).isInstanceOf(MaxUploadSizeExceededException.class);
        uploads.cleanupMultipart(request);
    }

    @Test
    void aRequestThatIsNoSetOfPartsIsRefused() {
        assertThatThrownBy(() -> request(field("a", "x".repeat(1 << 17))).getParameter("a"))
                .isInstanceOf(MultipartException.class);
        assertThatThrownBy(() -> request(field("a", "1").repeat(51)).getParameter("a"))
                .isInstanceOf(MultipartException.class);
        var cut = new MockHttpServletRequest("POST", "/");
        cut.setContentType("multipart/form-data; boundary=x");
        cut.setContent(file("a.csv", roster(100)).getBytes(ISO_8859_1));
        assertThatThrownBy(() -> uploads.resolveMultipart(cut).getFile("file")).isInstanceOf(MultipartException.class);
        var unnamed = new MockHttpServletRequest("POST", "/");
        unnamed.setContentType("multipart/form-data");
        assertThatThrownBy(() -> uploads.resolveMultipart(unnamed).getFile("file"))
                .isInstanceOf(MultipartException.class);
    }
}
