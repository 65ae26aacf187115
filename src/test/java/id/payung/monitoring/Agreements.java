package id.payung.monitoring;

import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Role;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agreements with rosters, bills and cover, written by hand: what is read matters here, not how it came about. */
@TestConfiguration(proxyBeanMethods = false)
class Agreements {

    static final Actor OFFICER = new Actor("officer.pkl", "Rina", Set.of(Role.BRANCH_OFFICER), "pkl", null);
    static final Actor MUNICIPALITY =
            new Actor("officer.3375", "Sari", Set.of(Role.MUNICIPAL_OFFICER), "3375", "kesra");
    static final Actor MANAGER = new Actor("manager.pkl", "Lestari", Set.of(Role.MANAGER), "pkl", null);
    static final Actor STRANGER = new Actor("officer.3673", "Dian", Set.of(Role.MUNICIPAL_OFFICER), "3673", "kesra");
    static final Actor REGIONAL_MANAGER = new Actor("manager.btn", "Ratna", Set.of(Role.MANAGER), "btn", null);
    static final Actor REGIONAL_OFFICER = new Actor("officer.btn", "Wahyu", Set.of(Role.BRANCH_OFFICER), "btn", null);
    static final Actor OPERATOR = new Actor("admin", "Admin", Set.of(Role.OPERATOR), null, null);

    private final JdbcClient jdbc;
    private int people;

    Agreements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever the test says is signed in. */
    static class User implements CurrentUser {
        volatile Actor actor = Actor.PAYUNG;

        @Override
        public Actor actor() {
            return actor;
        }
    }

    @Bean
    @Primary
    User user() {
        return new User();
    }

    UUID agreement(String branch, String municipality, String title, String status, int quota, String firstDay) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into agreement (id, version, kind, branch, municipality, agency, drafted_by_side, drafted_by, drafted_at,
                    title, regime, sector, programs, quota, first_day, months, fund_source, legal_basis, refund_policy,
                    signing_order, renewable, min_age, occupations, status, round, termination_round)
                values (:id, 0, 'PKS', :branch, :municipality, 'kesra', 'BRANCH', 'officer.pkl', now(), :title, 'BPU', 'OTHER',
                    '{JKK,JKM}', :quota, :firstDay, 12, 'APBD_KOTA', '{Perda}', 'NONE', 'ANY', true, 18, '{}', :status, 1, 0)""")
                .param("id", id)
                .param("branch", branch)
                .param("municipality", municipality)
                .param("title", title)
                .param("quota", quota)
                .param("firstDay", LocalDate.parse(firstDay))
                .param("status", status)
                .update();
        return id;
    }

    UUID roster(UUID agreement, int wave, String status, int valid, int warned, int rejected) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into roster (id, version, agreement_id, wave, status, coverage_from, requested_at, people_rows,
                    people_valid, people_warned, people_rejected)
                values (:id, 0, :agreement, :wave, :status, '2026-11-01', now(), :valid + :warned + :rejected, :valid,
                    :warned, :rejected)""")
                .param("id", id)
                .param("agreement", agreement)
                .param("wave", wave)
                .param("status", status)
                .param("valid", valid)
                .param("warned", warned)
                .param("rejected", rejected)
                .update();
        return id;
    }

    UUID bill(UUID agreement, UUID roster, String firstDay, String status, long amount, long paid) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into bill (id, agreement_id, municipality, roster_id, first_day, months, programs, status, people,
                    months_left_out, amount, calculated_on)
                select :id, :agreement, a.municipality, :roster, :firstDay, 12, '{JKK,JKM}', :status, 2, 0, :amount,
                    :firstDay from agreement a where a.id = :agreement""")
                .param("id", id)
                .param("agreement", agreement)
                .param("roster", roster)
                .param("firstDay", LocalDate.parse(firstDay))
                .param("status", status)
                .param("amount", amount)
                .update();
        if (paid > 0) {
            jdbc.sql(
                            """
                    insert into payment (id, bill_id, municipality, reference, amount, paid_at, recorded_by, recorded_at)
                    select gen_random_uuid(), :bill, a.municipality, :bill::text, :paid, now(), 'finance.3375', now()
                      from agreement a where a.id = :agreement""")
                    .param("bill", id)
                    .param("agreement", agreement)
                    .param("paid", paid)
                    .update();
        }
        return id;
    }

    /** Somebody new; the number stands for the person's identity. */
    int somebody() {
        return ++people;
    }

    void cover(int person, UUID agreement, UUID roster, UUID bill, String firstDay, String lastDay) {
        var nik = ByteBuffer.allocate(4).putInt(person).array();
        var row = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into roster_person (id, roster_id, agreement_id, row_number, state, key_id, nik, nik_index, name,
                    birth_date, sex, address, area_code, occupation)
                values (:id, :roster, :agreement, :row, 'VALID', 1, :nik, :nik, 'x', '1980-01-01', 'L', 'x', 'x', 'LEBE')""")
                .param("id", row)
                .param("roster", roster)
                .param("agreement", agreement)
                .param("row", person)
                .param("nik", nik)
                .update();
        jdbc.sql(
                        """
                insert into cover_period (nik_index, agreement_id, bill_id, person_id, first_day, last_day, programs)
                values (:nik, :agreement, :bill, :person, :firstDay, :lastDay, '{JKK,JKM}')""")
                .param("nik", nik)
                .param("agreement", agreement)
                .param("bill", bill)
                .param("person", row)
                .param("firstDay", LocalDate.parse(firstDay))
                .param("lastDay", LocalDate.parse(lastDay))
                .update();
    }

    void task(UUID agreement, String key, Role role, String organisation, String due) {
        jdbc.sql(
                        """
                insert into open_task (task_id, task_key, process, business_key, agreement_id, municipality, branch, agency,
                    role, organisation, created_at, due_at, remind_at, escalate_at, refer_at)
                select gen_random_uuid(), :key, 'agreement-lifecycle', a.id, a.id, a.municipality, a.branch, a.agency, :role,
                    :organisation, now(), :due::timestamptz, now(), now(), now() from agreement a where a.id = :agreement""")
                .param("agreement", agreement)
                .param("key", key)
                .param("role", role.id())
                .param("organisation", organisation)
                .param("due", due)
                .update();
    }
}
