package id.payung.demo;

import id.payung.support.CannotStart;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Everything the demo keeps: the database, the keys to what is encrypted there, the mails, how far the clock was moved.
 * One running demo has it alone; the lock ends with the process, however it ends.
 */
public final class DataFolder {
    private static final String DATABASE_PASSWORD = "spring.datasource.password";

    private final Path path;
    private Optional<FileLock> lock = Optional.empty();

    public DataFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** {@code PAYUNG_DATA_DIR}, else {@code .payung} in the project's folder. */
    public static DataFolder ofEnvironment() throws CannotStart {
        var chosen = System.getenv("PAYUNG_DATA_DIR");
        try {
            return new DataFolder(Path.of(chosen == null || chosen.isBlank() ? ".payung" : chosen));
        } catch (InvalidPathException e) {
            throw new CannotStart(
                    "PAYUNG_DATA_DIR bukan nama folder: %s.".formatted(e.getMessage()),
                    "PAYUNG_DATA_DIR is not the name of a folder: %s.".formatted(e.getMessage()));
        }
    }

    Path path() {
        return path;
    }

    Path postgres() {
        return path.resolve("postgresql");
    }

    Path mails() {
        return path.resolve("mail");
    }

    /** Takes the folder for this process. */
    void occupy() throws CannotStart {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = Optional.ofNullable(tryLock(channel));
            if (lock.isEmpty()) {
                channel.close();
                throw inUse();
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "Folder data %s tidak dapat dipakai (%s); pilih folder lain dengan PAYUNG_DATA_DIR."
                            .formatted(path, e),
                    "The data folder %s cannot be used (%s); choose another with PAYUNG_DATA_DIR.".formatted(path, e));
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // by this very process
        }
    }

    private CannotStart inUse() throws IOException {
        var address = path.resolve("address");
        var where = Files.exists(address) ? Files.readString(address).strip() : "?";
        return new CannotStart(
                "Payung sudah berjalan dengan folder data %s di %s; hentikan dahulu, atau pilih folder lain dengan PAYUNG_DATA_DIR."
                        .formatted(path, where),
                "Payung is already running with the data folder %s at %s; stop it first, or choose another folder with PAYUNG_DATA_DIR."
                        .formatted(path, where));
    }

    /** What a second start in this folder tells about the first. */
    void remember(String address) throws IOException {
        replace(path.resolve("address"), address + "\n");
    }

    /**
     * The keys for personal data and the database's password as properties of the application: random, made at the first
     * start, readable by their owner only.
     */
    Map<String, String> secrets() throws IOException, CannotStart {
        var file = path.resolve("keys");
        if (!Files.exists(file)) {
            if (Files.exists(postgres().resolve("database"))) {
                throw new CannotStart(
                        "Berkas kunci %s hilang dan data tidak dapat dibaca tanpanya; kembalikan berkas itu, atau hapus folder %s untuk mulai dari awal."
                                .formatted(file, path),
                        "The key file %s is missing and the data cannot be read without it; bring it back, or delete the folder %s to begin anew."
                                .formatted(file, path));
            }
            replace(file, newSecrets());
        }
        var secrets = new Properties();
        secrets.load(new StringReader(Files.readString(file)));
        var map = new TreeMap<String, String>();
        secrets.stringPropertyNames().forEach(name -> map.put(name, secrets.getProperty(name)));
        return map;
    }

    static String databasePassword(Map<String, String> secrets) {
        return secrets.get(DATABASE_PASSWORD);
    }

    private static String newSecrets() throws IOException {
        var secrets = new Properties();
        secrets.setProperty("payung.personal-data.keys", "1:" + random());
        secrets.setProperty("payung.personal-data.index-key", random());
        secrets.setProperty(DATABASE_PASSWORD, random());
        var text = new StringWriter();
        secrets.store(text, "Keys of this data folder. Without them nobody reads its personal data again.");
        return text.toString();
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** How far the product's clock is ahead of the real one. */
    Duration clockOffset() throws IOException {
        var file = path.resolve("clock");
        return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    }

    void clockOffset(Duration offset) throws IOException {
        replace(path.resolve("clock"), offset + "\n");
    }

    /** Complete or not at all, on the disk when this returns, and readable by the owner only. */
    static void replace(Path file, String content) throws IOException {
        replace(file, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static void replace(Path file, byte[] content) throws IOException {
        var unfinished =
                Files.createTempFile(file.getParent(), file.getFileName().toString(), ".unfinished");
        if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
        }
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            var bytes = java.nio.ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
