package id.payung.platform.security;

import id.payung.platform.AdministrationLog;
import id.payung.platform.PasswordLinks;
import id.payung.platform.Refused;
import id.payung.platform.StaffAccounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody sets their own password by a link. A password that is refused leaves the link as it was. */
@Service
class PasswordSetting {

    private final PasswordLinks links;
    private final StaffAccounts accounts;
    private final AdministrationLog log;

    PasswordSetting(PasswordLinks links, StaffAccounts accounts, AdministrationLog log) {
        this.links = links;
        this.accounts = accounts;
        this.log = log;
    }

    /** @throws Refused absent, where the link is worth nothing; on the field {@code password}, where it is too weak */
    @Transactional
    void set(String token, String password) {
        var user = links.redeem(token).orElseThrow(() -> Refused.absent("signin.password.linkWorthless"));
        accounts.setPassword(user, password);
        log.recordBy(user, "account.passwordSet", user, null, null);
    }

    /** @throws Refused absent, where there is no such account */
    @Transactional
    PasswordLinks.Link link(String user) {
        if (!accounts.exists(user) || accounts.isReserved(user)) {
            throw Refused.absent("signin.account.unknown", user);
        }
        log.record("account.passwordLink", user, null, null);
        return links.issue(user);
    }
}
