package id.payung.worklist.web;

import id.payung.party.Organisations;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Role;
import id.payung.platform.page.WebPage;
import id.payung.worklist.TaskDesk;
import id.payung.worklist.TaskFilter;
import id.payung.worklist.TaskList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody begins: what waits for them, what is late, and the way to the rest. */
@WebPage
class HomePage {

    private static final int LINES = 20;
    private static final Map<String, TaskFilter> TABS = tabs();
    private static final Set<Role> WITHOUT_TASKS = EnumSet.of(Role.MANAGER, Role.AUDITOR, Role.OPERATOR);

    private final TaskDesk desk;
    private final Organisations organisations;
    private final CurrentUser currentUser;

    HomePage(TaskDesk desk, Organisations organisations, CurrentUser currentUser) {
        this.desk = desk;
        this.organisations = organisations;
        this.currentUser = currentUser;
    }

    private static Map<String, TaskFilter> tabs() {
        Map<String, TaskFilter> tabs = new LinkedHashMap<>();
        tabs.put("mine", TaskFilter.MINE);
        tabs.put("group", TaskFilter.UNCLAIMED);
        tabs.put("overdue", TaskFilter.OVERDUE);
        return tabs;
    }

    record Tab(String id, long total) {}

    @GetMapping("/")
    String home(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var actor = currentUser.actor();
        model.addAttribute("name", actor.name());
        model.addAttribute(
                "organisation", actor.organisation() == null ? null : organisations.nameOf(actor.organisation()));
        model.addAttribute("worksOnTasks", worksOnTasks(actor));
        if (worksOnTasks(actor)) {
            var tabs = TABS.entrySet().stream()
                    .map(tab -> new Tab(tab.getKey(), desk.count(tab.getValue())))
                    .toList();
            var shown = show != null && TABS.containsKey(show) ? show : firstWithTasks(tabs);
            model.addAttribute("tabs", tabs);
            model.addAttribute("shown", shown);
            model.addAttribute("tasks", tasks(shown, page));
        }
        return "home";
    }

    private TaskList.Page tasks(String tab, int page) {
        return desk.tasks(Objects.requireNonNull(TABS.get(tab)), page, LINES);
    }

    private static String firstWithTasks(List<Tab> tabs) {
        return tabs.stream()
                .filter(tab -> tab.total() > 0)
                .map(Tab::id)
                .findFirst()
                .orElse("mine");
    }

    private static boolean worksOnTasks(Actor actor) {
        return actor.organisation() != null && !WITHOUT_TASKS.containsAll(actor.roles());
    }
}
