package id.payung.contribution;

import id.payung.agreement.AgreementFacts;
import id.payung.roster.PeopleRefused;
import id.payung.roster.RosterId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaves people whom the social-security side refused off a bill that has no code yet. One with a code is frozen: what was
 * paid for them is a matter of the credit.
 */
@Service
class RefusedPeople implements PeopleRefused {

    private final Bills bills;
    private final BillCalculation calculation;

    RefusedPeople(Bills bills, BillCalculation calculation) {
        this.bills = bills;
        this.calculation = calculation;
    }

    @Override
    @Transactional
    public void refused(AgreementFacts agreement, RosterId roster) {
        bills.lockCalculated(roster.value()).forEach(calculation::calculateForOtherPeople);
    }
}
