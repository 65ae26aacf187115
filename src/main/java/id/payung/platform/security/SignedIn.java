package id.payung.platform.security;

import id.payung.platform.engine.Accounts.Account;
import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What a session remembers of a signed-in user: who, and a mark of the password. What the user may do is looked up for
 * each request (see {@link FreshRights}).
 */
record SignedIn(String user, String passwordMark) implements Principal, Serializable {

    @Override
    public String getName() {
        return user;
    }

    static Authentication withRights(Account account) {
        List<SimpleGrantedAuthority> rights =
                account.groups().stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account.id(), account.passwordMark()), null, rights);
    }

    boolean is(Account account) {
        return account.maySignIn() && account.passwordMark().equals(passwordMark);
    }
}
