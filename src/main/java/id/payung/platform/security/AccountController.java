package id.payung.platform.security;

import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Role;
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
    private final CurrentUser currentUser;

    AccountController(IdentityService identity, CurrentUser currentUser) {
        this.identity = identity;
        this.currentUser = currentUser;
    }

    /** Lets an account in again that ten wrong passwords have locked for good. */
    @PostMapping("/api/accounts/{user}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String user) {
        if (!currentUser.actor().is(Role.OPERATOR)) {
            throw Refused.forbidden("signin.forbidden");
        }
        if (identity.createUserQuery().userId(user).count() == 0) {
            throw Refused.absent("signin.account.unknown", user);
        }
        identity.unlockUser(user);
    }
}
