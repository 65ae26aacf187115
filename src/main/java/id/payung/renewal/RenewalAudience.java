package id.payung.renewal;

import id.payung.agreement.AgreementFacts;
import id.payung.notification.Notice;
import id.payung.party.Staff;
import id.payung.platform.Role;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is told what becomes of an agreement: the officers and heads of both parties. */
@Component
class RenewalAudience {

    private final Staff staff;

    RenewalAudience(Staff staff) {
        this.staff = staff;
    }

    List<Notice.Recipient> of(AgreementFacts agreement) {
        return Stream.of(
                        staff.holding(Role.BRANCH_OFFICER, agreement.branch(), null),
                        staff.holding(Role.BRANCH_HEAD, agreement.branch(), null),
                        staff.holding(Role.REGIONAL_HEAD, agreement.branch(), null),
                        staff.holding(Role.MUNICIPAL_OFFICER, agreement.municipality(), agreement.agency()),
                        staff.holding(Role.AGENCY_HEAD, agreement.municipality(), agreement.agency()))
                .flatMap(List::stream)
                .map(contact -> new Notice.Recipient(contact.userId(), contact.email()))
                .toList();
    }
}
