package id.payung.roster.registration;

import id.payung.agreement.FundSource;
import id.payung.party.Municipality;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the table for registration looks, and by which group code (wadah) people are registered. The official layout is not
 * public, and which code belongs to which money is not confirmed: both are configuration. [K?, domain.md]
 *
 * @param columns in the order of the table
 * @param groups the first that fits is taken
 */
@ConfigurationProperties("payung.roster.registration")
public record RegistrationSettings(List<Column> columns, List<Group> groups) {

    /** One column: what it says, and its header. */
    record Column(RegistrationColumn column, String header) {}

    /**
     * A group code, and whose people are registered by it.
     *
     * @param kind null for cities and regencies alike
     */
    record Group(String code, FundSource fundSource, Municipality.@Nullable Kind kind) {
        boolean isFor(FundSource money, Municipality.Kind of) {
            return fundSource == money && (kind == null || kind == of);
        }
    }

    public RegistrationSettings {
        if (columns == null || columns.isEmpty()) {
            throw new IllegalStateException("payung.roster.registration.columns must name at least one column.");
        }
        columns = List.copyOf(columns);
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    public Optional<String> groupCode(FundSource money, Municipality.Kind kind) {
        return groups.stream()
                .filter(group -> group.isFor(money, kind))
                .map(Group::code)
                .findFirst();
    }
}
