package id.payung.support;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Where we are root, it runs in a user namespace of its own, and where that is not
 * allowed (in many containers) as the user {@code postgres} or {@code nobody}.
 *
 * @param owner who owns the server's files; empty for whoever runs this
 * @param prefix what to put before each of PostgreSQL's commands
 */
record PostgresUser(String owner, List<String> prefix) {
    private static final PostgresUser OURSELVES = new PostgresUser("", List.of());

    static PostgresUser of(Path folder, Path programs) throws IOException, CannotStart {
        if (PostgresBinaries.onWindows() || !"root".equals(System.getProperty("user.name"))) {
            return OURSELVES;
        }
        for (var user : List.of("root", "postgres", "nobody")) {
            var candidate = user.equals("root")
                    ? new PostgresUser("root", List.of("unshare", "-U"))
                    : new PostgresUser(
                            user, List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups"));
            candidate.own(folder);
            if (candidate.canWorkIn(folder, programs)) {
                return candidate;
            }
        }
        throw new CannotStart(
                "PostgreSQL tidak mau berjalan sebagai root di %s: jalankan sebagai pengguna biasa, atau pilih dengan PAYUNG_DATA_DIR folder yang dapat dimasuki semua pengguna, misalnya /var/lib/payung."
                        .formatted(folder),
                "PostgreSQL does not run as root in %s: run this as an ordinary user, or choose with PAYUNG_DATA_DIR a folder that every user may enter, such as /var/lib/payung."
                        .formatted(folder));
    }

    private boolean canWorkIn(Path folder, Path programs) {
        try {
            return run(List.of("test", "-w", folder.toString())).succeeded()
                    && run(List.of(programs.resolve("bin/postgres").toString(), "--version"))
                            .succeeded();
        } catch (IOException e) {
            return false; // no such program here
        }
    }

    private Outcome run(List<String> command) throws IOException {
        return Outcome.of(prefix, command);
    }

    private static String groupOf(String user) throws IOException {
        var group = Outcome.of(List.of(), List.of("id", "-g", user));
        return group.succeeded() ? group.lastLine().strip() : "nogroup";
    }

    /** Gives the folder with all that is in it to the user who runs the server. */
    void own(Path folder) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        UserPrincipal principal;
        try {
            principal = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        } catch (IOException e) {
            return; // there is no such user, which shows when it is tried
        }
        if (Files.getOwner(folder).equals(principal) && Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.getFileAttributeView(
                                file, java.nio.file.attribute.FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setOwner(principal);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.setOwner(directory, principal); // last, so that an interrupted pass is done again
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
