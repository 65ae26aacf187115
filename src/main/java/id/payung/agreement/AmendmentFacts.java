package id.payung.agreement;

import id.payung.platform.Sentences;
import id.payung.platform.TaskForm.Fact;
import id.payung.platform.page.Show;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What those who work on an amendment must know of it before anything else; nothing of any other agreement. */
@Component
class AmendmentFacts {

    private final AmendmentOverview overview;
    private final Agreements agreements;
    private final Sentences sentences;
    private final Show show;

    AmendmentFacts(AmendmentOverview overview, Agreements agreements, Sentences sentences, Show show) {
        this.overview = overview;
        this.agreements = agreements;
        this.sentences = sentences;
        this.show = show;
    }

    List<Fact> of(Agreement agreement) {
        return overview.told(agreement).map(this::facts).orElseGet(List::of);
    }

    private List<Fact> facts(AmendmentOverview.Amendment amendment) {
        var facts = new ArrayList<Fact>();
        var original = AgreementView.require(agreements.findById(amendment.agreement()));
        facts.add(new Fact(
                "fact.amendment",
                sentences.of(
                        "agreement.amendment.of",
                        AmendmentTextKind.ordinal(amendment.number()),
                        String.valueOf(original.branchNumber()))));
        facts.add(new Fact("fact.amendment.reason", amendment.reason()));
        amendment
                .changes()
                .forEach(change -> facts.add(new Fact(
                        "agreement.term." + change.term(),
                        sentences.of("agreement.amendment.change", change.before(), change.after()))));
        var money = amendment.money();
        if (money != null) {
            facts.add(new Fact(
                    "fact.amendment.money",
                    sentences.of(
                            "agreement.amendment.money",
                            show.rupiah(money.before()),
                            show.rupiah(money.after()),
                            show.rupiah(money.difference()))));
        }
        return facts;
    }
}
