package id.payung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A benchmark is chosen by the tag {@code bench-<name>}. A name that no class has would run nothing, and seem to have worked. */
@Tag("bench")
class KnownBenchmark {

    private static final String PREFIX = "bench-";

    @Test
    void theBenchmarkThatIsAskedForExists() {
        assertThat(System.getProperty("bench"))
                .as("the name of a benchmark, as in -Dbench=tasklist")
                .isIn(names());
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        new ClassFileImporter().importPackages("id.payung").forEach(type -> type.tryGetAnnotationOfType(Tag.class)
                .map(Tag::value)
                .filter(tag -> tag.startsWith(PREFIX))
                .ifPresent(tag -> names.add(tag.substring(PREFIX.length()))));
        return names;
    }
}
