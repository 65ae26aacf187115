package id.payung.platform.security;

import id.payung.platform.AdministrationLog;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.platform.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators did, for auditors and for themselves. */
@RestController
class AdministrationController {

    private static final int LARGEST_PAGE = 200;

    private final AdministrationLog log;
    private final CurrentUser currentUser;

    AdministrationController(AdministrationLog log, CurrentUser currentUser) {
        this.log = log;
        this.currentUser = currentUser;
    }

    record Page(List<AdministrationLog.Entry> items, int page, int size) {}

    /** Newest first. */
    @Operation(summary = "What operators did to organisations, staff and accounts, newest first")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/api/administration")
    Page administration(
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "50") @Schema(minimum = "1", maximum = "" + LARGEST_PAGE) int size) {
        var actor = currentUser.actor();
        if (!actor.is(Role.OPERATOR) && !actor.is(Role.AUDITOR)) {
            throw Refused.forbidden("signin.forbidden");
        }
        int first = Math.max(0, page);
        int bounded = Math.max(1, Math.min(size, LARGEST_PAGE));
        return new Page(log.page(first, bounded), first, bounded);
    }
}
