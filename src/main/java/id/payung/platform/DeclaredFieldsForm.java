package id.payung.platform;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's form handler for every user task: whoever completes a task may set the declared fields and nothing else, so
 * that nobody steers the process by inventing a variable. Values are set transient.
 */
final class DeclaredFieldsForm implements TaskFormHandler {

    private final TaskFormHandler original;
    private final ObjectProvider<TaskForms> forms;

    DeclaredFieldsForm(TaskFormHandler original, ObjectProvider<TaskForms> forms) {
        this.original = original;
        this.forms = forms;
    }

    @Override
    public void parseConfiguration(
            Element activity, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        original.parseConfiguration(activity, deployment, definition, parse);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return original.createTaskForm(task);
    }

    @Override
    public void submitFormVariables(VariableMap properties, VariableScope scope) {
        var task = ((TaskEntity) scope).getTaskDefinitionKey();
        var form = forms.getObject()
                .of(task)
                .orElseThrow(() -> new IllegalStateException("No form is declared for the task '%s'".formatted(task)));
        Map<String, @Nullable Object> raw = new HashMap<>(properties);
        FormInput.check(form, raw)
                .forEach((name, value) -> scope.setVariable(name, Variables.stringValue(value, true)));
    }
}
