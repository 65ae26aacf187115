package id.payung.platform.security;

import id.payung.platform.PasswordLinks;
import id.payung.platform.Refused;
import id.payung.platform.Sentences;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a link to set a password leads. Looking at it uses nothing up: programs that preview links do that. */
@Controller
class PasswordPage {

    private final PasswordSetting setting;
    private final PasswordLinks links;
    private final Sentences sentences;

    PasswordPage(PasswordSetting setting, PasswordLinks links, Sentences sentences) {
        this.setting = setting;
        this.links = links;
        this.sentences = sentences;
    }

    @GetMapping("/password")
    String ask(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("user", links.userOf(token).orElse(null));
        return "password";
    }

    @PostMapping("/password")
    String set(@RequestParam String token, @RequestParam String password, @RequestParam String again, Model model) {
        if (!password.equals(again)) {
            return refused(token, "signin.password.different", model);
        }
        try {
            setting.set(token, password);
        } catch (Refused refused) {
            return refused(token, refused.key(), model);
        }
        return "redirect:/login?password";
    }

    private String refused(String token, String key, Model model) {
        model.addAttribute("refused", sentences.of(key));
        return ask(token, model);
    }
}
