package id.payung.platform.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;

/** A request that brings files, read when somebody first asks for what it brings. */
final class PartedRequest extends DefaultMultipartHttpServletRequest {

    private static final int MOST_PARTS = 50;
    private static final int MOST_BYTES_OF_A_FIELD = 1 << 16;

    private final UploadLimits limits;
    private final List<SealedBuffer> buffers = new ArrayList<>();

    PartedRequest(HttpServletRequest request, UploadLimits limits) {
        super(request);
        this.limits = limits;
    }

    /** What must be closed when the request is answered. */
    List<SealedBuffer> buffers() {
        return buffers;
    }

    @Override
    protected void initializeMultipart() {
        MultiValueMap<String, MultipartFile> files = new LinkedMultiValueMap<>();
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        Map<String, String> contentTypes = new HashMap<>();
        try {
            var parts = reader().getItemIterator(new ServletRequestContext(getRequest()));
            for (int number = 1; parts.hasNext(); number++) {
                if (number > MOST_PARTS) {
                    throw new MultipartException("More than %d parts".formatted(MOST_PARTS));
                }
                var part = parts.next();
                if (part.isFormField()) {
                    fields.add(part.getFieldName(), text(part));
                    contentTypes.put(part.getFieldName(), part.getContentType());
                } else {
                    files.add(part.getFieldName(), file(part));
                }
            }
        } catch (IOException e) {
            throw refused(e);
        }
        setMultipartFiles(files);
        Map<String, String[]> parameters = new HashMap<>();
        fields.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        setMultipartParameters(parameters);
        setMultipartParameterContentTypes(contentTypes);
    }

    private FileUpload reader() {
        var reader = new FileUpload();
        reader.setFileSizeMax(limits.maxFileSize().toBytes());
        reader.setSizeMax(limits.maxRequestSize().toBytes());
        reader.setHeaderEncoding(UTF_8.name());
        return reader;
    }

    private MultipartFile file(FileItemStream part) throws IOException {
        try (var content = part.openStream()) {
            var buffer = new SealedBuffer(content);
            buffers.add(buffer);
            return new SealedUpload(part.getFieldName(), part.getName(), part.getContentType(), buffer);
        }
    }

    private static String text(FileItemStream part) throws IOException {
        try (var content = part.openStream()) {
            byte[] bytes = content.readNBytes(MOST_BYTES_OF_A_FIELD + 1);
            if (bytes.length > MOST_BYTES_OF_A_FIELD) {
                throw new MultipartException("A field of more than %d bytes".formatted(MOST_BYTES_OF_A_FIELD));
            }
            return new String(bytes, UTF_8);
        }
    }

    private static MultipartException refused(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SizeException tooLarge) {
                return new MaxUploadSizeExceededException(tooLarge.getPermittedSize(), e);
            }
        }
        return new MultipartException("The parts of the request could not be read", e);
    }
}
