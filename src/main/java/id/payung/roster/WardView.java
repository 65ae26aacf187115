package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementFacts;
import id.payung.agreement.AgreementId;
import id.payung.agreement.Regime;
import id.payung.agreement.Side;
import id.payung.party.Areas;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.StaffDirectory;
import id.payung.roster.people.FindingRecords;
import id.payung.roster.people.WardParts;
import id.payung.roster.sheet.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows what wards uploaded: all of it to whoever may read the agreement, and to a ward head the own ward's, as long as the
 * roster is asked for. To everybody else it does not exist.
 */
@Service
public class WardView {

    private static final int MOST_ABOUT_FILE = 100;

    private final RosterRecords records;
    private final WardParts parts;
    private final WardDesks desks;
    private final FindingRecords findings;
    private final FindingSentences sentences;
    private final AgreementDirectory directory;
    private final Areas areas;
    private final StaffDirectory staff;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;

    WardView(
            RosterRecords records,
            WardParts parts,
            WardDesks desks,
            FindingRecords findings,
            FindingSentences sentences,
            AgreementDirectory directory,
            Areas areas,
            StaffDirectory staff,
            CurrentUser currentUser,
            JdbcClient jdbc) {
        this.records = records;
        this.parts = parts;
        this.desks = desks;
        this.findings = findings;
        this.sentences = sentences;
        this.directory = directory;
        this.areas = areas;
        this.staff = staff;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
    }

    /** What the wards brought for the agreement's rosters, newest wave first. */
    @Transactional(readOnly = true)
    public List<WardPartOverview> of(AgreementId id) {
        var agreement = directory.facts(id);
        var rosters = records.findByAgreementIdOrderByWaveDesc(id.value(), Pageable.unpaged());
        if (!directory.mayRead(agreement, currentUser.actor())
                && rosters.stream().noneMatch(roster -> mayUpload(agreement, roster))) {
            throw Refused.absent("agreement.notFound");
        }
        return rosters.stream()
                .flatMap(roster -> visible(agreement, roster).stream())
                .toList();
    }

    private boolean mayUpload(AgreementFacts agreement, Roster roster) {
        return isOpen(roster)
                && desks.wardOf(currentUser.actor(), agreement.municipality()).isPresent();
    }

    /** Also while it is checked: it may be asked for again afterwards. */
    private static boolean isOpen(Roster roster) {
        return roster.isAskedFor() || roster.status() == RosterStatus.CHECKING;
    }

    private List<WardPartOverview> visible(AgreementFacts agreement, Roster roster) {
        var brought = parts.of(roster.id());
        boolean merged = roster.isOf(Upload.Source.WARDS, WardParts.digest(brought));
        return brought.stream()
                .filter(part -> isVisible(agreement, roster, part, currentUser.actor()))
                .map(part -> overview(roster, part, merged))
                .toList();
    }

    private boolean isVisible(AgreementFacts agreement, Roster roster, WardParts.Part part, Actor actor) {
        return directory.mayRead(agreement, actor)
                || isOpen(roster)
                        && desks.wardOf(actor, agreement.municipality())
                                .filter(part.areaCode()::equals)
                                .isPresent();
    }

    private WardPartOverview overview(Roster roster, WardParts.Part part, boolean merged) {
        return new WardPartOverview(
                part.id(),
                roster.id(),
                roster.agreement(),
                roster.wave(),
                roster.status(),
                roster.coverageFrom(),
                part.areaCode(),
                areas.nameOf(part.areaCode()).orElse(part.areaCode()),
                staff.deskOf(part.uploadedBy()).map(StaffDirectory.Desk::name).orElse(part.uploadedBy()),
                part.uploadedAt(),
                part.counts(),
                merged,
                sentences.told(findings.pageOfPart(part.id(), 0, MOST_ABOUT_FILE).stream()
                        .filter(Finding::isAboutFile)
                        .toList()));
    }

    /** What a ward head's own ward brought for the roster; empty for everybody else. */
    @Transactional(readOnly = true)
    public Optional<WardPartOverview> own(RosterId id) {
        return records.findById(id.value()).flatMap(roster -> {
            var agreement = directory.facts(roster.agreement());
            return desks.wardOf(currentUser.actor(), agreement.municipality())
                    .flatMap(ward -> visible(agreement, roster).stream()
                            .filter(part -> part.areaCode().equals(ward))
                            .findFirst());
        });
    }

    @Transactional(readOnly = true)
    public RosterView.FindingPage findings(UUID id, int page, int size) {
        var part = parts.one(id).orElseThrow(WardView::absent);
        var roster = Rosters.require(records.findById(part.roster().value()));
        if (!isVisible(directory.facts(roster.agreement()), roster, part, currentUser.actor())) {
            throw absent();
        }
        return new RosterView.FindingPage(
                sentences.told(findings.pageOfPart(id, (long) page * size, size)), findings.countOfPart(id));
    }

    private static Refused absent() {
        return Refused.absent("roster.parts.notFound");
    }

    /** @param mayMerge whether the reader is the one who merges, now */
    public record Brought(List<WardPartOverview> parts, boolean mayMerge) {}

    /** What the wards brought for one roster, for whoever may read it. */
    @Transactional(readOnly = true)
    public Brought brought(RosterId id) {
        var roster = Rosters.require(records.findById(id.value()));
        var agreement = directory.facts(roster.agreement());
        var visible = visible(agreement, roster);
        return new Brought(
                visible,
                !visible.isEmpty()
                        && roster.isAskedFor()
                        && agreement
                                .officerOf(currentUser.actor())
                                .filter(Side.MUNICIPALITY::equals)
                                .isPresent());
    }

    /** A roster for which a ward may upload its people. All that a ward head sees of an agreement. */
    public record Asked(
            RosterId roster, AgreementId agreement, String title, Regime regime, int wave, LocalDate coverageFrom) {}

    /** @param name of the ward */
    public record Desk(String code, String name, List<Asked> asked) {}

    /** @throws Refused forbidden, to all but ward heads */
    @Transactional(readOnly = true)
    public Desk desk() {
        var actor = currentUser.actor();
        var municipality = Optional.ofNullable(actor.organisation()).orElse("");
        var ward = desks.wardOf(actor, municipality).orElseThrow(() -> Refused.forbidden("roster.parts.onlyWardHeads"));
        return new Desk(ward, areas.nameOf(ward).orElse(ward), asked(municipality));
    }

    private List<Asked> asked(String municipality) {
        return jdbc.sql(
                        """
                select r.id, r.agreement_id, a.title, a.regime, r.wave, r.coverage_from
                  from roster r join agreement a on a.id = r.agreement_id
                 where a.municipality = :municipality
                   and (r.status in ('REQUESTED', 'CHECKING', 'NEEDS_CORRECTION')
                       or r.status = 'CHECKED' and r.submitted_at is null)
                 order by r.coverage_from, a.title, r.wave""")
                .param("municipality", municipality)
                .query((row, number) -> new Asked(
                        new RosterId(row.getObject("id", UUID.class)),
                        new AgreementId(row.getObject("agreement_id", UUID.class)),
                        row.getString("title"),
                        Regime.valueOf(row.getString("regime")),
                        row.getInt("wave"),
                        row.getObject("coverage_from", LocalDate.class)))
                .list();
    }
}
