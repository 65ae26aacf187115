package id.payung.platform.upload;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A file that came with a request. */
final class SealedUpload implements MultipartFile {

    private final String field;
    private final String fileName;
    private final @Nullable String contentType;
    private final SealedBuffer content;

    SealedUpload(String field, @Nullable String fileName, @Nullable String contentType, SealedBuffer content) {
        this.field = field;
        this.fileName = fileName == null ? "" : fileName;
        this.contentType = contentType;
        this.content = content;
    }

    @Override
    public String getName() {
        return field;
    }

    @Override
    public String getOriginalFilename() {
        return fileName;
    }

    @Override
    public @Nullable String getContentType() {
        return contentType;
    }

    @Override
    public boolean isEmpty() {
        return content.size() == 0;
    }

    @Override
    public long getSize() {
        return content.size();
    }

    @Override
    public byte[] getBytes() throws IOException {
        try (var in = getInputStream()) {
            return in.readAllBytes();
        }
    }

    @Override
    public InputStream getInputStream() {
        return content.open();
    }

    /** Never: it would lie there in clear. */
    @Override
    public void transferTo(File destination) {
        throw new UnsupportedOperationException("Uploads are not written to files");
    }
}
