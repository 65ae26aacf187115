package id.payung.agreement;

import id.payung.platform.CurrentUser;
import id.payung.platform.Sentences;
import id.payung.platform.page.Show;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an agreement's amendments change, in terms and in money, and what was agreed before. */
@Service
public class AmendmentOverview {

    private final Agreements agreements;
    private final AgreementVersions versions;
    private final AgreementDirectory directory;
    private final AgreementCost cost;
    private final CurrentUser currentUser;
    private final Sentences sentences;
    private final Show show;

    AmendmentOverview(
            Agreements agreements,
            AgreementVersions versions,
            AgreementDirectory directory,
            AgreementCost cost,
            CurrentUser currentUser,
            Sentences sentences,
            Show show) {
        this.agreements = agreements;
        this.versions = versions;
        this.directory = directory;
        this.cost = cost;
        this.currentUser = currentUser;
        this.sentences = sentences;
        this.show = show;
    }

    /** A term with its name and both values, as the user reads them. */
    public record Change(String term, String name, String before, String after) {}

    /** What the agreement comes to by the tariff with its whole quota, in whole rupiah. */
    public record Money(long before, long after, long difference) {
        static Money of(long before, long after) {
            return new Money(before, after, after - before);
        }
    }

    /**
     * @param agreement that it amends
     * @param number the how many-eth
     * @param inForceFrom the day of the last signature; null until the agreement has its terms
     * @param money null where it depends on wages, or for an umbrella, which pays for nobody
     */
    public record Amendment(
            UUID id,
            UUID agreement,
            int number,
            AgreementStatus status,
            String statusName,
            String reason,
            @Nullable String branchNumber,
            @Nullable String municipalNumber,
            @Nullable LocalDate inForceFrom,
            List<Change> changes,
            @Nullable Money money) {
        public Amendment {
            changes = List.copyOf(changes);
        }

        public boolean isOpen() {
            return status.isBeforeSigned() || status == AgreementStatus.SIGNED;
        }
    }

    /**
     * @param number 0 as it was signed first, then that of the amendment
     * @param source whose text says so, {@code /agreements/{source}/text}
     */
    public record Version(int number, UUID source, LocalDate inForceFrom, Terms terms) {}

    /** In the order in which they were opened, withdrawn ones too. */
    @Transactional(readOnly = true)
    public List<Amendment> of(AgreementId agreement) {
        directory.factsFor(agreement, currentUser.actor());
        return agreements.findAmendments(agreement.value()).stream()
                .flatMap(amendment -> told(amendment).stream())
                .toList();
    }

    /** Empty where the agreement is none. */
    @Transactional(readOnly = true)
    public Optional<Amendment> one(AgreementId amendment) {
        directory.factsFor(amendment, currentUser.actor());
        return told(AgreementView.require(agreements.findById(amendment.value())));
    }

    Optional<Amendment> told(Agreement amendment) {
        var of = amendment.amendment();
        if (of == null) {
            return Optional.empty();
        }
        var original = AgreementView.require(agreements.findById(of.amends()));
        var applied = versions.findByAgreementIdAndNumber(of.amends(), of.amendmentNumber())
                .filter(version -> version.source().equals(amendment.id().value()));
        var before = versions.findByAgreementIdAndNumber(of.amends(), of.amendmentNumber() - 1)
                .map(AgreementVersion::terms)
                .orElse(original.terms());
        var words = new TermWords(sentences::of, show::number, show::day);
        return Optional.of(new Amendment(
                amendment.id().value(),
                of.amends(),
                of.amendmentNumber(),
                amendment.status(),
                sentences.of("agreement.status." + amendment.status()),
                of.amendmentReason(),
                amendment.branchNumber(),
                amendment.municipalNumber(),
                applied.map(AgreementVersion::inForceFrom).orElse(null),
                new TermsChange(before, amendment.terms())
                        .terms().stream()
                                .map(term -> new Change(
                                        term.term(), words.name(term), words.before(term), words.after(term)))
                                .toList(),
                money(original, before, amendment.terms())));
    }

    private @Nullable Money money(Agreement original, Terms before, Terms after) {
        if (after.cover() == null) {
            return null;
        }
        var was = total(AgreementView.facts(original, before, null));
        var is = total(AgreementView.facts(original, after, null));
        return was.isEmpty() || is.isEmpty() ? null : Money.of(was.getAsLong(), is.getAsLong());
    }

    private OptionalLong total(AgreementFacts agreement) {
        return cost.of(agreement).map(AgreementCost.Cost::total).orElseGet(OptionalLong::empty);
    }

    /** What was agreed and since when; one alone where it was never amended, none where nobody has signed it yet. */
    @Transactional(readOnly = true)
    public List<Version> versions(AgreementId id) {
        directory.factsFor(id, currentUser.actor());
        var kept = versions.findByAgreementIdOrderByNumber(id.value());
        if (!kept.isEmpty()) {
            return kept.stream()
                    .map(one -> new Version(one.number(), one.source(), one.inForceFrom(), one.terms()))
                    .toList();
        }
        var agreement = AgreementView.require(agreements.findById(id.value()));
        return agreement.status().isBeforeSigned() || agreement.signatures().size() < Side.values().length
                ? List.of()
                : List.of(new Version(0, id.value(), agreement.signedOn(), agreement.terms()));
    }
}
