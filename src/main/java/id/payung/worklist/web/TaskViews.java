package id.payung.worklist.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.agreement.AgreementFacts;
import id.payung.party.Organisations;
import id.payung.platform.FormField;
import id.payung.platform.Role;
import id.payung.platform.Sentences;
import id.payung.platform.page.Show;
import id.payung.worklist.TaskLine;
import id.payung.worklist.TaskList;
import id.payung.worklist.TaskSheet;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks as the API shows them, in the user's language. */
@Component
class TaskViews {

    private static final String PAPERS = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";
    private static final String ROSTERS =
            ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Sentences sentences;
    private final Organisations organisations;
    private final Show show;
    private final Clock clock;

    TaskViews(Sentences sentences, Organisations organisations, Show show, Clock clock) {
        this.sentences = sentences;
        this.organisations = organisations;
        this.show = show;
        this.clock = clock;
    }

    /** @param total how many there are on all pages */
    @Schema(name = "TaskPage")
    record Page(List<Line> items, int page, int size, long total) {}

    /** @param people how many workers the task concerns */
    @Schema(name = "TaskLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String id,
            String key,
            String name,
            Agreement agreement,
            String role,
            String roleName,
            Instant createdAt,
            Instant dueAt,
            boolean overdue,
            int people,
            @Nullable Person assignee) {}

    record Person(String id, String name) {}

    /**
     * @param due when it must be done, in words, in the municipality's zone and naming it
     * @param findings where the findings of the roster can be read, page by page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Task(
            String id,
            String key,
            String name,
            String description,
            Agreement agreement,
            String role,
            String roleName,
            Instant createdAt,
            Instant dueAt,
            String due,
            boolean overdue,
            @Nullable String assignee,
            int people,
            List<Fact> facts,
            List<Paper> documents,
            List<Field> fields,
            @Nullable Findings findings) {}

    /** The agreement that a task is about; a line of a list names it only. */
    @Schema(name = "TaskAgreement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Agreement(
            UUID id,
            String title,
            @Nullable String number,
            @Nullable String status,
            @Nullable String statusName,
            @Nullable String municipality,
            @Nullable String branch) {}

    record Fact(String label, String value) {}

    record Paper(String name, String href) {}

    record Findings(String href) {}

    /**
     * @param min smallest number
     * @param max largest number
     * @param value a proposal
     * @param accept which files an upload takes
     * @param documentKind the kind under which an upload is stored
     * @param when another field's answer on which it is asked at all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(
            String name,
            String label,
            FormField.Type type,
            boolean required,
            @Nullable Long maxLength,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable List<Option> options,
            @Nullable String value,
            @Nullable String accept,
            @Nullable String hint,
            @Nullable String documentKind,
            FormField.@Nullable Condition when) {}

    record Option(String value, String label) {}

    Page of(TaskList.Page page) {
        return new Page(page.items().stream().map(this::line).toList(), page.page(), page.size(), page.total());
    }

    private Line line(TaskLine line) {
        return new Line(
                line.id(),
                line.key(),
                name(line.key()),
                new Agreement(line.agreement().value(), line.title(), null, null, null, null, null),
                line.role().id(),
                name(line.role()),
                line.createdAt(),
                line.dueAt(),
                line.overdue(),
                line.people(),
                line.assignee() == null ? null : new Person(line.assignee(), nameOrId(line)));
    }

    private static String nameOrId(TaskLine line) {
        return line.assigneeName() == null ? String.valueOf(line.assignee()) : line.assigneeName();
    }

    Task of(TaskSheet sheet) {
        var task = sheet.task();
        var due = task.deadline().due();
        var zone = organisations.municipality(sheet.agreement().municipality()).zone();
        return new Task(
                task.id(),
                task.key(),
                name(task.key()),
                sentences.of("task.%s.description".formatted(task.key())),
                agreement(sheet.agreement()),
                task.place().role().id(),
                name(task.place().role()),
                task.createdAt(),
                due,
                show.moment(due, zone),
                due.isBefore(clock.instant()),
                task.assignee(),
                sheet.people(),
                sheet.briefing().facts().stream()
                        .map(fact -> new Fact(sentences.of(fact.labelKey()), fact.value()))
                        .toList(),
                sheet.briefing().papers().stream()
                        .map(paper -> new Paper(paper.name(), paper.href()))
                        .toList(),
                sheet.fields().stream().map(field -> field(sheet, field)).toList(),
                sheet.findings() == null ? null : new Findings(sheet.findings()));
    }

    String name(String taskKey) {
        return sentences.of("task." + taskKey);
    }

    String name(Role role) {
        return sentences.of("role." + role.id());
    }

    private Agreement agreement(AgreementFacts facts) {
        return new Agreement(
                facts.id().value(),
                facts.title(),
                facts.branchNumber() == null ? facts.municipalNumber() : facts.branchNumber(),
                facts.status().name(),
                sentences.of("agreement.status." + facts.status().name()),
                facts.municipality(),
                facts.branch());
    }

    private Field field(TaskSheet sheet, FormField field) {
        var task = sheet.task().key();
        boolean text = field.type() == FormField.Type.TEXT || field.type() == FormField.Type.LONG_TEXT;
        boolean number = field.type() == FormField.Type.NUMBER || field.type() == FormField.Type.MONEY;
        return new Field(
                field.name(),
                sentences.orElse("form.%s.%s".formatted(task, field.name()), "field." + field.name()),
                field.type(),
                field.required(),
                text ? field.max() : null,
                number ? 0L : null,
                number ? field.max() : null,
                field.type() == FormField.Type.CHOICE ? options(sheet, field) : null,
                sheet.briefing().values().get(field.name()),
                switch (field.type()) {
                    case DOCUMENT -> PAPERS;
                    case ROSTER -> ROSTERS;
                    default -> null;
                },
                sentences
                        .find("hint.%s.%s".formatted(task, field.name()))
                        .or(() -> sentences.find("hint." + field.name()))
                        .orElse(null),
                field.documentKind(),
                field.when());
    }

    private List<Option> options(TaskSheet sheet, FormField field) {
        if (field.isOffered()) {
            return sheet.briefing().offers().getOrDefault(field.name(), List.of()).stream()
                    .map(offer -> new Option(offer.value(), offer.label()))
                    .toList();
        }
        return field.options().stream()
                .map(value -> new Option(value, sentences.of("option.%s.%s".formatted(field.name(), value))))
                .toList();
    }
}
