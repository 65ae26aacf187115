package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.platform.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rosters for other modules. For set-based SQL they may read the table {@code roster_person} (columns {@code id, roster_id,
 * agreement_id, row_number, state, refused_at, nik_index, wage}, and {@code nik} with {@code key_id}): the people billed
 * and covered are those whose {@code state} is VALID or WARNED in a roster that {@link RosterStatus#isHandedOver is handed
 * over}. Who is refused afterwards is told by {@link PeopleRefused}.
 */
@Service
public class Rosters {

    private static final int MOST_WAVES = 100;

    private final RosterRecords records;

    Rosters(RosterRecords records) {
        this.records = records;
    }

    /** @throws Refused absent, where there is none */
    @Transactional(readOnly = true)
    public RosterFacts facts(RosterId id) {
        return require(records.findById(id.value())).facts();
    }

    /** The agreement's rosters, newest first, a hundred at most. */
    @Transactional(readOnly = true)
    public List<RosterFacts> of(AgreementId agreement) {
        return records.findByAgreementIdOrderByWaveDesc(agreement.value(), PageRequest.ofSize(MOST_WAVES)).stream()
                .map(Roster::facts)
                .toList();
    }

    static Roster require(Optional<Roster> roster) {
        return roster.orElseThrow(() -> Refused.absent("roster.notFound"));
    }
}
