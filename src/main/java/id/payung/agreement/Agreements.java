package id.payung.agreement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

/** The agreements, one row each. */
interface Agreements extends ListCrudRepository<Agreement, UUID> {

    /** For a change: whoever comes second waits, and then sees what the first did. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Agreement> findOneById(UUID id);

    Optional<Agreement> findByDraftedByAndIdempotencyKey(String draftedBy, String idempotencyKey);

    /** The agreement's amendments, whatever became of them, in the order in which they were opened. */
    @Query("select * from agreement where amends = :agreement order by drafted_at, id")
    List<Agreement> findAmendments(UUID agreement);

    @Query(
            "select * from agreement where predecessor = :predecessor and status not in ('WITHDRAWN', 'REJECTED', 'TERMINATED')")
    Optional<Agreement> findSuccessor(UUID predecessor);
}
