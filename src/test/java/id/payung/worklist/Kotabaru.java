package id.payung.worklist;

import id.payung.party.Branch;
import id.payung.party.Municipality;
import id.payung.party.Organisations;
import id.payung.party.Staff;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.FormInput;
import id.payung.platform.ProcessStart;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.StaffDirectory.Desk;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kotabaru with its people, agreements by hand, and a small process: an officer's task, then a legal division's. */
@TestConfiguration(proxyBeanMethods = false)
class Kotabaru {

    static final ZoneId WITA = ZoneId.of("Asia/Makassar");
    static final Actor OFFICER = municipal("officer.6302", "Siti Aminah", Role.MUNICIPAL_OFFICER, "disnaker");
    static final Actor COLLEAGUE = municipal("officer2.6302", "Budi Hartono", Role.MUNICIPAL_OFFICER, "disnaker");
    static final Actor OTHER_AGENCY = municipal("officer3.6302", "Rahmat", Role.MUNICIPAL_OFFICER, "kesra");
    static final Actor LEGAL = municipal("legal.6302", "Dewi", Role.MUNICIPAL_LEGAL, "hukum");
    static final Actor BRANCH = new Actor("officer.ktb", "Agus", Set.of(Role.BRANCH_OFFICER), "ktb", null);
    static final Actor STRANGER = new Actor("officer.3375", "Rina", Set.of(Role.MUNICIPAL_OFFICER), "3375", "disnaker");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ProcessStart start;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Staff staff;

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

    @Bean
    JavaDelegate takeDecree() {
        return execution -> {
            if (FormInput.of(execution).text("reason").orElse("").equals("terlalu dini")) {
                throw Refused.field("reason", "agreement.signing.inTheFuture");
            }
        };
    }

    private static Actor municipal(String id, String name, Role role, String agency) {
        return new Actor(id, name, Set.of(role), "6302", agency);
    }

    void prepare() {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "small.bpmn",
                        Bpmn.createExecutableProcess("small")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("reviewByMunicipalLegal")
                                .camundaCandidateGroups("municipalOfficer")
                                .camundaDueDate("${deadlines.of(execution)}")
                                .serviceTask()
                                .camundaDelegateExpression("${takeDecree}")
                                .userTask("reviewByBranchLegal")
                                .camundaCandidateGroups("municipalLegal")
                                .camundaDueDate("${deadlines.of(execution)}")
                                .endEvent()
                                .done())
                .deploy();
        organisations.register(
                new Municipality("6302", "Kabupaten Kotabaru", Municipality.Kind.REGENCY, "63.02", WITA));
        organisations.registerAgency("6302", "disnaker", "Dinas Tenaga Kerja");
        organisations.register(
                new Branch("ktb", "BPJS Ketenagakerjaan Cabang Kotabaru", Branch.Kind.BRANCH, null, "Kotabaru"),
                List.of("6302"));
        for (Actor actor : List.of(OFFICER, COLLEAGUE, LEGAL)) {
            staff.register(
                    new Desk(actor.id(), actor.name(), "6302", actor.agency(), null),
                    actor.roles().iterator().next(),
                    actor.id() + "@example.id");
        }
        staff.register(
                new Desk("head.6302", "Kepala Dinas", "6302", "disnaker", null),
                Role.AGENCY_HEAD,
                "head.6302@example.id");
        staff.register(
                new Desk("manager.6302", "Manajer", "6302", null, null), Role.MANAGER, "manager.6302@example.id");
        jdbc.sql("insert into public_holiday (day, name) values ('2026-11-04', 'Libur uji')")
                .update();
    }

    UUID agreement(String title, int quota) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into agreement (id, version, kind, branch, municipality, agency, drafted_by_side, drafted_by, drafted_at,
                    title, regime, sector, programs, quota, first_day, months, fund_source, legal_basis, refund_policy,
                    signing_order, renewable, min_age, occupations, status, round, termination_round)
                values (:id, 0, 'PKS', 'ktb', '6302', 'disnaker', 'MUNICIPALITY', 'officer.6302', now(), :title, 'BPU', 'OTHER',
                    '{JKK,JKM}', :quota, '2027-03-01', 12, 'APBD_KABUPATEN', '{Perda}', 'NONE', 'ANY', true, 18, '{}',
                    'SIGNED', 1, 0)""")
                .param("id", id)
                .param("title", title)
                .param("quota", quota)
                .update();
        start.start("small", id, new ProcessStart.Parties(id, "6302", "ktb", "disnaker"), Map.of());
        return id;
    }
}
