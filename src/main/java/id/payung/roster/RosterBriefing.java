package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.document.IndonesianWords;
import id.payung.platform.Actor;
import id.payung.platform.Sentences;
import id.payung.platform.StaffDirectory;
import id.payung.platform.TaskForm.Briefing;
import id.payung.platform.TaskForm.Fact;
import id.payung.platform.TaskForm.Paper;
import id.payung.platform.TaskForm.Subject;
import id.payung.roster.people.Places;
import id.payung.roster.people.WardParts;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody must know to decide about a roster: how many people, how many rows were refused, what was said before. */
@Component
public class RosterBriefing {

    /** More are on the roster's page. */
    private static final int MOST_OBJECTIONS = 20;

    private final RosterRecords records;
    private final Places places;
    private final WardParts parts;
    private final WardVerification verification;
    private final AgreementDirectory directory;
    private final StaffDirectory staff;
    private final Sentences sentences;

    RosterBriefing(
            RosterRecords records,
            Places places,
            WardParts parts,
            WardVerification verification,
            AgreementDirectory directory,
            StaffDirectory staff,
            Sentences sentences) {
        this.records = records;
        this.places = places;
        this.parts = parts;
        this.verification = verification;
        this.directory = directory;
        this.staff = staff;
        this.sentences = sentences;
    }

    @Transactional(readOnly = true)
    public Briefing of(Subject subject) {
        var roster = Rosters.require(records.findById(subject.businessKey()));
        var agreement = directory.facts(roster.agreement());
        var counts = roster.counts();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("fact.roster.coverageFrom", IndonesianWords.date(roster.coverageFrom())));
        facts.add(new Fact("fact.roster.quota", number(agreement.quota())));
        facts.add(new Fact(
                "fact.roster.quotaLeft",
                number(Math.max(0, agreement.quota() - places.takenElsewhere(roster.agreement(), roster.id())))));
        var upload = roster.upload();
        if (upload != null) {
            facts.add(new Fact("fact.roster.status", sentences.of("roster.status." + roster.status())));
            facts.add(new Fact("fact.roster.source", sentences.of("roster.source." + upload.source())));
            facts.add(new Fact("fact.roster.uploadedBy", nameOf(upload.uploadedBy())));
            facts.add(new Fact("fact.roster.rows", number(counts.rows())));
            facts.add(new Fact("fact.roster.valid", number(counts.valid())));
            facts.add(new Fact("fact.roster.warned", number(counts.warned())));
            facts.add(new Fact("fact.roster.rejected", number(counts.rejected())));
            if (counts.held() > 0) {
                facts.add(new Fact("fact.roster.held", number(counts.held())));
            }
            if (counts.waiting() > 0) {
                facts.add(new Fact("fact.roster.waiting", number(counts.waiting())));
            }
        }
        if (roster.isBeingVerified()) {
            facts.addAll(saidByWards(roster));
        }
        if (roster.returnReason() != null) {
            facts.add(new Fact("fact.roster.returnReason", roster.returnReason()));
        }
        List<Paper> papers = new ArrayList<>();
        if (counts.held() > 0) {
            papers.add(new Paper(
                    sentences.of("roster.held.sheet", counts.held()), "/rosters/%s/held".formatted(roster.id())));
        }
        var brought = roster.isAskedFor() ? parts.of(roster.id()) : List.<WardParts.Part>of();
        if (!brought.isEmpty()) {
            facts.add(new Fact(
                    "fact.roster.wardParts",
                    sentences.of(
                            "roster.parts.summary",
                            brought.size(),
                            brought.stream().mapToInt(WardParts.Part::people).sum())));
            papers.add(new Paper(sentences.of("roster.parts.merge"), "/rosters/%s#wards".formatted(roster.id())));
        }
        var decree = roster.decree();
        if (decree != null) {
            facts.add(new Fact("fact.roster.decree", decree.number() + ", " + IndonesianWords.date(decree.date())));
            papers.add(new Paper(
                    decree.number(),
                    "/api/agreements/%s/documents/%s".formatted(roster.agreement(), decree.document())));
            papers.add(new Paper(sentences.of("roster.minutes.paper"), RosterPapers.minutesAddress(roster.id())));
            papers.add(new Paper(sentences.of("roster.annex.paper"), RosterPapers.annexAddress(roster.id())));
        }
        return new Briefing(
                upload == null ? agreement.quota() : counts.people() + counts.held(),
                facts,
                papers,
                upload == null ? Map.of() : Map.of("roster", roster.id().toString()));
    }

    private List<Fact> saidByWards(Roster roster) {
        var wards = verification.wards(roster);
        var given = wards.stream().filter(ward -> ward.given() != null).toList();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "fact.roster.wardsAnswered", sentences.of("roster.verdicts.summary", given.size(), wards.size())));
        given.stream()
                .filter(ward -> ward.given() != null && ward.given().verdict() == Verdict.RETURN)
                .limit(MOST_OBJECTIONS)
                .forEach(ward -> facts.add(new Fact(
                        "fact.roster.wardObjection",
                        ward.wardName() + ": "
                                + Objects.requireNonNull(ward.given()).reason())));
        return facts;
    }

    /** A roster proposed from last year's people comes from the process itself, which has no desk. */
    private String nameOf(String user) {
        return user.equals(Actor.PAYUNG.id())
                ? Actor.PAYUNG.name()
                : staff.deskOf(user).map(StaffDirectory.Desk::name).orElse(user);
    }

    private static String number(int value) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag("id")).format(value);
    }
}
