package id.payung.platform.security;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payung.bench.Comparison;
import id.payung.bench.Comparison.Side;
import id.payung.platform.Role;
import id.payung.support.PayungTest;
import id.payung.support.WebUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long Tasklist's own request takes with 100,000 open tasks and 500 municipalities, with rights and without. The
 * figures and what follows from them are in {@code docs/decisions/0002-who-sees-which-task.md}. A smaller
 * {@code -Dbench.tasks} or {@code -Dbench.rounds} only tries out whether it runs.
 */
@Tag("bench-tasklist")
@PayungTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TaskListBenchmark {

    private static final int TASKS = Integer.getInteger("bench.tasks", 100_000);
    private static final int MUNICIPALITIES = 500;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 20);
    private static final List<Role> ROLES = List.of(
            Role.BRANCH_OFFICER,
            Role.BRANCH_LEGAL,
            Role.BRANCH_FINANCE,
            Role.BRANCH_HEAD,
            Role.REGIONAL_HEAD,
            Role.MUNICIPAL_OFFICER,
            Role.MUNICIPAL_VERIFIER,
            Role.MUNICIPAL_LEGAL,
            Role.MUNICIPAL_FINANCE,
            Role.AGENCY_HEAD,
            Role.REGIONAL_SECRETARY,
            Role.WARD_HEAD);

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    private record User(String id, int municipalities, List<Role> roles) {}

    private final List<User> users = List.of(
            new User("u1", 1, List.of(Role.MUNICIPAL_OFFICER)),
            new User("u5", 5, List.of(Role.BRANCH_OFFICER, Role.BRANCH_LEGAL)),
            new User("u40", 40, List.of(Role.BRANCH_OFFICER, Role.BRANCH_LEGAL, Role.BRANCH_FINANCE)),
            new User("u500", MUNICIPALITIES, List.of(Role.BRANCH_OFFICER, Role.REGIONAL_HEAD)));

    @BeforeEach
    void fill() {
        people();
        tasks();
    }

    @Test
    void tasklistsRequest() throws Exception {
        var comparison = new Comparison("tasklist", ROUNDS);
        measure("statistics missing", comparison);
        jdbc.sql("analyze").update();
        measure("analyzed", comparison);
        comparison.write();
    }

    private void measure(String state, Comparison comparison) throws Exception {
        for (var user : users) {
            var web = WebUser.signedIn(port, user.id(), "payung");
            for (var filter : List.of("Tugas kelompok saya", "Terlambat", "Tugas saya")) {
                for (var order : List.of("created", "dueDate")) {
                    var asked = new Question(web, user, filter, order);
                    comparison.add(
                            "%s, %s, %s by %s".formatted(state, user.id(), filter, order),
                            TASKS,
                            asked.side(true),
                            "no grants checked",
                            asked.side(false));
                }
            }
        }
    }

    /** Tasklist's request for one page of a filter. */
    private final class Question {

        private final WebUser web;
        private final User user;
        private final String filter;
        private final String order;
        private final String id;
        private String answer = "";

        Question(WebUser web, User user, String filter, String order) {
            this.web = web;
            this.user = user;
            this.filter = filter;
            this.order = order;
            this.id = engine.getFilterService()
                    .createTaskFilterQuery()
                    .filterName(filter)
                    .singleResult()
                    .getId();
        }

        Side side(boolean grantsChecked) {
            var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
            return new Side(() -> settings.setAuthorizationEnabled(grantsChecked), this::ask, () -> {
                settings.setAuthorizationEnabled(true);
                assertThat(new ObjectMapper().readTree(answer).get("count").asLong())
                        .isEqualTo(expected(user, filter));
            });
        }

        private void ask() {
            var response = web.send(web.request(WebUser.ENGINE + "/filter/" + id + "/list?firstResult=0&maxResults=15")
                    .header("Accept", "application/hal+json")
                    .header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", web.cookie("XSRF-TOKEN").orElseThrow())
                    .POST(BodyPublishers.ofString(
                            "{\"sorting\":[{\"sortBy\":\"%s\",\"sortOrder\":\"desc\"}],\"active\":true}"
                                    .formatted(order))));
            assertThat(response.statusCode()).isEqualTo(200);
            answer = response.body();
        }
    }

    /** What the user must find, asked of the tables directly. */
    private long expected(User user, String filter) {
        if (filter.equals("Tugas saya")) {
            return 0;
        }
        return jdbc.sql(
                        """
                select count(distinct t.id_) from public.act_ru_task t
                  join public.act_ru_identitylink l on l.task_id_ = t.id_
                 where l.group_id_ in (:groups) and t.tenant_id_ in (:tenants)
                   and (:any or t.due_date_ < :now)""")
                .param("groups", user.roles().stream().map(Role::id).toList())
                .param("tenants", municipalitiesOf(user))
                .param("any", !filter.equals("Terlambat"))
                .param("now", new Timestamp(ClockUtil.getCurrentTime().getTime()))
                .query(Long.class)
                .single();
    }

    private static List<String> municipalitiesOf(User user) {
        return IntStream.range(0, user.municipalities())
                .mapToObj(number -> "m" + number)
                .toList();
    }

    private void people() {
        var people = engine.getIdentityService();
        for (int number = 0; number < MUNICIPALITIES; number++) {
            people.saveTenant(people.newTenant("m" + number));
        }
        for (var user : users) {
            var account = people.newUser(user.id());
            account.setPassword("payung");
            people.saveUser(account);
            user.roles().forEach(role -> people.createMembership(user.id(), role.id()));
            municipalitiesOf(user).forEach(tenant -> people.createTenantUserMembership(tenant, user.id()));
        }
    }

    /**
     * Open tasks, spread evenly over municipalities, roles and the product's processes, due over half a year around now.
     * Written by SQL: what a list reads of an instance is its task and the task's candidates.
     */
    private void tasks() {
        List.of("act_ru_task", "act_ru_execution", "act_ru_identitylink")
                .forEach(table -> jdbc.sql("alter table public." + table + " set (autovacuum_enabled = false)")
                        .update()); // or statistics come by themselves in the middle of a measurement
        var definitions = engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(definition -> !definition.getKey().equals("daily-sweep"))
                .map(definition -> "('" + definition.getId() + "')")
                .collect(joining(","));
        jdbc.sql(
                        """
                with definition as (select row_number() over () - 1 as n, count(*) over () as of, id
                                      from (values %s) as d (id)),
                     task as (select i, 'e' || i as execution, 't' || i as id, 'm' || i %% %d as tenant,
                                     d.id as definition,
                                     :now::timestamp - (i %% 90) * interval '1 day' as created,
                                     :now::timestamp + (i %% 180 - 90) * interval '1 day' as due
                                from generate_series(0, %d) i
                                join definition d on d.n = (i / 7) %% d.of),
                     execution as (insert into public.act_ru_execution
                          (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, act_id_, is_active_,
                           is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_,
                           sequence_counter_, tenant_id_)
                          select execution, 1, execution, execution, 'k' || i, definition, 'check', true, false, true, false,
                                 1, 0, 1, tenant from task)
                insert into public.act_ru_task
                    (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_, create_time_,
                     due_date_, suspension_state_, tenant_id_, task_state_)
                select id, 1, execution, execution, definition, 'Periksa', 'check', 50, created, due, 1, tenant, 'Created'
                  from task"""
                                .formatted(definitions, MUNICIPALITIES, TASKS - 1))
                .param("now", new Timestamp(ClockUtil.getCurrentTime().getTime()))
                .update();
        jdbc.sql(
                        """
                insert into public.act_ru_identitylink (id_, rev_, group_id_, type_, task_id_, tenant_id_)
                select 'l' || i, 1, (array[%s])[1 + (i / %d) %% %d], 'candidate', 't' || i, 'm' || i %% %d
                  from generate_series(0, %d) i"""
                                .formatted(
                                        ROLES.stream()
                                                .map(role -> "'" + role.id() + "'")
                                                .collect(joining(",")),
                                        MUNICIPALITIES,
                                        ROLES.size(),
                                        MUNICIPALITIES,
                                        TASKS - 1))
                .update();
    }
}
