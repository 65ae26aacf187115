package id.payung.agreement;

import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Both numbers, the signing copy, and the signatures of both sides in the agreed order. */
@Service
public class AgreementSigning {

    private final Agreements agreements;
    private final Signers signers;
    private final AmendmentRules amendments;
    private final Umbrellas umbrellas;
    private final AgreementTexts texts;
    private final AgreementNumbers numbers;
    private final ElectronicSignatures electronic;
    private final AgreementPaper paper;
    private final Documents documents;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final Clock clock;

    AgreementSigning(
            Agreements agreements,
            Signers signers,
            AmendmentRules amendments,
            Umbrellas umbrellas,
            AgreementTexts texts,
            AgreementNumbers numbers,
            ElectronicSignatures electronic,
            AgreementPaper paper,
            Documents documents,
            BusinessCalendar calendar,
            Journal journal,
            CurrentUser currentUser,
            Clock clock) {
        this.agreements = agreements;
        this.signers = signers;
        this.amendments = amendments;
        this.umbrellas = umbrellas;
        this.texts = texts;
        this.numbers = numbers;
        this.electronic = electronic;
        this.paper = paper;
        this.documents = documents;
        this.calendar = calendar;
        this.journal = journal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Reserves the branch's number, {@code PER/<serial>/<MMYYYY>}, of the month and year that it is at the branch. */
    @Transactional
    public void reserveBranchNumber(AgreementId id) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        if (agreement.branchNumber() != null) {
            return; // approved again after a return: the number stays
        }
        agreement.numberByBranch(numbers.reserve(id, agreement.branch(), calendar.todayAtBranch(agreement.branch())));
        agreements.save(agreement);
        journal.record(id.value(), "agreement.numberReserved", null, null, agreement.branchNumber());
    }

