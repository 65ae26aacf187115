package id.payung.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one source of time. Tests and the local demo put their own before it. */
@Configuration(proxyBeanMethods = false)
class UniversalClock {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
