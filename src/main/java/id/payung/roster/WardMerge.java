package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.roster.people.WardParts;
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

    WardMerge(RosterUpload upload, WardParts parts, AgreementDirectory directory, CurrentUser currentUser) {
        this.upload = upload;
        this.parts = parts;
        this.directory = directory;
        this.currentUser = currentUser;
    }

    /**
     * Replaces the rows of the roster that is asked for. The same files again change nothing.
     *
     * @param roster which of the agreement's rosters; null where only one is asked for
     * @throws Refused forbidden, for everybody but the municipal officer of the agreement's agency; conflict, where no
     *     roster is asked for, or where no ward brought anybody
     */
    @Transactional
    public RosterId merge(AgreementId agreement, @Nullable UUID roster) {
        RosterUpload.requireOfficer(directory.facts(agreement), currentUser.actor());
        var asked = upload.askedFor(agreement, roster);
        var brought = parts.of(asked.id());
        if (brought.stream().allMatch(part -> part.people() == 0)) {
            throw Refused.conflict("roster.parts.nobody");
        }
        var digest = WardParts.digest(brought);
        if (!asked.isOf(Upload.Source.WARDS, digest)) {
            var unused = upload.ask(asked, Upload.Source.WARDS, digest, "roster.merged");
        }
        return asked.id();
    }
}
