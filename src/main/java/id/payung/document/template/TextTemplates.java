package id.payung.document.template;

import id.payung.platform.Actor;
import id.payung.platform.AdministrationLog;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Reason;
import id.payung.platform.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Templates of texts, version by version. The legal staff of an office write and publish those of their own office; what is
 * published never changes.
 */
@Service
public class TextTemplates {

    /** The version of each kind that the product came with. */
    public static final int FIRST = 1;

    public static final int LONGEST_NOTE = 500;
    private static final String COLUMNS =
            "kind, number, branch, note, revision, drafted_by, drafted_at, changed_by, changed_at, valid_from,"
                    + " published_by, published_at, sha256";

    private final List<TextKind> kinds;
    private final JdbcClient jdbc;
    private final AdministrationLog log;
    private final CurrentUser currentUser;
    private final Clock clock;

    TextTemplates(List<TextKind> kinds, JdbcClient jdbc, AdministrationLog log, CurrentUser currentUser, Clock clock) {
        this.kinds = List.copyOf(kinds);
        this.jdbc = jdbc;
        this.log = log;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @param total how many there are on all pages */
    public record Listing(List<TemplateVersion> items, int page, int size, long total) {
        public Listing {
            items = List.copyOf(items);
        }

        public long pages() {
            return (total + size - 1) / size;
        }
    }

    /**
     * A version with what it says.
     *
     * @param fields the placeholders it may use
     * @param faults why it cannot be published; empty for what is published
     */
    public record Sheet(TemplateVersion version, TemplateContent content, List<TextField> fields, List<Reason> faults) {
        public Sheet {
            fields = List.copyOf(fields);
            faults = List.copyOf(faults);
        }
    }

    public List<String> kinds() {
        return kinds.stream().map(TextKind::code).toList();
    }

    /** Whether somebody writes templates; who else reads them, may not. */
    public boolean mayWrite() {
        return currentUser.actor().is(Role.BRANCH_LEGAL) && currentUser.actor().organisation() != null;
    }

    /** The versions that the user may read, the newest first. @param kind null for every kind */
    @Transactional(readOnly = true)
    public Listing page(@Nullable String kind, int page, int size) {
        var reader = reader();
        if (kind != null) {
            kind("kind", kind);
        }
        var where = " where (cast(:kind as text) is null or kind = :kind)"
                + " and (:everything or branch is null or branch = cast(:branch as text))";
        var items = jdbc.sql("select %s from text_template%s order by kind, number desc limit :size offset :offset"
                        .formatted(COLUMNS, where))
                .param("kind", kind)
                .param("everything", readsAll(reader))
                .param("branch", reader.organisation())
                .param("size", size)
                .param("offset", (long) page * size)
                .query(TextTemplates::version)
                .list();
        long total = jdbc.sql("select count(*) from text_template" + where)
                .param("kind", kind)
                .param("everything", readsAll(reader))
                .param("branch", reader.organisation())
                .query(Long.class)
                .single();
        return new Listing(items, page, size, total);
    }

    @Transactional(readOnly = true)
    public Sheet sheet(String kind, int number) {
        return sheet(readable(kind, number, false));
    }

    private Sheet sheet(TemplateVersion version) {
        var of = kind("kind", version.kind());
        var content = content(version.kind(), version.number());
        return new Sheet(
                version, content, of.fields(), version.isPublished() ? List.of() : TemplateCheck.faults(of, content));
    }

    /** What a version says, for whoever makes texts of it. */
    @Transactional(readOnly = true)
    public TemplateContent content(String kind, int number) {
        var articles = jdbc.sql(
                        "select heading, body from text_template_article where kind = :kind and number = :number order by position")
                .param("kind", kind)
                .param("number", number)
                .query((row, line) -> new Article(row.getString("heading"), row.getString("body")))
                .list();
        var clauses = jdbc.sql(
                        "select field, option, body from text_template_clause where kind = :kind and number = :number order by field, option")
                .param("kind", kind)
                .param("number", number)
                .query((row, line) ->
                        new Clause(row.getString("field"), row.getString("option"), row.getString("body")))
                .list();
        return new TemplateContent(articles, clauses);
    }

    /** The number of the version that an office makes texts of on a day: its own, or the one for all. */
    @Transactional(readOnly = true)
    public int inForce(String kind, String branch, LocalDate day) {
        return find(kind, branch, day)
                .orElseThrow(() -> new IllegalStateException("There is no template of the kind " + kind));
    }

    private Optional<Integer> find(String kind, String branch, LocalDate day) {
        return jdbc.sql(
                        """
                select number from text_template
                 where kind = :kind and valid_from <= :day and (branch is null or branch = :branch)
                 order by branch nulls last, valid_from desc, number desc limit 1""")
                .param("kind", kind)
                .param("branch", branch)
                .param("day", day)
                .query(Integer.class)
                .optional();
    }

    /**
     * Opens a draft for the own office that begins as a copy.
     *
     * @param from the version to copy; null for the one that is in force
     */
    @Transactional
    public TemplateVersion draft(@Nullable String kindCode, @Nullable Integer from, @Nullable String note) {
        var writer = writer();
        var office = Objects.requireNonNull(writer.organisation());
        var kind = kind("kind", kindCode);
        var said = note("note", note);
        // Numbers are given one by one, so that two who draft at once get two.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('text_template'), hashtext(:kind))")
                .param("kind", kind.code())
                .query((row, line) -> "")
                .single();
        int copied = from == null
                ? inForce(kind.code(), office, today())
                : readable("from", kind.code(), from).number();
        int number = jdbc.sql("select max(number) + 1 from text_template where kind = :kind")
                .param("kind", kind.code())
                .query(Integer.class)
                .single();
        var at = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                insert into text_template
                    (kind, number, branch, note, revision, drafted_by, drafted_at, changed_by, changed_at)
                values (:kind, :number, :branch, :note, 1, :by, :at, :by, :at)""")
                .param("kind", kind.code())
                .param("number", number)
                .param("branch", office)
                .param("note", said)
                .param("by", writer.id())
                .param("at", at)
                .update();
        store(kind.code(), number, content(kind.code(), copied));
        log.record("template.drafted", subject(kind.code(), number), null, subject(kind.code(), copied));
        return require(kind.code(), number, false);
    }

    /**
     * Replaces what a draft says. What is still wrong with it is told, and refused only when it is published.
     *
     * @param revision that was read
     * @throws Refused with one reason per part that no paper may hold; conflict, where somebody else changed it meanwhile
     */
    @Transactional
    public Sheet change(
            String kindCode, int number, @Nullable Integer revision, @Nullable String note, TemplateContent content) {
        var version = draftToChange(kindCode, number, revision);
        TemplateCheck.orThrow(TemplateCheck.limits(kind("kind", version.kind()), content));
        jdbc.sql(
                        """
                update text_template set note = :note, revision = revision + 1, changed_by = :by, changed_at = :at
                 where kind = :kind and number = :number""")
                .param("note", note("note", note))
                .param("by", currentUser.actor().id())
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", version.kind())
                .param("number", version.number())
                .update();
        store(version.kind(), version.number(), content);
        return sheet(require(version.kind(), version.number(), false));
    }

    /**
     * Publishes a draft: from that day on texts of the own office are made of it.
     *
     * @throws Refused with all that is wrong with it at once
     */
    @Transactional
    public TemplateVersion publish(
            String kindCode, int number, @Nullable Integer revision, @Nullable LocalDate validFrom) {
        var version = draftToChange(kindCode, number, revision);
        var kind = kind("kind", version.kind());
        var reasons = new ArrayList<Reason>();
        if (validFrom == null) {
            reasons.add(Reason.of("validFrom", "form.refused.missing"));
        } else if (validFrom.isBefore(today())) {
            reasons.add(Reason.of("validFrom", "document.template.validFrom.passed"));
        }
        reasons.addAll(TemplateCheck.faults(kind, content(version.kind(), version.number())));
        TemplateCheck.orThrow(reasons);
        jdbc.sql(
                        """
                update text_template set valid_from = :from, published_by = :by, published_at = :at,
                       sha256 = text_template_sha256(kind, number)
                 where kind = :kind and number = :number""")
                .param("from", Objects.requireNonNull(validFrom))
                .param("by", currentUser.actor().id())
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", version.kind())
                .param("number", version.number())
                .update();
        log.record("template.published", subject(version.kind(), version.number()), null, validFrom.toString());
        return require(version.kind(), version.number(), false);
    }

    /** The version as PDF with example terms. */
    @Transactional(readOnly = true)
    public byte[] preview(String kindCode, int number) {
        var sheet = sheet(kindCode, number);
        TemplateCheck.orThrow(sheet.faults());
        var kind = kind("kind", kindCode);
        return kind.preview(TextWriting.of(sheet.content(), kind.sample()).articles());
    }

    /**
     * Checks an article that replaces one of a version, as a version's own articles are checked.
     *
     * @throws Refused with all that is wrong at once; the fields are {@code heading} and {@code body}
     */
    public void check(String kindCode, TemplateContent changed, Article article) {
        var reasons = new ArrayList<>(TemplateCheck.limits("", article));
        TemplateCheck.orThrow(reasons);
        var kind = kind("kind", kindCode);
        TemplateCheck.faults(kind, "", article, reasons);
        TemplateCheck.orThrow(reasons);
        TemplateCheck.orThrow(TemplateCheck.limits(kind, changed));
        TemplateCheck.orThrow(TemplateCheck.faults(kind, changed));
    }

    private TemplateVersion draftToChange(String kind, int number, @Nullable Integer revision) {
        var writer = writer();
        var version = readable(kind, number, true);
        if (version.branch() == null || !writer.worksFor(version.branch())) {
            throw Refused.forbidden("document.template.otherOffice");
        }
        if (version.isPublished()) {
            throw Refused.conflict("document.template.published");
        }
        if (revision == null) {
            throw Refused.field("revision", "form.refused.missing");
        }
        if (revision != version.revision()) {
            throw Refused.conflict("document.template.changedMeanwhile", version.changedBy());
        }
        return version;
    }

    private void store(String kind, int number, TemplateContent content) {
        for (String table : List.of("text_template_article", "text_template_clause")) {
            jdbc.sql("delete from %s where kind = :kind and number = :number".formatted(table))
                    .param("kind", kind)
                    .param("number", number)
                    .update();
        }
        int position = 0;
        for (var article : content.articles()) {
            jdbc.sql(
                            """
                    insert into text_template_article (kind, number, position, heading, body)
                    values (:kind, :number, :position, :heading, :body)""")
                    .param("kind", kind)
                    .param("number", number)
                    .param("position", ++position)
                    .param("heading", article.heading())
                    .param("body", article.body())
                    .update();
        }
        for (var clause : content.clauses()) {
            jdbc.sql(
                            """
                    insert into text_template_clause (kind, number, field, option, body)
                    values (:kind, :number, :field, :option, :body)""")
                    .param("kind", kind)
                    .param("number", number)
                    .param("field", clause.field())
                    .param("option", clause.option())
                    .param("body", clause.body())
                    .update();
        }
    }

    private TemplateVersion readable(String field, String kind, int number) {
        try {
            return readable(kind, number, false);
        } catch (Refused e) {
            throw e.kind() == Refused.Kind.ABSENT ? Refused.field(field, "document.template.notFound") : e;
        }
    }

    private TemplateVersion readable(String kind, int number, boolean forChange) {
        var reader = reader();
        var version = require(kind, number, forChange);
        if (!readsAll(reader) && version.branch() != null && !reader.worksFor(version.branch())) {
            throw Refused.absent("document.template.notFound");
        }
        return version;
    }

    private TemplateVersion require(String kind, int number, boolean forChange) {
        return jdbc.sql("select %s from text_template where kind = :kind and number = :number%s"
                        .formatted(COLUMNS, forChange ? " for update" : ""))
                .param("kind", kind)
                .param("number", number)
                .query(TextTemplates::version)
                .optional()
                .orElseThrow(() -> Refused.absent("document.template.notFound"));
    }

    private TextKind kind(String field, @Nullable String code) {
        return kinds.stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.field(field, "form.refused.choice"));
    }

    private static String note(String field, @Nullable String note) {
        if (note == null || note.isBlank()) {
            throw Refused.field(field, "form.refused.missing");
        }
        if (note.length() > LONGEST_NOTE) {
            throw Refused.field(field, "form.refused.tooLong", LONGEST_NOTE);
        }
        IdentityNumberInText.refuse(field, note);
        return note.strip();
    }

    private Actor writer() {
        var actor = currentUser.actor();
        if (!mayWrite()) {
            throw Refused.forbidden("document.template.onlyLegalStaff");
        }
        return actor;
    }

    private Actor reader() {
        var actor = currentUser.actor();
        if (!mayWrite() && !readsAll(actor)) {
            throw Refused.forbidden("document.template.onlyLegalStaff");
        }
        return actor;
    }

    private static boolean readsAll(Actor actor) {
        return actor.is(Role.OPERATOR) || actor.is(Role.AUDITOR);
    }

    /** In UTC no day begins earlier than in Indonesia: whoever says today there is never refused. */
    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String subject(String kind, int number) {
        return kind + " " + number;
    }

    private static TemplateVersion version(ResultSet row, int line) throws SQLException {
        var publishedAt = row.getTimestamp("published_at");
        return new TemplateVersion(
                row.getString("kind"),
                row.getInt("number"),
                row.getString("branch"),
                row.getString("note"),
                row.getInt("revision"),
                row.getString("drafted_by"),
                row.getTimestamp("drafted_at").toInstant(),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getObject("valid_from", LocalDate.class),
                row.getString("published_by"),
                publishedAt == null ? null : publishedAt.toInstant(),
                row.getString("sha256"));
    }
}
