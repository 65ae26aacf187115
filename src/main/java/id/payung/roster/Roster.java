package id.payung.roster;

import id.payung.agreement.AgreementId;
import id.payung.agreement.Side;
import id.payung.platform.Refused;
import id.payung.roster.people.Counts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One submission of people for an agreement, and its guarded life. The people themselves are rows of their own, never a
 * part of this object. The diagram roster-submission decides the order, this class says no.
 */
@Table("roster")
final class Roster {

    @Id
    private final UUID id;

    @Version
    private final @Nullable Integer version;

    private final UUID agreementId;
    private final int wave;
    private final LocalDate coverageFrom;
    private final Instant requestedAt;
    private RosterStatus status;

    @Embedded.Nullable
    private @Nullable Upload upload;

    @Embedded.Empty(prefix = "people_")
    private Counts counts;

    private @Nullable String submittedBy;
    private @Nullable Instant submittedAt;
    private @Nullable String municipalVerifier;
    private @Nullable Verdict municipalVerdict;
    private @Nullable String branchVerifier;
    private @Nullable Verdict branchVerdict;
    private @Nullable String returnReason;

    @Embedded.Nullable(prefix = "decree_")
    private @Nullable Decree decree;

    @Embedded.Nullable
    private @Nullable HandOver handOver;

    @PersistenceCreator
    Roster(
            UUID id,
            @Nullable Integer version,
            UUID agreementId,
            int wave,
            LocalDate coverageFrom,
            Instant requestedAt,
            RosterStatus status,
            @Nullable Upload upload,
            Counts counts,
            @Nullable String submittedBy,
            @Nullable Instant submittedAt,
            @Nullable String municipalVerifier,
            @Nullable Verdict municipalVerdict,
            @Nullable String branchVerifier,
            @Nullable Verdict branchVerdict,
            @Nullable String returnReason,
            @Nullable Decree decree,
            @Nullable HandOver handOver) {
        this.id = id;
        this.version = version;
        this.agreementId = agreementId;
        this.wave = wave;
        this.coverageFrom = coverageFrom;
        this.requestedAt = requestedAt;
        this.status = status;
        this.upload = upload;
        this.counts = counts;
        this.submittedBy = submittedBy;
        this.submittedAt = submittedAt;
        this.municipalVerifier = municipalVerifier;
        this.municipalVerdict = municipalVerdict;
        this.branchVerifier = branchVerifier;
        this.branchVerdict = branchVerdict;
        this.returnReason = returnReason;
        this.decree = decree;
        this.handOver = handOver;
    }

