package id.payung;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Payung: cooperation agreements that pay the social security of vulnerable workers, from draft to renewal. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PayungApplication {
    public static void main(String[] args) {
        SpringApplication.run(PayungApplication.class, args);
    }
}
