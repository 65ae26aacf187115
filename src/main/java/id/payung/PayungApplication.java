package id.payung;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Payung: cooperation agreements that pay the social security of vulnerable workers, from draft to renewal. */
// Mustache fills the texts of agreements; pages are never looked for as its files.
@SpringBootApplication(exclude = MustacheAutoConfiguration.class)
@ConfigurationPropertiesScan
public class PayungApplication {
    public static void main(String[] args) {
        SpringApplication.run(PayungApplication.class, args);
    }
}
