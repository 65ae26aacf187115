package id.payung.monitoring;

import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out whose agreements the user may read. */
@Component
public class Scopes {

    private final CurrentUser currentUser;
    private final JdbcClient jdbc;

    Scopes(CurrentUser currentUser, JdbcClient jdbc) {
        this.currentUser = currentUser;
        this.jdbc = jdbc;
    }

    /** Nothing for whoever works for neither a branch nor a municipality. */
    public Optional<Scope> mine() {
        var actor = currentUser.actor();
        return Optional.ofNullable(actor.organisation())
                .map(organisation -> new Scope(organisation, branches(actor, organisation)));
    }

    /** For lists: whoever works for neither finds them empty. */
    public Scope mineOrNone() {
        return mine().orElseGet(() -> new Scope("", List.of("")));
    }

    /** @throws Refused as forbidden, for everybody but managers */
    public Scope ofManager() {
        return mine().filter(scope -> currentUser.actor().is(Role.MANAGER))
                .orElseThrow(() -> Refused.forbidden("monitoring.onlyManagers"));
    }

    /** @throws Refused as forbidden, for everybody but managers and heads */
    public Scope ofLeader() {
        var actor = currentUser.actor();
        return mine().filter(scope -> actor.is(Role.MANAGER)
                        || actor.is(Role.BRANCH_HEAD)
                        || actor.is(Role.REGIONAL_HEAD)
                        || actor.is(Role.AGENCY_HEAD)
                        || actor.is(Role.MUNICIPAL_HEAD))
                .orElseThrow(() -> Refused.forbidden("monitoring.onlyLeaders"));
    }

    private List<String> branches(Actor actor, String organisation) {
        var branches = new ArrayList<>(List.of(organisation));
        if (actor.is(Role.MANAGER)) {
            branches.addAll(jdbc.sql("select id from branch where regional_office = :organisation order by id")
                    .param("organisation", organisation)
                    .query(String.class)
                    .list());
        }
        return branches;
    }
}
