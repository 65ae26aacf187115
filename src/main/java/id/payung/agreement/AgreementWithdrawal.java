package id.payung.agreement;

import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Refused;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Withdrawal by either party before both have signed; what becomes of the branch's number then. */
@Service
public class AgreementWithdrawal {

    private final Agreements agreements;
    private final OneWithdrawal one;
    private final AgreementDirectory directory;
    private final List<AgreementEnded> followers;
    private final CurrentUser currentUser;

    AgreementWithdrawal(
            Agreements agreements,
            OneWithdrawal one,
            AgreementDirectory directory,
            List<AgreementEnded> followers,
            CurrentUser currentUser) {
        this.agreements = agreements;
        this.one = one;
        this.directory = directory;
        this.followers = followers;
        this.currentUser = currentUser;
    }

    @Transactional
    public void withdraw(AgreementId id, String reason) {
        var actor = currentUser.actor();
        var facts = directory.factsFor(id, actor);
        facts.requireOfficer(actor);
        if (reason.isBlank()) {
            throw Refused.field("reason", "agreement.reason.missing");
        }
        IdentityNumberInText.refuse("reason", reason);
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        one.withdraw(agreement, reason);
        followers.forEach(follower -> follower.withdrawn(facts));
    }
}
