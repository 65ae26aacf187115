package id.payung.platform.security;

import id.payung.platform.CurrentUser;
import id.payung.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in, and the way from there to where each role works. */
@Controller
class SignInPage {

    private final CurrentUser currentUser;

    SignInPage(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @GetMapping("/login")
    String signIn(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String logout,
            Model model) {
        model.addAttribute("refused", error != null);
        model.addAttribute("signedOut", logout != null);
        return "signin";
    }

    @GetMapping("/")
    String home() {
        var actor = currentUser.actor();
        if (actor.is(Role.OPERATOR)) {
            return "redirect:/camunda/app/cockpit/";
        }
        return actor.is(Role.MANAGER) || actor.is(Role.AUDITOR)
                ? "redirect:/dashboard"
                : "redirect:/camunda/app/tasklist/";
    }
}
