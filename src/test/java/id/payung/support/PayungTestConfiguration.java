package id.payung.support;

import com.zaxxer.hikari.HikariDataSource;
import id.payung.party.OfficialRegister;
import id.payung.party.OrganisationRegister;
import id.payung.party.Staff;
import id.payung.party.StaffRegister;
import id.payung.platform.StaffAccounts;
import id.payung.roster.RosterCheckRun;
import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestConfiguration(proxyBeanMethods = false)
class PayungTestConfiguration {
    @Bean
    @Primary
    Clock testClock() {
        return MovableClock.SHARED;
    }

    /** In every test's database from the start, like the tables. */
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
    ProcessDriver processDriver(ProcessEngine engine, RosterCheckRun checks) {
        return new ProcessDriver(engine, new DueJobs(engine.getManagementService()), checks::runNext);
    }

    @Bean
    TimeMachine timeMachine(ProcessEngine engine, ProcessDriver driver) {
        return new TimeMachine(new DueJobs(engine.getManagementService()), driver);
    }

    @Bean
    static BeanPostProcessor switchableDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? new FreshDatabase(pool) : bean;
            }
        };
    }
}
