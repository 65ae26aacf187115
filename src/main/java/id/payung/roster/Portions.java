package id.payung.roster;

import id.payung.roster.people.PeopleCopy.SealedRow;
import id.payung.roster.people.RowCells;
import id.payung.roster.sheet.FileRefused;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Judged and sealed rows, some thousand at a time; null after the last. */
interface Portions extends AutoCloseable {

    /**
     * @param rows judged, their sealed columns sealed
     * @param written the cells, as they stood in the sheet, of rows that may have to be mended
     */
    record Portion(List<SealedRow> rows, List<RowCells.Cells> written) {}

    @Nullable
    Portion next() throws FileRefused;

    @Override
    default void close() {}

    /**
     * Reads, judges and seals on a thread of its own while the portions before are being written: the one keeps a processor
     * busy, the other the database. Two portions at most wait.
     *
     * @param patience asked again and again while no portion is ready; may end the work by throwing
     */
    static Portions ahead(Portions source, Runnable patience) {
        return new Ahead(source, patience);
    }

    /** See {@link #ahead}. */
    final class Ahead implements Portions {

        private static final int WAITING = 2;
        private static final long PATIENCE_MS = 500;

        private sealed interface Handed {}

        private record Next(Portion portion) implements Handed {}

        private record End() implements Handed {}

        private record Failed(Throwable why) implements Handed {}

        private final BlockingQueue<Handed> handed = new ArrayBlockingQueue<>(WAITING);
        private final Runnable patience;
        private final Thread reader;

        private Ahead(Portions source, Runnable patience) {
            this.patience = patience;
            reader = new Thread(() -> read(source), Thread.currentThread().getName() + "-reader");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(Portions source) {
            try {
                handed.put(readAll(source));
            } catch (InterruptedException e) {
                // Nobody wants the rest.
                Thread.currentThread().interrupt();
            }
        }

        private Handed readAll(Portions source) throws InterruptedException {
            try {
                for (var portion = source.next(); portion != null; portion = source.next()) {
                    handed.put(new Next(portion));
                }
                return new End();
            } catch (FileRefused | RuntimeException | Error e) {
                return new Failed(e);
            }
        }

        @Override
        public @Nullable Portion next() throws FileRefused {
            try {
                var next = handed.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
                while (next == null) {
                    patience.run();
                    next = handed.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
                }
                if (next instanceof Failed failed) {
                    throw failed(failed.why());
                }
                return next instanceof Next more ? more.portion() : null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while rows were read", e);
            }
        }

        private static RuntimeException failed(Throwable why) throws FileRefused {
            if (why instanceof FileRefused refused) {
                throw refused;
            }
            if (why instanceof Error error) {
                throw error;
            }
            return (RuntimeException) why;
        }

        /** The reader has gone when this returns, and with it whatever it held open. */
        @Override
        public void close() {
            reader.interrupt();
            boolean interrupted = false;
            while (reader.isAlive()) {
                try {
                    reader.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
