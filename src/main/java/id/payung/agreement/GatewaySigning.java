package id.payung.agreement;

import id.payung.document.Document;
import id.payung.document.Documents;
import id.payung.document.signature.SignedPapers;
import id.payung.document.signature.SigningGateway;
import id.payung.document.signature.SigningGateway.NotSigned;
import id.payung.document.signature.SigningGateway.Signed;
import id.payung.document.signature.SigningGateway.Why;
import id.payung.document.signature.SigningOrder;
import id.payung.party.BusinessCalendar;
import id.payung.party.Position;
import id.payung.platform.Actor;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets an official sign the agreement's text with their own sign-in at their organisation's signing gateway. The signed file is
 * stored, and offered to the officer of their side, who records the signature.
 *
 * <p>There is no {@code @Transactional} here, and adding one would be a mistake: the order is written down and committed before
 * it is sent, so that nobody signs twice because an answer was lost, and no connection waits for somebody else's server.
 */
@Service
public class GatewaySigning {

    private static final Map<Role, Position> POSITIONS = Map.of(
            Role.BRANCH_HEAD, Position.BRANCH_HEAD,
            Role.REGIONAL_HEAD, Position.REGIONAL_HEAD,
            Role.MUNICIPAL_HEAD, Position.MUNICIPAL_HEAD,
            Role.REGIONAL_SECRETARY, Position.REGIONAL_SECRETARY,
            Role.AGENCY_HEAD, Position.AGENCY_HEAD);

    private final Agreements agreements;
    private final AgreementDirectory directory;
    private final Signers signers;
    private final SeparationOfDuties duties;
    private final ElectronicSignatures electronic;
    private final SigningAttempts attempts;
    private final SigningGateway gateway;
    private final SignedPapers papers;
    private final Documents documents;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final TransactionOperations inTransaction;
    private final String baseUrl;

    GatewaySigning(
            Agreements agreements,
            AgreementDirectory directory,
            Signers signers,
            SeparationOfDuties duties,
            ElectronicSignatures electronic,
            SigningAttempts attempts,
            SigningGateway gateway,
            SignedPapers papers,
            Documents documents,
            BusinessCalendar calendar,
            Journal journal,
            CurrentUser currentUser,
            TransactionOperations inTransaction,
            @Value("${payung.base-url}") String baseUrl) {
        this.agreements = agreements;
        this.directory = directory;
        this.signers = signers;
        this.duties = duties;
        this.electronic = electronic;
        this.attempts = attempts;
        this.gateway = gateway;
        this.papers = papers;
        this.documents = documents;
        this.calendar = calendar;
        this.journal = journal;
        this.currentUser = currentUser;
        this.inTransaction = inTransaction;
        this.baseUrl = baseUrl;
    }

    /**
     * What the gateway asks of its signer: handed on, and kept nowhere.
     *
     * @param visible whether the signature shows on the page, over the signer's printed name
     * @param again although an earlier order may have been carried out
     */
    public record Credentials(String nik, String passphrase, boolean visible, boolean again) {
        @Override
        public String toString() {
            return "visible: %s, again: %s".formatted(visible, again);
        }
    }

    /** Whether somebody can sign this agreement there now, as far as can be said without asking them for anything. */
    public boolean isOfferedTo(Actor actor, AgreementId id) {
        var agreement = AgreementView.require(agreements.findById(id.value()));
        return sideOf(actor, agreement)
                .filter(side -> agreement.awaitsSignatureOf(side) && gateway.serves(agreement.organisationOf(side)))
                .flatMap(side -> officialOf(actor, side, agreement))
                .isPresent();
    }

    /**
     * @return the signed file
     * @throws Refused where it is not theirs to sign, and for each way in which the gateway does not sign
     */
    public Document sign(AgreementId id, Credentials credentials) {
        var order = committed(() -> begin(id, credentials.again()));
        var answer = gateway.sign(new SigningOrder(
                order.organisation(),
                order.textBytes(),
                credentials.nik(),
                credentials.passphrase(),
                order.reason(),
                order.place(),
                credentials.visible() ? visible(order) : null));
        if (answer instanceof Signed signed) {
            return keep(order, signed.file());
        }
        var why = ((NotSigned) answer).why();
        inTransaction.executeWithoutResult(status -> attempts.end(order.attempt(), why.name(), null));
        throw refused(why);
    }

