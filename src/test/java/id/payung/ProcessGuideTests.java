package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.FormField;
import id.payung.platform.TaskForms;
import id.payung.support.PayungTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** processes/README.md is what people outside rely on: it names every task with its fields, every message, every table. */
@PayungTest
class ProcessGuideTests {

    private static final Path PROCESSES = Path.of("processes");

    @Autowired
    TaskForms forms;

    @Autowired
    MessageSource messages;

    private static String rowOf(String name) throws IOException {
        return Files.readString(PROCESSES.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| `" + name + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("processes/README.md has no row for " + name));
    }

    @Test
    void theGuideNamesEveryTaskMessageAndTable() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(bpmn|dmn)")).toList()) {
                assertThat(Files.readString(PROCESSES.resolve("README.md"))).contains("(" + file.getFileName() + ")");
                if (file.toString().endsWith(".bpmn")) {
                    var model = Bpmn.readModelFromFile(file.toFile());
                    for (var message : model.getModelElementsByType(Message.class)) {
                        assertThat(rowOf(message.getName())).isNotBlank();
                    }
                    for (var task : model.getModelElementsByType(UserTask.class)) {
                        fieldsStandInTheGuide(task.getId());
                    }
                }
            }
        }
    }

    private void fieldsStandInTheGuide(String task) throws IOException {
        var row = task.equals("signForMunicipality") ? rowOf("signForBranch") + rowOf(task) : rowOf(task);
        for (FormField field : forms.of(task).orElseThrow().fields()) {
            assertThat(row).as(task).contains("`" + field.name() + "`" + (field.required() ? "*" : ""));
            for (String option : field.options()) {
                if (field.name().equals("decision")) {
                    assertThat(row).as(task).contains(option);
                }
            }
        }
    }

    /** Tasklist shows the diagram's name, pages and mails the bundle's: staff look for one and the same. */
    @Test
    void everyTaskIsCalledTheSameInItsDiagramAndInTheBundle() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                for (var task : Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class)) {
                    assertThat(messages.getMessage("task." + task.getId(), null, Locale.forLanguageTag("id")))
                            .isEqualTo(task.getName());
                }
            }
        }
    }
}
