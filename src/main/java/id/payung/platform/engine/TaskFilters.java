package id.payung.platform.engine;

import id.payung.platform.Actor;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists that people find in Tasklist. Their names stand in the database, so they are in Indonesian for everybody.
 * Nobody who can sign in makes or changes a filter.
 */
@Component
class TaskFilters {

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    /** Makes them as they should be. @return their ids */
    List<String> ensure() {
        return List.of(
                ensure(
                        "Tugas saya",
                        "Tugas yang sudah saya ambil.",
                        1,
                        "#0b6e4f",
                        query().taskAssigneeExpression("${currentUser()}")),
                ensure("Tugas kelompok saya", "Semua tugas untuk jabatan saya.", 2, "#1d5b9e", ofMyGroups()),
                ensure(
                        "Terlambat",
                        "Tugas untuk jabatan saya yang lewat tenggat.",
                        3,
                        "#b3261e",
                        ofMyGroups().dueBeforeExpression("${now()}")));
    }

    private TaskQuery query() {
        return tasks.createTaskQuery();
    }

    private TaskQuery ofMyGroups() {
        return query().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks();
    }

    private String ensure(String name, String description, int priority, String color, TaskQuery query) {
        var filter = filters.createTaskFilterQuery()
                .filterName(name)
                .filterOwner(Actor.PAYUNG.id())
                .singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(name).setOwner(Actor.PAYUNG.id());
        }
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                priority,
                "color",
                color,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of()));
        return filters.saveFilter(filter).getId();
    }
}