    static Roster request(AgreementId agreement, int wave, LocalDate coverageFrom, Instant at) {
        return new Roster(
                RosterId.next().value(),
                null,
                agreement.value(),
                wave,
                coverageFrom,
                at,
                RosterStatus.REQUESTED,
                null,
                Counts.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whether a file, or another file, may come: while it is asked for, or sent back to be mended. */
    boolean isAskedFor() {
        return switch (status) {
            case REQUESTED, NEEDS_CORRECTION -> true;
            case CHECKED -> submittedAt == null;
            default -> false;
        };
    }

    /** Whether its rows are those of this source, unmended. */
    boolean isFrom(Upload.Source source) {
        return upload != null && upload.source() == source;
    }

    /** Whether its rows are those of the file or the files with this hash. */
    boolean isOf(Upload.Source source, String sha256) {
        return upload != null && upload.source() == source && sha256.equals(upload.sourceSha256());
    }

    /** New rows are on their way. What was there before stays until they have been judged. */
    void beginCheck() {
        require(isAskedFor(), "roster.upload.notAskedFor");
        submittedBy = null;
        submittedAt = null;
        status = RosterStatus.CHECKING;
    }

    /** The new rows have been judged, and replace those before. */
    void checked(Upload received, Counts found) {
        require(status == RosterStatus.CHECKING, "roster.check.notRunning");
        upload = received;
        counts = found;
        status = found.areClean() ? RosterStatus.CHECKED : RosterStatus.NEEDS_CORRECTION;
    }

    /** Nothing came of the check: what was there before is there still. */
    void checkAbandoned(RosterStatus before) {
        require(status == RosterStatus.CHECKING, "roster.check.notRunning");
        // Who has submitted meanwhile waits for an answer, and this one is that there is something to mend.
        status = submittedAt == null ? before : RosterStatus.NEEDS_CORRECTION;
    }

    /** The officer stands by what was uploaded. */
    void submit(String by, Instant at) {
        if (upload == null && status != RosterStatus.CHECKING) {
            throw Refused.field("roster", "roster.submission.noRows");
        }
        require(isAskedFor() || status == RosterStatus.CHECKING, "roster.upload.notAskedFor");
        submittedBy = by;
        submittedAt = at;
    }

    void correct(Correction correction, String by, Instant at) {
        require(isAskedFor() || status == RosterStatus.CHECKING, "roster.upload.notAskedFor");
        switch (correction) {
            case CORRECTED -> {
                if (submittedAt != null) {
                    throw Refused.field("roster", "roster.correction.noNewRows");
                }
            }
            case PROCEED_WITHOUT_REJECTED -> {
                require(status != RosterStatus.CHECKING, "roster.check.stillRunning");
                if (counts.people() + counts.held() == 0) {
                    throw Refused.field("decision", "roster.correction.nobodyLeft");
                }
                status = RosterStatus.CHECKED;
            }
        }
        submittedBy = by;
        submittedAt = at;
        returnReason = null;
    }

    boolean isBeingVerified() {
        return status == RosterStatus.CHECKED && submittedAt != null;
    }

    /** @throws Refused for whoever uploaded or submitted the roster: nobody verifies his own work */
    void requireToBeVerifiedBy(String by) {
        require(isBeingVerified(), "roster.verification.notReady");
        if (by.equals(submittedBy) || (upload != null && by.equals(upload.uploadedBy()))) {
            throw Refused.forbidden("roster.verification.ownWork");
        }
    }

    /** One side's answer. */
    void verify(Side side, Verdict verdict, String by, @Nullable String reason) {
        requireToBeVerifiedBy(by);
        if (verdict == Verdict.VERIFY && counts.held() > 0) {
            throw Refused.field("decision", "roster.held.left", counts.held());
        }
        if (verdict == Verdict.VERIFY && counts.people() == 0) {
            throw Refused.field("decision", "roster.verification.nobodyLeft");
        }
        if (verdict == Verdict.RETURN && (reason == null || reason.isBlank())) {
            throw Refused.field("reason", "roster.verification.reasonMissing");
        }
        if (verdictOf(side) != null) {
            throw Refused.conflict("roster.verification.alreadyAnswered");
        }
        if (side == Side.MUNICIPALITY) {
            municipalVerifier = by;
            municipalVerdict = verdict;
        } else {
            branchVerifier = by;
            branchVerdict = verdict;
        }
        if (verdict == Verdict.RETURN) {
            returnReason = returnReason == null ? reason : returnReason + "\n" + reason;
        }
    }

    private @Nullable Verdict verdictOf(Side side) {
        return side == Side.MUNICIPALITY ? municipalVerdict : branchVerdict;
    }

    /**
     * After both sides have answered.
     *
     * @return whether both verified
     */
    boolean concludeVerification() {
        require(
                status == RosterStatus.CHECKED && municipalVerdict != null && branchVerdict != null,
                "roster.verification.notReady");
        boolean verified = municipalVerdict == Verdict.VERIFY && branchVerdict == Verdict.VERIFY;
        if (verified) {
            status = RosterStatus.VERIFIED;
        } else {
            status = RosterStatus.NEEDS_CORRECTION;
            municipalVerifier = null;
            municipalVerdict = null;
            branchVerifier = null;
            branchVerdict = null;
        }
        return verified;
    }

    /** @param today in the municipality */
    void determine(Decree given, LocalDate today) {
        require(status == RosterStatus.VERIFIED, "roster.determination.notVerified");
        if (given.date().isAfter(today)) {
            throw Refused.field("decreeDate", "roster.determination.inTheFuture");
        }
        decree = given;
        status = RosterStatus.DETERMINED;
    }

    /** @param today in the municipality */
    void handOver(HandOver given, LocalDate today) {
        require(status == RosterStatus.DETERMINED && decree != null, "roster.handOver.notDetermined");
        if (given.handedOverOn().isAfter(today)) {
            throw Refused.field("handedOverOn", "roster.handOver.inTheFuture");
        }
        if (decree != null && given.handedOverOn().isBefore(decree.date())) {
            throw Refused.field("handedOverOn", "roster.handOver.beforeDecree", decree.date());
        }
        handOver = given;
        status = RosterStatus.HANDED_OVER;
    }

    /** Whether its places may still be given anew: what one side has verified stands. */
    boolean givesPlaces() {
        return upload != null
                && (status == RosterStatus.NEEDS_CORRECTION
                        || (status == RosterStatus.CHECKED && municipalVerdict == null && branchVerdict == null));
    }

    /** Single rows became something else since they were judged. */
    void recount(Counts found) {
        counts = found;
    }

    /** Whether somebody else than the two sides may still say what is wrong with a row. */
    boolean awaitsMunicipalVerification() {
        return status == RosterStatus.CHECKED && municipalVerdict == null;
    }

    /** Nobody is left of whom the social-security side has said nothing. */
    void registered() {
        require(status.isHandedOver(), "roster.registration.notHandedOver");
        status = RosterStatus.REGISTERED;
    }

    void cancel() {
        require(!status.isOver(), "roster.cancellation.over");
        status = RosterStatus.CANCELLED;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refused.conflict(otherwise);
        }
    }

    RosterId id() {
        return new RosterId(id);
    }

    AgreementId agreement() {
        return new AgreementId(agreementId);
    }

    int wave() {
        return wave;
    }

    LocalDate coverageFrom() {
        return coverageFrom;
    }

    /** When the officer stood by the rows; null before, and while they are checked anew. */
    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    RosterStatus status() {
        return status;
    }

    @Nullable
    Upload upload() {
        return upload;
    }

    Counts counts() {
        return counts;
    }

    @Nullable
    String returnReason() {
        return returnReason;
    }

    @Nullable
    Decree decree() {
        return decree;
    }

    @Nullable
    HandOver handOver() {
        return handOver;
    }

    RosterFacts facts() {
        return new RosterFacts(id(), agreement(), wave, status, coverageFrom, counts.people());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Roster roster && id.equals(roster.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
