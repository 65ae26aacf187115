package id.payung.agreement;

import id.payung.party.BusinessCalendar;
import id.payung.platform.Journal;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The time in force: its first day and its end. */
@Service
public class AgreementTerm {

    private final Agreements agreements;
    private final AgreementDirectory directory;
    private final AgreementTermination termination;
    private final List<AgreementEnded> followers;
    private final BusinessCalendar calendar;
    private final Journal journal;

    AgreementTerm(
            Agreements agreements,
            AgreementDirectory directory,
            AgreementTermination termination,
            List<AgreementEnded> followers,
            BusinessCalendar calendar,
            Journal journal) {
        this.agreements = agreements;
        this.directory = directory;
        this.termination = termination;
        this.followers = followers;
        this.calendar = calendar;
        this.journal = journal;
    }

    @Transactional
    public void putInForce(AgreementId id) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        agreement.putInForce(calendar.today(agreement.municipality()));
        agreements.save(agreement);
        journal.record(
                id.value(),
                "agreement.inForce",
                AgreementStatus.SIGNED.name(),
                agreement.status().name(),
                null);
    }

    /** After the last day: what nobody has finished by then ends with the agreement. */
    @Transactional
    public void end(AgreementId id) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        boolean successorSigned = agreements
                .findSuccessor(id.value())
                .map(successor -> !successor.status().isBeforeSigned())
                .orElse(false);
        agreement.end(calendar.today(agreement.municipality()), successorSigned);
        agreements.save(agreement);
        journal.record(
                id.value(),
                "agreement.ended",
                AgreementStatus.IN_FORCE.name(),
                agreement.status().name(),
                null);
        termination.lapse(id);
        var facts = directory.facts(id);
        followers.forEach(follower -> follower.over(facts));
    }
}
