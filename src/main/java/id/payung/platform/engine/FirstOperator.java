package id.payung.platform.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account made at the first start: {@code PAYUNG_OPERATOR_USER}, {@code PAYUNG_OPERATOR_PASSWORD}. Not looked at once
 * an operator exists.
 */
@ConfigurationProperties("payung.operator")
record FirstOperator(@DefaultValue("") String user, @DefaultValue("") String password) {

    boolean missing() {
        return user.isBlank() || password.isBlank();
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "FirstOperator[" + user + "]";
    }
}
