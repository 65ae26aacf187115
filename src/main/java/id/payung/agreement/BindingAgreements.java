package id.payung.agreement;

import java.util.List;

/** The agreements that cover people, are signed and not yet over, for whoever looks at all of them once a day. */
public interface BindingAgreements {

    /** Those that end first come first. */
    List<Term> all();

    /** What the calendar needs to know of an agreement. */
    record Term(AgreementId id, String municipality, CoveragePeriod period, boolean renewable) {}
}
