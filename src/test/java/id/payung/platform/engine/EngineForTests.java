package id.payung.platform.engine;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.context.ApplicationContext;

/** Brings a process of a test into the engine as the start does with the product's own: with everybody's grants. */
public final class EngineForTests {

    /** The smallest form of Tasklist: one field, {@code answer}. */
    public static final String FORM = "forms/answer.html";

    private EngineForTests() {}

    public static void deploy(ApplicationContext application, String name, BpmnModelInstance process) {
        application
                .getBean(RepositoryService.class)
                .createDeployment()
                .name(name)
                .addModelInstance(name + ".bpmn", process)
                .addString(
                        FORM,
                        "<form role=\"form\"><input cam-variable-name=\"answer\" cam-variable-type=\"String\"></form>")
                .deploy();
        application.getBean(Grants.class).ensure();
    }
}
