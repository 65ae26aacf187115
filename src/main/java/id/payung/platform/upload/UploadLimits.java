package id.payung.platform.upload;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What is read of a request at all. What kinds of file admit is less, and is said by those who take them.
 *
 * @param maxFileSize of one file
 * @param maxRequestSize of all that a request brings
 */
@ConfigurationProperties("payung.upload")
record UploadLimits(DataSize maxFileSize, DataSize maxRequestSize) {}
