package id.payung.renewal;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.document.IndonesianWords;
import id.payung.party.Organisations;
import id.payung.platform.TaskForm.Briefing;
import id.payung.platform.TaskForm.Fact;
import id.payung.platform.TaskForm.Paper;
import id.payung.platform.TaskForm.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody must know to judge the period that is ending, or to decide about the next. */
@Component
class RenewalBriefing {

    private final Renewals renewals;
    private final AgreementDirectory directory;
    private final Organisations organisations;

    RenewalBriefing(Renewals renewals, AgreementDirectory directory, Organisations organisations) {
        this.renewals = renewals;
        this.directory = directory;
        this.organisations = organisations;
    }

    @Transactional(readOnly = true)
    public Briefing of(Subject subject) {
        var renewal = renewals.get(new RenewalId(subject.businessKey()));
        var agreement = directory.facts(new AgreementId(subject.agreement()));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "fact.renewal.parties",
                organisations.nameOf(agreement.branch()) + " – " + organisations.nameOf(agreement.municipality())));
        facts.add(new Fact(
                "fact.renewal.period",
                IndonesianWords.date(agreement.period().firstDay()) + " – "
                        + IndonesianWords.date(agreement.period().lastDay())));
        facts.add(new Fact("fact.renewal.quota", IndonesianWords.number(agreement.quota())));
        var evaluation = renewal.evaluation();
        if (evaluation != null) {
            facts.add(new Fact("fact.renewal.evaluation", evaluation.text()));
        }
        return new Briefing(agreement.quota(), facts, List.<Paper>of(), Map.of());
    }
}
