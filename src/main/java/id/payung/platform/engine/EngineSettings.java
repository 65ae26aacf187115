package id.payung.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The engine's parts that are ours. Plain values are in {@code application.yaml}; what must hold whatever stands there is
 * here.
 */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;
    private final TaskRights rights;

    EngineSettings(ApplicationContext context, TaskRights rights) {
        this.context = context;
        this.rights = rights;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setAuthorizationEnabled(true);
        configuration.setTenantCheckEnabled(true);
        configuration.setCommandCheckers(new ArrayList<>(List.of(TenantRefusals.checker(), new RoleChecker(rights))));
        configuration.setResourceAuthorizationProvider(new StandingRights());
        configuration.setTenantIdProvider(new MunicipalTenant());
        configuration.setCustomPostBPMNParseListeners(
                with(configuration.getCustomPostBPMNParseListeners(), (BpmnParseListener) new OwnHandsOnly()));

        configuration.setExpressionManager(new ExpressionGuard(context));
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(
                true); // the filters' currentUser(): the guard knows the words
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setEnableXxeProcessing(false);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);

        configuration.setCustomPreCommandInterceptorsTxRequired(with(
                configuration.getCustomPreCommandInterceptorsTxRequired(), (CommandInterceptor) new PlainAnswers()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(with(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(), (CommandInterceptor) new PlainAnswers()));
    }

    private static <T> List<T> with(@Nullable List<T> others, T mine) {
        List<T> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(mine);
        return all;
    }
}
