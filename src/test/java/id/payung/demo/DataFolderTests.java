package id.payung.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payung.support.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {
    @TempDir
    Path parent;

    @AfterEach
    void engineClock() {
        ClockUtil.reset();
    }

    @Test
    void belongsToOneRunAtATimeAndSaysWhereThatAnswers() throws Exception {
        var first = folder();
        first.occupy();
        first.remember("http://localhost:8080");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> folder().occupy())
                .withMessageContaining("sudah berjalan")
                .withMessageContaining("already running")
                .withMessageContaining("http://localhost:8080")
                .withMessageContaining("PAYUNG_DATA_DIR");
    }

    @Test
    void saysInASentenceThatItCannotBeMade() throws Exception {
        Files.writeString(parent.resolve("data"), "a file where the folder should be");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> folder().occupy())
                .withMessageContaining("tidak dapat dipakai")
                .withMessageContaining("cannot be used");
    }

    @Test
    void makesKeysOnceForItsOwnerOnly() throws Exception {
        var folder = folder();
        folder.occupy();

        var keys = folder.secrets();

        assertThat(keys.get("payung.personal-data.keys")).startsWith("1:");
        assertThat(Base64.getDecoder().decode(keys.get("payung.personal-data.index-key")))
                .hasSize(32);
        assertThat(Files.getPosixFilePermissions(parent.resolve("data/keys")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder().secrets()).isEqualTo(keys);
    }

    @Test
    void doesNotReplaceLostKeysWhereThereIsDataUnderThem() throws Exception {
        var folder = folder();
        folder.occupy();
        Files.createDirectories(folder.postgres().resolve("database"));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(folder::secrets)
                .withMessageContaining("kunci")
                .withMessageContaining("key file");
    }

    @Test
    void remembersHowFarTheClockWasMoved() throws Exception {
        var folder = folder();
        folder.occupy();
        var target = Instant.now().plus(Duration.ofDays(365));
        new DemoClock(folder).moveTo(target);

        Clock afterRestart = new DemoClock(folder());

        assertThat(afterRestart.instant()).isBetween(target, target.plusSeconds(60));
        assertThat(ClockUtil.now().toInstant()).isBetween(target.minusMillis(1), target.plusSeconds(60));
    }

    @Test
    void neverTurnsTheClockBack() throws Exception {
        var folder = folder();
        folder.occupy();
        var clock = new DemoClock(folder);
        var target = Instant.now().plus(Duration.ofDays(2));
        clock.moveTo(target);

        clock.moveTo(target.minus(Duration.ofDays(1)));

        assertThat(clock.instant()).isAfterOrEqualTo(target);
    }

    private DataFolder folder() {
        return new DataFolder(parent.resolve("data"));
    }
}
