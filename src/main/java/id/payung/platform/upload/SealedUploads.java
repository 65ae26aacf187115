package id.payung.platform.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;

/**
 * Takes the files of a request as they come in, sealing each. The server itself is told to leave them alone. They are read
 * when a controller asks for them and not before, so that each can say in its own words what to do with one too large.
 */
@Component("multipartResolver")
@EnableConfigurationProperties(UploadLimits.class)
class SealedUploads implements MultipartResolver {

    private static final Logger LOG = LoggerFactory.getLogger(SealedUploads.class);

    private final UploadLimits limits;

    SealedUploads(UploadLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        return new PartedRequest(request, limits);
    }

    @Override
    public void cleanupMultipart(MultipartHttpServletRequest request) {
        if (request instanceof PartedRequest parted) {
            parted.buffers().forEach(SealedUploads::close);
        }
    }

    private static void close(Closeable buffer) {
        try {
            buffer.close();
        } catch (IOException e) {
            LOG.warn("An upload could not be given up; it is unreadable, and ends with the process", e);
        }
    }
}
