package id.payung.contribution;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is not settled by any source and may have to change.
 *
 * @param wageRounding how a part of a wage becomes whole rupiah, per programme and person [U]
 */
@ConfigurationProperties("payung.contribution")
public record ContributionSettings(@DefaultValue("HALF_UP") WageRounding wageRounding) {}
