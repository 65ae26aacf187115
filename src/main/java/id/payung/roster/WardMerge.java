package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.roster.people.WardParts;
import id.payung.roster.sheet.RosterLimits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one roster of what the wards uploaded. All rules judge anew: wards do not know of each other's people. */
@Service
public class WardMerge {

    private final RosterUpload upload;
    private final WardParts parts;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;
    private final RosterLimits limits;

    WardMerge(
            RosterUpload upload,
            WardParts parts,
            AgreementDirectory directory,
            CurrentUser currentUser,
            RosterLimits limits) {
        this.upload = upload;
        this.parts = parts;
        this.directory = directory;
        this.currentUser = currentUser;
        this.limits = limits;
    }

    /**
     * Replaces the rows of the roster that is asked for. The same files again change nothing.
     *
     * @param roster which of the agreement's rosters; null where only one is asked for
     * @throws Refused forbidden, for everybody but the municipal officer of the agreement's agency; conflict, where no
     *     roster is asked for, where no ward brought anybody, or all of them more people than a roster may have
     */
    @Transactional
    public RosterId merge(AgreementId agreement, @Nullable UUID roster) {
        RosterUpload.requireOfficer(directory.facts(agreement), currentUser.actor());
        var asked = upload.askedFor(agreement, roster);
        var brought = parts.of(asked.id());
        if (brought.stream().allMatch(part -> part.people() == 0)) {
            throw Refused.conflict("roster.parts.nobody");
        }
        if (brought.stream().mapToLong(WardParts.Part::people).sum() > limits.maxRows()) {
            throw Refused.conflict("roster.parts.tooMany", limits.maxRows());
        }
        var digest = WardParts.digest(brought);
        if (!asked.isOf(Upload.Source.WARDS, digest)) {
            var unused = upload.ask(asked, Upload.Source.WARDS, digest, "roster.merged");
        }
        return asked.id();
    }
}
