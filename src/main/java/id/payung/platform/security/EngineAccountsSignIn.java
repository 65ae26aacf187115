package id.payung.platform.security;

import id.payung.platform.engine.Accounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Signs in with the engine's accounts. Unknown, locked and wrong look alike from outside. */
@Component
class EngineAccountsSignIn implements AuthenticationProvider {

    private final Accounts accounts;

    EngineAccountsSignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = attempt.getCredentials();
        return accounts.signIn(attempt.getName(), password == null ? "" : password.toString())
                .map(SignedIn::withRights)
                .orElseThrow(() -> new BadCredentialsException("refused"));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
