package id.payung.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** As much of docker-compose.yml as can be checked without Docker. */
class ComposeTests {
    private static final List<String> NODES = List.of("node1", "node2");

    private static String text;
    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void read() throws Exception {
        text = Files.readString(Path.of("docker-compose.yml"));
        services = new Yaml()
                .<Map<String, Map<String, Map<String, Object>>>>load(text)
                .get("services");
    }

    @Test
    void startsADatabaseTwoNodesAndAMailCatcher() {
        assertThat(services).containsOnlyKeys("database", "mail", "node1", "node2");
        assertThat(services.get("database")).containsEntry("image", "postgres:17");
    }

    @Test
    void takesEverySecretFromTheEnvironmentAndSaysWhatIsMissing() {
        services.forEach((name, service) -> environment(service).forEach((variable, value) -> {
            if (variable.matches(".*(PASSWORD|KEY|KEYS)")) {
                assertThat(value).as("%s of %s", variable, name).matches("\\$\\{[A-Z_]+:\\?.{20,}}");
            }
        }));
        NODES.forEach(node -> assertThat(environment(services.get(node)))
                .containsKeys(
                        "SPRING_DATASOURCE_PASSWORD", "PAYUNG_KEYS", "PAYUNG_INDEX_KEY", "PAYUNG_OPERATOR_PASSWORD"));
    }

    @Test
    void givesTheNodesTheSamePasswordAsTheDatabase() {
        NODES.forEach(node -> assertThat(environment(services.get(node)).get("SPRING_DATASOURCE_PASSWORD"))
                .isEqualTo(environment(services.get("database")).get("POSTGRES_PASSWORD")));
    }

    @Test
    void writesDownEveryVariableThatItAsksFor() {
        var asked = Pattern.compile("\\$\\{([A-Z_]+):\\?").matcher(text);
        while (asked.find()) {
            assertThat(text).contains("#   " + asked.group(1) + "=");
        }
    }

    @Test
    void publishesPortsOnThisMachineOnlyAndEachOnce() {
        var ports = services.values().stream()
                .flatMap(service -> list(service, "ports").stream())
                .toList();
        assertThat(ports)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(port -> port.startsWith("127.0.0.1:"))
                .noneMatch(port -> port.endsWith(":5432") || port.endsWith(":9090"));
    }

    @Test
    void runsTheNodesWithoutRights() {
        NODES.forEach(node -> {
            var service = services.get(node);
            assertThat(service).containsEntry("read_only", true);
            assertThat(list(service, "cap_drop")).containsExactly("ALL");
            assertThat(dockerfile(service)).containsPattern("(?m)^USER \\d+$");
        });
    }

    @Test
    void asksEachNodeWhetherItIsReady() {
        NODES.forEach(node -> {
            var service = services.get(node);
            assertThat(dockerfile(service))
                    .contains("HEALTHCHECK")
                    .contains("127.0.0.1:" + environment(service).get("MANAGEMENT_SERVER_PORT")
                            + "/actuator/health/readiness");
        });
    }

    @Test
    void startsTheSecondNodeWhenTheFirstHasMadeTheTables() {
        assertThat(services.get("node2").get("depends_on").toString())
                .contains("node1")
                .contains("service_healthy");
    }

    /** Compose replaces what looks like a variable, also inside of the Dockerfile. */
    @Test
    void doesNotConfuseComposesVariablesWithTheDockerfiles() {
        assertThat(dockerfile(services.get("node1")).replace("$$", "")).doesNotContain("$");
    }

    @Test
    void buildsFromFilesThatExistAndKeepsSecretsOut() throws Exception {
        var copied = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$").matcher(dockerfile(services.get("node1")));
        var ignore = Files.readAllLines(Path.of(".dockerignore"));
        assertThat(ignore).contains("*").doesNotContain("!.payung", "!.env", "!src");
        assertThat(copied.results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains(".env", ".payung/");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(Map<String, Object> service) {
        return (Map<String, String>) service.getOrDefault("environment", Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Map<String, Object> service, String key) {
        return (List<String>) service.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    private static String dockerfile(Map<String, Object> service) {
        return ((Map<String, String>) service.get("build")).get("dockerfile_inline");
    }
}
