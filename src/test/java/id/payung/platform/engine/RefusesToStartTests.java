package id.payung.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.PayungApplication;
import id.payung.platform.StartRefused;
import id.payung.support.CamundaRegistries;
import id.payung.support.PostgresForTests;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What the product does not start with, each start on an empty database. */
@ExtendWith(OutputCaptureExtension.class)
class RefusesToStartTests {

    @BeforeEach
    @AfterEach
    void forgetTheFailedApplication() {
        CamundaRegistries.forgetTheFailedApplication();
    }

    @Test
    void withoutItsExpressionGuard() {
        assertThatThrownBy(() -> start(List.of(PayungApplication.class, WithoutGuard.class)))
                .hasStackTraceContaining("CVE-2026-109432");
    }

    @Test
    void withoutAFirstOperatorAndSaysSoInOneSentence(CapturedOutput output) {
        assertThatThrownBy(() ->
                        start(List.of(PayungApplication.class), "payung.operator.user=", "payung.operator.password="))
                .hasRootCauseInstanceOf(StartRefused.class);

        assertThat(output)
                .contains("There is no operator yet: set PAYUNG_OPERATOR_USER and PAYUNG_OPERATOR_PASSWORD")
                .doesNotContain("\tat ");
    }

    @Test
    void withAFirstOperatorWhosePasswordIsWeak() {
        assertThatThrownBy(() -> start(List.of(PayungApplication.class), "payung.password-policy=true"))
                .hasRootCauseInstanceOf(StartRefused.class)
                .hasStackTraceContaining("PAYUNG_OPERATOR_PASSWORD is too weak");
    }

    private static void start(List<Class<?>> sources, String... properties) {
        var all = new ArrayList<>(List.of(
                "spring.config.additional-location=classpath:payung-test.properties",
                "spring.datasource.url=" + PostgresForTests.empty().url(),
                "spring.datasource.username=" + PostgresForTests.Database.USER,
                "spring.datasource.password=" + PostgresForTests.Database.PASSWORD,
                "server.port=0"));
        all.addAll(List.of(properties));
        new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new))
                .close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithoutGuard {

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        AbstractProcessEnginePlugin stockExpressions(ApplicationContext context) {
            return new AbstractProcessEnginePlugin() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl configuration) {
                    configuration.setExpressionManager(new SpringExpressionManager(context));
                }
            };
        }
    }
}
