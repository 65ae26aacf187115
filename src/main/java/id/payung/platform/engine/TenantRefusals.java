package id.payung.platform.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;

/** The engine answers a command on another municipality's instance with "server error"; here it is a refusal. */
final class TenantRefusals {

    private TenantRefusals() {}

    static CommandChecker checker() {
        var checker = new TenantCommandChecker();
        return (CommandChecker) Proxy.newProxyInstance(
                TenantRefusals.class.getClassLoader(),
                new Class<?>[] {CommandChecker.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(checker, arguments);
                    } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof ProcessEngineException) {
                            throw new AuthorizationException("This belongs to another municipality");
                        }
                        throw e.getCause();
                    }
                });
    }
}
