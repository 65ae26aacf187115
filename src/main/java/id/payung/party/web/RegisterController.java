package id.payung.party.web;

import id.payung.party.OrganisationRegister;
import id.payung.party.Staff;
import id.payung.party.StaffRegister;
import id.payung.platform.CurrentUser;
import id.payung.platform.PasswordLinks;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.platform.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Organisations and staff, entered by operators. What is shown can be entered again as it is. */
@RestController
class RegisterController {

    private static final int LARGEST_PAGE = 1000;

    private final OrganisationRegister organisations;
    private final StaffRegister register;
    private final Staff staff;
    private final PasswordLinks links;
    private final CurrentUser currentUser;

    RegisterController(
            OrganisationRegister organisations,
            StaffRegister register,
            Staff staff,
            PasswordLinks links,
            CurrentUser currentUser) {
        this.organisations = organisations;
        this.register = register;
        this.staff = staff;
        this.links = links;
        this.currentUser = currentUser;
    }

    @Operation(summary = "All organisations, as they are entered")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/api/organisations")
    OrganisationRegister.Entries organisations() {
        requireOperator();
        return organisations.all();
    }

    @Operation(summary = "Enter or change municipalities, agencies, branches and regional offices")
    @Refuses(Kind.FORBIDDEN)
    @PutMapping("/api/organisations")
    OrganisationRegister.Outcome enter(@RequestBody OrganisationRegister.Entries entries) {
        requireOperator();
        return organisations.enter(entries);
    }

    record Entries(@Nullable List<StaffRegister.Entry> staff) {}

    /** @param links for those whose account is new: each sets the password by it, and hands it to nobody */
    record Entered(
            List<String> added,
            List<String> changed,
            List<String> left,
            List<String> unchanged,
            List<PasswordLinks.Link> links) {}

    @Operation(summary = "Enter, move or release members of staff")
    @Refuses(Kind.FORBIDDEN)
    @PutMapping("/api/staff")
    Entered enter(@RequestBody Entries entries) {
        requireOperator();
        if (entries.staff() == null) {
            throw Refused.field("staff", "form.refused.missing");
        }
        var outcome = register.enter(entries.staff());
        return new Entered(
                outcome.added(),
                outcome.changed(),
                outcome.left(),
                outcome.unchanged(),
                outcome.withoutPassword().stream().map(links::issue).toList());
    }

    /** @param staff by user id, those who left too */
    record Listing(List<StaffRegister.Entry> staff, int page, int size) {}

    @Operation(summary = "The staff, those who left too")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/api/staff")
    Listing staff(
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "100") @Schema(minimum = "1", maximum = "" + LARGEST_PAGE) int size) {
        requireOperator();
        int first = Math.max(0, page);
        int bounded = Math.max(1, Math.min(size, LARGEST_PAGE));
        return new Listing(
                staff.page(organisation, first, bounded).stream()
                        .map(member -> new StaffRegister.Entry(
                                member.user(),
                                member.name(),
                                member.email(),
                                member.role().id(),
                                member.organisation(),
                                member.agency(),
                                member.ward(),
                                member.active()))
                        .toList(),
                first,
                bounded);
    }

    private void requireOperator() {
        if (!currentUser.actor().is(Role.OPERATOR)) {
            throw Refused.forbidden("signin.forbidden");
        }
    }
}
