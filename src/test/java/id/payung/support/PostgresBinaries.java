package id.payung.support;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** Unpacks the PostgreSQL programs that Maven has put on the class path. */
final class PostgresBinaries {
    private static final String OS = System.getProperty("os.name");

    private PostgresBinaries() {}

    static boolean onWindows() {
        return OS.startsWith("Windows");
    }

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}, unpacked below {@code parent} unless it is there
     * already. It gets its name only when it is complete.
     */
    static Path unpackInto(Path parent) throws IOException {
        var system = onWindows() ? "Windows" : OS.startsWith("Mac") ? "Darwin" : "Linux";
        var architecture = System.getProperty("os.arch");
        byte[] archive;
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, architecture.equals("amd64") ? "x86_64" : architecture)) {
            archive = stream.readAllBytes();
        }
        var folder = parent.resolve("postgresql-" + digest(archive).substring(0, 12));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(parent);
        var unpacking = Files.createTempDirectory(parent, "unpacking-");
        try {
            untar(new ByteArrayInputStream(archive), unpacking);
            makeReadable(unpacking);
            Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            FileSystemUtils.deleteRecursively(unpacking); // somebody else was faster
        }
        return folder;
    }

    private static void untar(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0 || target.getParent().endsWith("bin")) {
                        target.toFile().setExecutable(true, false);
                    }
                }
            }
        }
    }

    /** Temporary folders are private; the programs may have to run as another user. */
    private static void makeReadable(Path folder) {
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
    }

    private static String digest(byte[] bytes) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes))
                    .setBit(256)
                    .toString(16)
                    .substring(1);
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
