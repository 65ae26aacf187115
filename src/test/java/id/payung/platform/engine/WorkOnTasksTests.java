package id.payung.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.Role;
import id.payung.platform.StaffDirectory;
import id.payung.platform.StaffDirectory.Desk;
import id.payung.platform.engine.TaskRights.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Role, party and agency together decide who works on a task. */
class WorkOnTasksTests {

    private static final Map<String, Desk> DESKS = Map.of(
            "kesra", new Desk("kesra", "", "3375", "kesra", null),
            "disnaker", new Desk("disnaker", "", "3375", "disnaker", null),
            "hukum", new Desk("hukum", "", "3375", "hukum", null),
            "serang", new Desk("serang", "", "3673", "kesra", null),
            "pkl", new Desk("pkl", "", "pkl", null, null),
            "btn", new Desk("btn", "", "btn", null, null));

    private final TaskRights rights = rights(user -> Optional.ofNullable(DESKS.get(user)));

    @ParameterizedTest
    @CsvSource({
        "kesra,     municipalOfficer, municipalOfficer, true",
        "disnaker,  municipalOfficer, municipalOfficer, false", // another agency
        "serang,    municipalOfficer, municipalOfficer, false", // another municipality
        "kesra,     municipalVerifier, municipalVerifier, true",
        "disnaker,  municipalVerifier, municipalVerifier, false",
        "kesra,     agencyHead, agencyHead, true",
        "disnaker,  agencyHead, agencyHead, false",
        "kesra,     municipalOfficer, agencyHead, false", // another role
        "hukum,     municipalLegal, municipalLegal, true", // works for all agencies
        "serang,    municipalLegal, municipalLegal, false",
        "pkl,       branchOfficer, branchOfficer, true",
        "btn,       branchOfficer, branchOfficer, false", // another branch
        "pkl,       branchOfficer, branchHead, false",
        "nobody,    branchOfficer, branchOfficer, false", // no desk
        "kesra,     stranger, stranger, false" // no role of ours
    })
    void roleAndPartyAndAgency(String user, String group, String taskGroup, boolean may) {
        assertThat(rights.mayWork(
                        user, List.of(group), List.of(candidate(taskGroup)), new Work("3375", "pkl", "kesra")))
                .isEqualTo(may);
    }

    @Test
    void nobodyWorksOnATaskOfNoParty() {
        assertThat(rights.mayWork(
                        "pkl",
                        List.of(Role.BRANCH_OFFICER.id()),
                        List.of(candidate(Role.BRANCH_OFFICER.id())),
                        new Work(null, null, null)))
                .isFalse();
    }

    @Test
    void beingAssignedIsNotEnough() {
        var assigned = new IdentityLinkEntity();
        assigned.setType("assignee");
        assigned.setUserId("pkl");

        assertThat(rights.mayWork(
                        "pkl", List.of(Role.BRANCH_OFFICER.id()), List.of(assigned), new Work("3375", "pkl", "kesra")))
                .isFalse();
    }

    private static IdentityLinkEntity candidate(String group) {
        var link = new IdentityLinkEntity();
        link.setType("candidate");
        link.setGroupId(group);
        return link;
    }

    private static TaskRights rights(StaffDirectory staff) {
        var beans = new StaticListableBeanFactory(Map.of("staff", staff));
        return new TaskRights(beans.getBeanProvider(StaffDirectory.class), beans.getBeanProvider(TaskService.class));
    }
}
