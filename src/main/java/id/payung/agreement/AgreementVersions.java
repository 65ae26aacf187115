package id.payung.agreement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

/** What was agreed before and since each amendment; an agreement that was never amended has none. */
interface AgreementVersions extends ListCrudRepository<AgreementVersion, UUID> {

    List<AgreementVersion> findByAgreementIdOrderByNumber(UUID agreementId);

    Optional<AgreementVersion> findByAgreementIdAndNumber(UUID agreementId, int number);
}
