package id.payung.document;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored paper, without its bytes. The bytes never change; a new version is a new document.
 *
 * @param sha256 of the bytes, in hex
 * @param size in bytes
 */
public record Document(
        UUID id,
        UUID agreement,
        DocumentKind kind,
        String name,
        String mediaType,
        long size,
        String sha256,
        String storedBy,
        Instant storedAt) {}
