package id.payung.worklist.web;

import id.payung.agreement.AgreementId;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.worklist.TaskDesk;
import id.payung.worklist.TaskFilter;
import id.payung.worklist.TaskFilter.Whose;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tasks for whoever may work on them. */
@RestController
@RequestMapping("/api/tasks")
class TaskController {

    private final TaskDesk desk;
    private final TaskViews views;

    TaskController(TaskDesk desk, TaskViews views) {
        this.desk = desk;
        this.views = views;
    }

    @Operation(summary = "The open tasks that one may work on")
    @GetMapping
    TaskViews.Page tasks(
            @RequestParam(required = false) @Nullable UUID agreement,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "20") @Schema(minimum = "1", maximum = "100") int size) {
        var filter = new TaskFilter(
                agreement == null ? null : new AgreementId(agreement), mine ? Whose.MINE : Whose.ANYBODY, overdue);
        return views.of(desk.tasks(filter, page, size));
    }

    @Operation(summary = "One task, with its fields, limits and allowed values")
    @GetMapping("/{id}")
    TaskViews.Task task(@PathVariable String id) {
        return views.of(desk.open(id));
    }

    @Operation(summary = "Take a task for oneself")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@PathVariable String id) {
        desk.claim(id);
    }

    @Operation(summary = "Complete a task with the values of its fields")
    @Refuses(Kind.CONFLICT)
    @PostMapping("/{id}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(
            @PathVariable String id,
            @Schema(description = "The fields that the task names, each with one value: text, number or date")
                    @RequestBody(required = false)
                    @Nullable
                    Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        if (fields != null) {
            input.putAll(fields);
        }
        List<Refused.Reason> nested = input.entrySet().stream()
                .filter(field -> field.getValue() instanceof Map || field.getValue() instanceof List)
                .map(field -> Refused.Reason.of(field.getKey(), "worklist.field.oneValue"))
                .toList();
        if (!nested.isEmpty()) {
            throw Refused.fields(nested);
        }
        desk.complete(id, input);
    }
}
