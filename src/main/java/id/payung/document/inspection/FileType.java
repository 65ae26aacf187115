package id.payung.document.inspection;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a file is by its first bytes. */
public enum FileType {
    PDF("application/pdf", ".pdf", "255044462d"),
    PNG("image/png", ".png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", ".jpg", "ffd8ff");

    private final String mediaType;
    private final String extension;
    private final byte[] magic;

    FileType(String mediaType, String extension, String magic) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.magic = HexFormat.of().parseHex(magic);
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    static Optional<FileType> of(byte[] content) {
        return Arrays.stream(values())
                .filter(type -> content.length > type.magic.length
                        && Arrays.equals(type.magic, Arrays.copyOf(content, type.magic.length)))
                .findFirst();
    }
}
