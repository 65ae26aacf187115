package id.payung.roster;

import id.payung.platform.AdministrationLog;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Refused;
import id.payung.roster.people.HeaderAliasTable;
import id.payung.roster.people.HeaderAliasTable.Alias;
import id.payung.roster.sheet.HeaderText;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Maps further headers to columns, so that lists in a layout nobody foresaw are read as they are. */
@Service
public class RosterHeaderAliases {

    /** All are read for every file. */
    private static final int MOST = 1_000;

    private final HeaderAliasTable table;
    private final AdministrationLog log;
    private final CurrentUser currentUser;
    private final Clock clock;

    RosterHeaderAliases(HeaderAliasTable table, AdministrationLog log, CurrentUser currentUser, Clock clock) {
        this.table = table;
        this.log = log;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Alias> all() {
        return table.all();
    }

    /**
     * Maps a header to a column, or to another one than before.
     *
     * @param header as it stands in files
     * @param column the column's key
     * @throws Refused on {@code header}, where it means something already; on {@code column}, where there is none
     */
    @Transactional
    public Alias put(@Nullable String header, @Nullable String column) {
        var alias = header == null ? "" : HeaderText.normal(header);
        if (header == null || alias.isEmpty()) {
            throw Refused.field("header", "form.refused.missing");
        }
        if (header.length() > HeaderText.LONGEST) {
            throw Refused.field("header", "form.refused.tooLong", HeaderText.LONGEST);
        }
        IdentityNumberInText.refuse("header", header);
        var known = column == null
                ? null
                : RosterColumn.ofKey(column).orElseThrow(() -> Refused.field("column", "roster.alias.noColumn"));
        if (known == null) {
            throw Refused.field("column", "form.refused.missing");
        }
        HeaderText.column(header).ifPresent(taken -> {
            throw Refused.field("header", "roster.alias.builtIn", taken.key());
        });
        if (RosterHeader.isReserved(header)) {
            throw Refused.field("header", "roster.alias.reserved");
        }
        var before = table.find(alias);
        if (before.isEmpty() && table.all().size() >= MOST) {
            throw Refused.conflict("roster.alias.tooMany", MOST);
        }
        if (before.isPresent() && before.get().column().equals(known.key())) {
            return before.get();
        }
        var entered = new Alias(alias, known.key(), currentUser.actor().id(), clock.instant());
        table.put(entered);
        log.record(
                before.isPresent() ? "headerAlias.changed" : "headerAlias.added",
                alias,
                before.map(Alias::column).orElse(null),
                known.key());
        return entered;
    }

    /** @throws Refused absent, where there is none */
    @Transactional
    public void remove(String alias) {
        var before = table.find(alias).orElseThrow(() -> Refused.absent("roster.alias.notFound"));
        table.remove(alias);
        log.record("headerAlias.removed", alias, before.column(), null);
    }
}
