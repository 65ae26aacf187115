package id.payung.demo;

import id.payung.party.OfficialRegister;
import id.payung.party.OrganisationRegister;
import id.payung.party.Staff;
import id.payung.party.StaffRegister;
import id.payung.platform.StaffAccounts;
import id.payung.support.ScenarioPeople;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the demo adds to the product. A test configuration, so that no test finds it by accident. */
@TestConfiguration(proxyBeanMethods = false)
@Import({ClockPage.class, MailPage.class, DemoBar.class})
class DemoConfiguration {
    @Bean
    ScenarioPeople scenarioPeople(
            OrganisationRegister organisations,
            StaffRegister register,
            Staff staff,
            StaffAccounts accounts,
            OfficialRegister officials,
            PlatformTransactionManager transactions) {
        return new ScenarioPeople(
                organisations, register, staff, accounts, officials, new TransactionTemplate(transactions));
    }

    @Bean
    TimeTravel timeTravel(DemoClock clock, ProcessEngine engine, List<ScheduledTaskHolder> rounds) {
        return new TimeTravel(clock, engine, rounds);
    }

    @Bean
    static BeanPostProcessor demoSentences() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof ResourceBundleMessageSource sentences) {
                    sentences.addBasenames("messages/demo");
                }
                return bean;
            }
        };
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> welcome(HttpPort http, DataFolder folder) {
        return event -> Terminal.ready(http, folder);
    }
}
