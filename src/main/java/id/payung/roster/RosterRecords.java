package id.payung.roster;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

/** The rosters, one row each; their people are in tables of their own. */
interface RosterRecords extends ListCrudRepository<Roster, UUID> {

    /** For a change: whoever comes second waits, and then sees what the first did. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Roster> findOneById(UUID id);

    /** For a change that must see the agreement's other rosters stand still: quota and duplicates. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    List<Roster> findByAgreementIdOrderByWave(UUID agreementId);

    List<Roster> findByAgreementIdOrderByWaveDesc(UUID agreementId, Pageable page);
}
