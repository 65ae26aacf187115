package id.payung.platform.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the diagrams, tables and forms of {@code processes/} into the engine as one deployment with names that do not
 * depend on where the product runs from: unchanged files make no new version, and a form is found beside its diagram.
 */
@Component
class ProcessDeployer {

    static final String NAME = "payung";

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployer.class);
    private static final String ROOT = "processes/";

    private final RepositoryService repository;
    private final ManagementService management;

    ProcessDeployer(RepositoryService repository, ManagementService management) {
        this.repository = repository;
        this.management = management;
    }

    void deploy() {
        var files = files();
        if (files.isEmpty()) {
            LOG.warn("There are no processes to deploy");
            return;
        }
        var builder = repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
        for (var file : files) {
            try (var content = file.resource().getInputStream()) {
                builder.addInputStream(file.name(), content);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file.name(), e);
            }
        }
        var deployment = builder.deploy();
        takeOverJobsOfEarlierDeployments();
        LOG.info("Deployment {} with {} files", deployment.getId(), files.size());
    }

    /**
     * A node runs the jobs of the versions it knows: its own and, because released names are only added to, all earlier
     * ones. A node on an older version leaves those of the newer alone.
     */
    private void takeOverJobsOfEarlierDeployments() {
        repository.createDeploymentQuery().deploymentName(NAME).list().stream()
                .map(deployment -> deployment.getId())
                .forEach(management::registerDeploymentForJobExecutor);
    }

    private record File(String name, Resource resource) {}

    private static List<File> files() {
        return Stream.of("*.bpmn", "*.dmn", "forms/*")
                .flatMap(ProcessDeployer::find)
                .filter(Resource::isReadable)
                .map(resource -> new File(nameOf(resource), resource))
                .sorted(Comparator.comparing(File::name))
                .toList();
    }

    private static Stream<Resource> find(String pattern) {
        try {
            return Arrays.stream(
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + pattern));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for " + ROOT + pattern, e);
        }
    }

    private static String nameOf(Resource resource) {
        try {
            var url = resource.getURL().toString();
            return url.substring(url.lastIndexOf("/" + ROOT) + 1 + ROOT.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