    private SigningOrder.Visible visible(Order order) {
        return new SigningOrder.Visible(
                papers.markFor(order.signer().official().name(), order.textBytes()),
                "%s/agreements/%s".formatted(baseUrl, order.agreement()));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Order(
            UUID attempt,
            AgreementId agreement,
            Side side,
            String organisation,
            Signer signer,
            Document text,
            byte[] textBytes,
            String reason,
            String place) {}

    private Order begin(AgreementId id, boolean again) {
        var actor = currentUser.actor();
        directory.factsFor(id, actor);
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        var side = sideOf(actor, agreement).orElseThrow(() -> Refused.forbidden("agreement.electronic.notASigner"));
        var organisation = agreement.organisationOf(side);
        if (!gateway.serves(organisation)) {
            throw Refused.because("agreement.electronic.notOffered");
        }
        agreement.requireTurnOf(side);
        duties.requireNotTheDrafter(agreement);
        var signer = officialOf(actor, side, agreement)
                .orElseThrow(() -> Refused.forbidden("agreement.electronic.notInTheRegister"));
        agreement.rightOf(signer, side, calendar.today(agreement.municipality()));
        var text = electronic.requireTextToSign(agreement);
        var attempt = attempts.begin(
                new SigningAttempts.Order(id.value(), side, signer.official().id(), text.id(), actor.id()), again);
        return new Order(
                attempt,
                id,
                side,
                organisation,
                signer,
                text,
                documents.open(id.value(), text.id()).bytes(),
                agreement.terms().title(),
                signer.official().printedTitle());
    }

    private Document keep(Order order, byte[] file) {
        try {
            var paper = papers.read(List.of(order.organisation()), file, order.textBytes());
            return committed(() -> {
                var agreement = AgreementView.require(
                        agreements.findOneById(order.agreement().value()));
                if (!electronic
                        .requireTextToSign(agreement)
                        .id()
                        .equals(order.text().id())) {
                    throw Refused.field("signedFile", "agreement.signature.otherFile");
                }
                var checked = papers.keep(order.agreement().value(), paper);
                electronic.require(order.text(), checked, order.signer());
                var document = checked.document();
                attempts.end(order.attempt(), SigningAttempts.SIGNED, document.id());
                journal.record(
                        order.agreement().value(),
                        "agreement.signedAtGateway",
                        null,
                        null,
                        order.side().name());
                return document;
            });
        } catch (Refused e) {
            inTransaction.executeWithoutResult(status -> attempts.end(order.attempt(), "UNUSABLE", null));
            var reason = e.reasons().get(0);
            throw Refused.because(reason.key(), reason.arguments().toArray());
        }
    }

    private static Refused refused(Why why) {
        var key = "document.signature.gateway." + why;
        return switch (why) {
            case WRONG_PASSPHRASE -> Refused.field("passphrase", key);
            case UNKNOWN_SIGNER -> Refused.field("nik", key);
            case ANSWER_LOST -> Refused.conflict(key);
            default -> Refused.because(key);
        };
    }

    private static Optional<Side> sideOf(Actor actor, Agreement agreement) {
        return POSITIONS.keySet().stream()
                .filter(actor::is)
                .map(role -> role.ofBranch() ? Side.BRANCH : Side.MUNICIPALITY)
                .filter(side -> actor.worksFor(agreement.organisationOf(side)))
                .findFirst();
    }

    /** Whom the register knows by the name and the position of whoever is signed in. */
    private Optional<Signer> officialOf(Actor actor, Side side, Agreement agreement) {
        var today = calendar.today(agreement.municipality());
        return signers.between(today, today, side, agreement).stream()
                .filter(signer -> POSITIONS.entrySet().stream()
                        .anyMatch(position -> actor.is(position.getKey())
                                && position.getValue() == signer.official().position()))
                .filter(signer -> PersonName.of(signer.official().name()).equals(PersonName.of(actor.name())))
                .findFirst();
    }

    private <T> T committed(Supplier<T> work) {
        return Objects.requireNonNull(inTransaction.execute(status -> work.get()));
    }
}
