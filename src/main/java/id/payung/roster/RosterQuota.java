package id.payung.roster;

import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.Severity;
import java.util.List;

/** How the agreement's quota is spoken of. */
final class RosterQuota {

    private RosterQuota() {}

    /**
     * @param people who could be covered
     * @param left of the quota
     */
    static Finding exceeded(Severity severity, int people, int left) {
        int free = Math.max(0, left);
        return new Finding(
                0,
                null,
                null,
                FindingCode.QUOTA_EXCEEDED,
                severity,
                null,
                List.of(Integer.toString(people), Integer.toString(free), Integer.toString(people - free)));
    }
}
