package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.roster.check.CheckQueue;
import id.payung.roster.people.FindingRecords;
import id.payung.roster.people.FrozenPeople;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows rosters and their findings to whoever may read the agreement; to everybody else they do not exist. */
@Service
public class RosterView {

    private final RosterRecords records;
    private final FindingRecords findings;
    private final CheckQueue checks;
    private final FrozenPeople people;
    private final FindingSentences sentences;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;

    RosterView(
            RosterRecords records,
            FindingRecords findings,
            CheckQueue checks,
            FrozenPeople people,
            FindingSentences sentences,
            AgreementDirectory directory,
            CurrentUser currentUser) {
        this.records = records;
        this.findings = findings;
        this.checks = checks;
        this.people = people;
        this.sentences = sentences;
        this.directory = directory;
        this.currentUser = currentUser;
    }

    @Transactional(readOnly = true)
    public RosterOverview one(RosterId id) {
        return overview(visible(id));
    }

    /** The agreement's rosters, newest wave first. */
    @Transactional(readOnly = true)
    public List<RosterOverview> of(AgreementId agreement, int page, int size) {
        directory.factsFor(agreement, currentUser.actor());
        return records.findByAgreementIdOrderByWaveDesc(agreement.value(), PageRequest.of(page, size)).stream()
                .map(this::overview)
                .toList();
    }

    /** Findings in the order of the sheet, those about the file as a whole first. */
    public record FindingPage(List<ToldFinding> findings, int total) {}

    @Transactional(readOnly = true)
    public FindingPage findings(RosterId id, int page, int size) {
        visible(id);
        return new FindingPage(sentences.told(findings.page(id, (long) page * size, size)), findings.count(id));
    }

    private RosterOverview overview(Roster roster) {
        var upload = roster.upload();
        return new RosterOverview(
                roster.id(),
                roster.agreement(),
                roster.wave(),
                roster.status(),
                roster.coverageFrom(),
                upload == null ? null : upload.source().name(),
                roster.counts(),
                checks.progress(roster.id()).orElse(null),
                people.of(roster.id()).orElse(null),
                sentences.told(Stream.concat(
                                checks.explanation(roster.id()).stream(), findings.aboutFile(roster.id()).stream())
                        .toList()));
    }

    private Roster visible(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        if (!directory.mayRead(directory.facts(roster.agreement()), currentUser.actor())) {
            throw Refused.absent("roster.notFound");
        }
        return roster;
    }
}
