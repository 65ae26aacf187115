package id.payung.platform.security;

import id.payung.platform.Role;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Figures for operations: for whoever reaches the management port ({@code MANAGEMENT_SERVER_PORT}, which production does
 * not publish); on the public port for operators.
 */
@Component
class ManagementPort implements AuthorizationManager<RequestAuthorizationContext> {

    private final ApplicationContext application;

    ManagementPort(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext request) {
        return new AuthorizationDecision(
                !isPublic(request.getRequest().getLocalPort()) || isOperator(authentication.get()));
    }

    private boolean isPublic(int port) {
        return !(application instanceof ServletWebServerApplicationContext web)
                || web.getWebServer() == null
                || web.getWebServer().getPort() == port;
    }

    private static boolean isOperator(@Nullable Authentication user) {
        return user != null
                && user.getAuthorities().stream()
                        .anyMatch(right -> Role.OPERATOR.id().equals(right.getAuthority()));
    }
}
