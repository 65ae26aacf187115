package id.payung.monitoring.web;

import id.payung.platform.IdentityNumberInText;
import id.payung.platform.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words somebody looks for, as they stand in the address: the same for the page and the API. */
record ArchiveQuery(@Nullable String q) {

    /**
     * Any words will do, but addresses are kept in logs and histories.
     *
     * @throws Refused where it is too long, or a person's number
     */
    String words() {
        if (q == null) {
            return "";
        }
        if (q.length() > AgreementQuery.LONGEST_TEXT) {
            throw Refused.field("q", "form.refused.tooLong", AgreementQuery.LONGEST_TEXT);
        }
        if (IdentityNumberInText.isIn(q)) {
            throw Refused.fields(List.of(Refused.Reason.of("q", "monitoring.archive.noIdentityNumber")));
        }
        return q;
    }
}
