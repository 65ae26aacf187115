package id.payung.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows are read on a thread of their own, and whoever waits for them may change their mind. */
@Timeout(30)
class PortionsTests {

    private static final Portions.Portion PORTION = new Portions.Portion(List.of(), List.of());

    @Test
    void allPortionsComeInTurn() throws Exception {
        var left = new AtomicInteger(7);
        try (var portions = Portions.ahead(() -> left.getAndDecrement() > 0 ? PORTION : null, () -> {})) {
            int read = 0;
            while (portions.next() != null) {
                read++;
            }
            assertThat(read).isEqualTo(7);
        }
    }

    @Test
    void whatTheReaderMeetsIsToldToWhoeverWaits() throws Exception {
        var error = new StackOverflowError();
        try (var portions = Portions.ahead(
                () -> {
                    throw error;
                },
                () -> {})) {
            assertThatThrownBy(portions::next).isSameAs(error);
        }
    }

    /** Reads and reads, and finds no row. */
    private static final class Endless implements Portions {

        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicReference<@Nullable Thread> reader = new AtomicReference<>();

        @Override
        public @Nullable Portion next() {
            reader.set(Thread.currentThread());
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            ended.countDown();
            return null;
        }
    }

    @Test
    void whoeverWaitsIsAskedNowAndThenAndEndsTheReaderToo() throws Exception {
        var endless = new Endless();
        var asked = new AtomicInteger();
        assertThatThrownBy(() -> {
                    try (var portions = Portions.ahead(endless, () -> {
                        if (asked.incrementAndGet() == 2) {
                            throw new IllegalStateException("Cancelled");
                        }
                    })) {
                        portions.next();
                    }
                })
                .hasMessage("Cancelled");

        endless.ended.await();
        assertThat(endless.reader.get()).isNotNull().satisfies(thread -> assertThat(thread.isAlive())
                .isFalse());
    }
}
