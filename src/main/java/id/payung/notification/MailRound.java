package id.payung.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Sends by itself, independent of the engine's jobs: mail still leaves when those stand still. */
@Configuration(proxyBeanMethods = false)
class MailRound {

    @Bean
    MeterBinder notificationGauges(Notifications notifications) {
        return (MeterRegistry registry) -> {
            for (NotificationState state : NotificationState.values()) {
                Gauge.builder(
                                "payung.notifications",
                                () -> notifications.counts().getOrDefault(state, 0L))
                        .tag("state", state.name())
                        .register(registry);
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnBooleanProperty(name = "payung.mail.automatic", matchIfMissing = true)
    static class ByItself {
        private final NotificationSending sending;

        ByItself(NotificationSending sending) {
            this.sending = sending;
        }

        @Scheduled(fixedDelayString = "${payung.mail.every:5s}")
        void round() {
            sending.sendDue();
        }
    }
}
