package id.payung.platform.security;

import id.payung.platform.AdministrationLog;
import id.payung.platform.CurrentUser;
import id.payung.platform.PasswordLinks;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import io.swagger.v3.oas.annotations.Operation;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does for somebody who cannot sign in any more. */
@RestController
class AccountController {

    private final IdentityService identity;
    private final PasswordSetting passwords;
    private final AdministrationLog log;
    private final CurrentUser currentUser;

    AccountController(
            IdentityService identity, PasswordSetting passwords, AdministrationLog log, CurrentUser currentUser) {
        this.identity = identity;
        this.passwords = passwords;
        this.log = log;
        this.currentUser = currentUser;
    }

    /** Lets an account in again that ten wrong passwords have locked for good. */
    @Operation(summary = "Let a locked account in again")
    @PostMapping("/api/accounts/{user}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String user) {
        requireOperator();
        if (identity.createUserQuery().userId(user).count() == 0) {
            throw Refused.absent("signin.account.unknown", user);
        }
        identity.unlockUser(user);
        log.record("account.unlocked", user, null, null);
    }

    /** A link for somebody who has no password yet, or has forgotten it. Their old password stays good until it is used. */
    @Operation(summary = "Make a link by which a member of staff sets a password")
    @PostMapping("/api/accounts/{user}/password-link")
    @ResponseStatus(HttpStatus.CREATED)
    PasswordLinks.Link passwordLink(@PathVariable String user) {
        requireOperator();
        return passwords.link(user);
    }

    private void requireOperator() {
        if (!currentUser.actor().is(Role.OPERATOR)) {
            throw Refused.forbidden("signin.forbidden");
        }
    }
}
