package id.payung.agreement;

import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what two parties agreed: opens an amendment, and gives the agreement its terms once both have signed them. */
@Service
public class Amending {

    private final Agreements agreements;
    private final AgreementVersions versions;
    private final JdbcAggregateOperations rows;
    private final AgreementDirectory directory;
    private final AmendmentRules rules;
    private final AgreementDrafting drafting;
    private final Organisations organisations;
    private final AgreementWorkflow workflow;
    private final List<AgreementAmended> rooms;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    Amending(
            Agreements agreements,
            AgreementVersions versions,
            JdbcAggregateOperations rows,
            AgreementDirectory directory,
            AmendmentRules rules,
            AgreementDrafting drafting,
            Organisations organisations,
            AgreementWorkflow workflow,
            List<AgreementAmended> rooms,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.agreements = agreements;
        this.versions = versions;
        this.rows = rows;
        this.directory = directory;
        this.rules = rules;
        this.drafting = drafting;
        this.organisations = organisations;
        this.workflow = workflow;
        this.rooms = rooms;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Opens an amendment and starts its process.
     *
     * @throws Refused forbidden, for everybody but an officer of either party; conflict, while one is open; one reason per
     *     field that cannot be changed so
     */
    @Transactional
    public AgreementId open(AgreementId agreement, NewTerms newTerms, String reason) {
        var actor = currentUser.actor();
        var facts = directory.factsFor(agreement, actor);
        var side = facts.officerOf(actor).orElseThrow(Side::onlyOfficers);
        if (reason.isBlank()) {
            throw Refused.field("reason", "agreement.reason.missing");
        }
        IdentityNumberInText.refuse("reason", reason);
        var original = AgreementView.require(agreements.findOneById(agreement.value()));
        var terms = original.terms();
        if (terms.cover() == null && newTerms.speaksOfCover()) {
            throw Refused.because("agreement.umbrella.coversNobody");
        }
        var amendment = original.amend(
                side, actor.id(), newTerms.of(terms), nextNumber(agreement), reason.strip(), clock.instant());
        var earlier = agreements.findAmendments(agreement.value());
        if (earlier.stream().anyMatch(Amending::isOpen)) {
            throw Refused.conflict("agreement.amendment.alreadyOpen");
        }
        rules.requireOf(original, amendment.terms());
        var office = organisations.branch(original.branch());
        drafting.requireThatItCanStand(
                office,
                organisations.municipality(original.municipality()),
                new AgreementDrafting.Order(
                        AgreementKind.AMENDMENT,
                        null, // its umbrella has carried the whole term since it was drafted
                        original.branch(),
                        original.municipality(),
                        original.agency(),
                        amendment.terms()));
        var saved = insert(amendment);
        journal.record(agreement.value(), "agreement.amendmentOpened", null, null, reason);
        journal.record(
                saved.id().value(), "agreement.drafted", null, saved.status().name(), null);
        workflow.amending(directory.facts(agreement), saved.id(), side, office.isRegionalOffice());
        return saved.id();
    }

    private static boolean isOpen(Agreement amendment) {
        return amendment.status().isBeforeSigned() || amendment.status() == AgreementStatus.SIGNED;
    }

    private int nextNumber(AgreementId agreement) {
        return versions.findByAgreementIdOrderByNumber(agreement.value()).stream()
                        .mapToInt(AgreementVersion::number)
                        .max()
                        .orElse(0)
                + 1;
    }

    private Agreement insert(Agreement amendment) {
        try {
            return agreements.save(amendment);
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("agreement.amendment.alreadyOpen");
        } catch (DbActionExecutionException e) {
            if (e.getCause() instanceof DuplicateKeyException) {
                throw Refused.conflict("agreement.amendment.alreadyOpen");
            }
            throw e;
        }
    }

    /**
     * After both have signed: the agreement has the amendment's terms from the day of the last signature. An agreement that
     * ended in between takes its amendment along.
     */
    @Transactional
    public void apply(AgreementId id) {
        var agreement = Objects.requireNonNull(
                        AgreementView.require(agreements.findById(id.value())).amendment())
                .agreement();
        // The agreement first, as whoever ends it does.
        var original = AgreementView.require(agreements.findOneById(agreement.value()));
        var amendment = AgreementView.require(agreements.findOneById(id.value()));
        if (!original.status().isBinding()) {
            amendment.endWithItsAgreement();
            agreements.save(amendment);
            journal.record(
                    id.value(),
                    "agreement.amendmentTooLate",
                    AgreementStatus.SIGNED.name(),
                    amendment.status().name(),
                    null);
            return;
        }
        var before = directory.facts(agreement);
        keep(original, amendment);
        original.applyAmendment(amendment);
        agreements.save(original);
        agreements.save(amendment);
        journal.record(
                id.value(),
                "agreement.amendmentApplied",
                AgreementStatus.SIGNED.name(),
                amendment.status().name(),
                null);
        journal.record(agreement.value(), "agreement.amended", null, null, amendment.branchNumber());
        var after = directory.facts(agreement);
        rooms.forEach(room -> room.amended(before, after));
        if (!before.period().equals(after.period())) {
            workflow.termMoved(agreement);
        }
    }

    private void keep(Agreement original, Agreement amendment) {
        var agreement = original.id();
        int number = Objects.requireNonNull(amendment.amendment()).amendmentNumber();
        if (number == 1) {
            rows.insert(AgreementVersion.of(agreement, 0, agreement, original.signedOn(), original.terms()));
        }
        LocalDate from = amendment.signedOn();
        rows.insert(AgreementVersion.of(agreement, number, amendment.id(), from, amendment.terms()));
    }
}