    /**
     * Enters the municipality's own number, free text; may be left for later. The signing copy is printed next.
     *
     * @throws Refused where something is missing without which the agreement cannot be signed
     */
    @Transactional
    public void enterMunicipalNumber(AgreementId id, @Nullable String number) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        umbrellas.requireReadyToSign(agreement);
        if (number == null) {
            return;
        }
        number(agreement, number);
        save(agreement);
        journal.record(id.value(), "agreement.municipalNumberEntered", null, null, number);
    }

    /** The number that is there already stays one of the year in which it was given. */
    private void number(Agreement agreement, String number) {
        if (number.equals(agreement.municipalNumber())) {
            return;
        }
        agreement.numberByMunicipality(
                number, calendar.today(agreement.municipality()).getYear());
    }

    /** Prints the very text that was reviewed, with the numbers. */
    @Transactional
    public void makeSigningCopy(AgreementId id) {
        var agreement = AgreementView.require(agreements.findById(id.value()));
        paper.print(
                agreement, DocumentKind.SIGNING_COPY, texts.reviewed(agreement).texts());
    }

    /**
     * Who signed on paper, when and where; {@code municipalNumber} where it was left for later.
     *
     * @param signer one of the side's officials
     * @param receivedOn when the signed paper came in
     * @param witnesses their names, at most two
     * @param reason why it is not the municipality's head who signs an umbrella
     */
    public record PaperSignature(
            UUID signer,
            LocalDate signedOn,
            String place,
            UUID scan,
            @Nullable LocalDate receivedOn,
            List<String> witnesses,
            @Nullable StampDuty stampDuty,
            @Nullable String municipalNumber,
            @Nullable String reason) {

        public PaperSignature(
                UUID signer,
                LocalDate signedOn,
                String place,
                UUID scan,
                @Nullable LocalDate receivedOn,
                List<String> witnesses,
                @Nullable StampDuty stampDuty,
                @Nullable String municipalNumber) {
            this(signer, signedOn, place, scan, receivedOn, witnesses, stampDuty, municipalNumber, null);
        }
    }

    /**
     * @throws Refused out of order, twice, in the future, without the scan; by somebody who did not hold the position on the
     *     signing date, or had no mandate valid on it; under an umbrella that does not carry it
     */
    @Transactional
    public void sign(AgreementId id, Side side, PaperSignature given) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        var scan = documents.require(kept(agreement), given.scan(), DocumentKind.SIGNED_COPY, "scan");
        record(
                agreement,
                side,
                given.municipalNumber(),
                signer -> new Signature.Made(
                        SignatureMode.PAPER,
                        given.signedOn(),
                        given.place(),
                        scan.id(),
                        null,
                        null,
                        new Signature.Notes(given.receivedOn(), given.witnesses(), given.stampDuty()),
                        currentUser.actor().id(),
                        clock.instant()),
                given.signer(),
                given.reason());
    }

    /**
     * Who signed electronically; when, where and by which certificate the file says itself.
     *
     * @param file the signing copy, or what the other side signed electronically before, with one more signature
     */
    public record ElectronicSignature(
            UUID signer, UUID file, @Nullable String municipalNumber, @Nullable String reason) {

        public ElectronicSignature(UUID signer, UUID file, @Nullable String municipalNumber) {
            this(signer, file, municipalNumber, null);
        }
    }

    /**
     * @throws Refused for a file that is not this agreement's text with one more signature, or a signature that does not hold or
     *     is not the official's; else as on paper
     */
    @Transactional
    public void signElectronically(AgreementId id, Side side, ElectronicSignature given) {
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        var file = documents.require(kept(agreement), given.file(), DocumentKind.ELECTRONICALLY_SIGNED, "signedFile");
        record(
                agreement,
                side,
                given.municipalNumber(),
                signer -> {
                    var signature = electronic.require(agreement, file, signer);
                    return new Signature.Made(
                            SignatureMode.ELECTRONIC,
                            calendar.dayOf(signature.signedAt(), agreement.municipality()),
                            signature.place(),
                            file.id(),
                            signature.signedAt(),
                            signature.certificate(),
                            Signature.Notes.NONE,
                            currentUser.actor().id(),
                            clock.instant());
                },
                given.signer(),
                given.reason());
    }

    private void record(
            Agreement agreement,
            Side side,
            @Nullable String municipalNumber,
            Function<Signer, Signature.Made> made,
            UUID official,
            @Nullable String reason) {
        agreement.requireTurnOf(side);
        amendments.require(agreement, agreement.terms());
        if (municipalNumber != null) {
            number(agreement, municipalNumber);
        }
        umbrellas.requireReadyToSign(agreement);
        var before = agreement.status();
        var signer = signers.require(official).because(agreement.isSignedByTheHeads() ? reason : null);
        agreement.sign(side, signer, made.apply(signer), calendar.today(agreement.municipality()));
        save(agreement);
        journal.record(
                agreement.id().value(),
                "agreement.signed",
                before.name(),
                agreement.status().name(),
                side.name());
    }

    /** Forms store an amendment's papers with the agreement that their task is about. */
    private static List<UUID> kept(Agreement agreement) {
        var amendment = agreement.amendment();
        var id = agreement.id().value();
        return amendment == null ? List.of(id) : List.of(id, amendment.amends());
    }

    private void save(Agreement agreement) {
        try {
            agreements.save(agreement);
        } catch (DuplicateKeyException e) {
            throw Refused.field("municipalNumber", "agreement.municipalNumber.taken");
        } catch (org.springframework.data.relational.core.conversion.DbActionExecutionException e) {
            if (e.getCause() instanceof DuplicateKeyException) {
                throw Refused.field("municipalNumber", "agreement.municipalNumber.taken");
            }
            throw e;
        }
    }

    /** What is recorded, the earlier first. */
    @Transactional(readOnly = true)
    public List<SignatureFacts> signatures(AgreementId id) {
        return AgreementView.require(agreements.findById(id.value())).signatures().stream()
                .map(SignatureFacts::of)
                .sorted(Comparator.comparing(SignatureFacts::recordedAt).thenComparing(SignatureFacts::side))
                .toList();
    }

    /** Whether it is this side's turn to sign. */
    @Transactional(readOnly = true)
    public boolean isTurnOf(Side side, AgreementId id) {
        return AgreementView.require(agreements.findById(id.value())).maySign(side);
    }
}
