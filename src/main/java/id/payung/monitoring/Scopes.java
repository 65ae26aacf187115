package id.payung.monitoring;

import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Reach;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out whose agreements the user may read. */
@Component
public class Scopes {

    private static final Set<Role> LEADERS =
            EnumSet.of(Role.MANAGER, Role.BRANCH_HEAD, Role.REGIONAL_HEAD, Role.AGENCY_HEAD, Role.MUNICIPAL_HEAD);

    private final CurrentUser currentUser;
    private final JdbcClient jdbc;

    Scopes(CurrentUser currentUser, JdbcClient jdbc) {
        this.currentUser = currentUser;
        this.jdbc = jdbc;
    }

    /** For lists: whoever reads nothing finds them empty. */
    public Scope mine() {
        var actor = currentUser.actor();
        return new Scope(Reach.of(actor), branchesBelow(actor));
    }

    /** @throws Refused as forbidden, for everybody but managers */
    public Scope ofManager() {
        var actor = currentUser.actor();
        if (actor.organisation() == null || !actor.is(Role.MANAGER)) {
            throw Refused.forbidden("monitoring.onlyManagers");
        }
        return mine();
    }

    /** @throws Refused as forbidden, for everybody but managers and heads */
    public Scope ofLeader() {
        var actor = currentUser.actor();
        if (actor.organisation() == null || LEADERS.stream().noneMatch(actor::is)) {
            throw Refused.forbidden("monitoring.onlyLeaders");
        }
        return mine();
    }

    private List<String> branchesBelow(Actor actor) {
        if (!actor.is(Role.MANAGER) || actor.organisation() == null) {
            return List.of();
        }
        return jdbc.sql("select id from branch where regional_office = :organisation order by id")
                .param("organisation", actor.organisation())
                .query(String.class)
                .list();
    }
}
