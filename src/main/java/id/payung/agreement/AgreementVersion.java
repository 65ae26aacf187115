package id.payung.agreement;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What was agreed from one day on. Written once and never changed.
 *
 * @param number 0 as it was signed first, then one for each amendment
 * @param source whose text says so: the agreement itself, or the amendment
 */
@Table("agreement_version")
record AgreementVersion(
        @Id UUID id, UUID agreementId, int number, UUID source, LocalDate inForceFrom, @Embedded.Empty Terms terms) {

    static AgreementVersion of(
            AgreementId agreement, int number, AgreementId source, LocalDate inForceFrom, Terms terms) {
        return new AgreementVersion(UUID.randomUUID(), agreement.value(), number, source.value(), inForceFrom, terms);
    }
}
