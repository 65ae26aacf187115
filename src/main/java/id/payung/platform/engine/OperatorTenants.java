package id.payung.platform.engine;

import id.payung.platform.Role;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;

/** Operators see the instances of every municipality; what they may do to them is a matter of their grants. */
final class OperatorTenants extends TenantManager {

    @Override
    public boolean isTenantCheckEnabled() {
        return super.isTenantCheckEnabled()
                && !TaskRights.groups(getCurrentAuthentication()).contains(Role.OPERATOR.id());
    }

    static SessionFactory sessions() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return TenantManager.class;
            }

            @Override
            public Session openSession() {
                return new OperatorTenants();
            }
        };
    }
}
