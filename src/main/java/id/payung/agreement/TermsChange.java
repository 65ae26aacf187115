package id.payung.agreement;

import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The terms of an agreement before and after an amendment. */
record TermsChange(Terms before, Terms after) {

    /**
     * One term. Labels: {@code agreement.term.<name>}.
     *
     * @param labels the prefix of the labels of its values; null where the value speaks for itself
     */
    record Changed(String term, @Nullable String labels, @Nullable Object before, @Nullable Object after) {}

    List<Changed> terms() {
        var changed = new ArrayList<Changed>();
        add(changed, "title", null, before.title(), after.title());
        add(changed, "months", null, before.months(), after.months());
        add(changed, "lastDay", null, before.period().lastDay(), after.period().lastDay());
        add(changed, "legalBasis", null, before.legalBasis(), after.legalBasis());
        add(changed, "signingOrder", "option.signingOrder.", before.signingOrder(), after.signingOrder());
        var was = before.cover();
        var is = after.cover();
        if (was != null && is != null) {
            add(changed, "quota", null, was.quota(), is.quota());
            add(changed, "fundSource", "agreement.fundSource.", was.fundSource(), is.fundSource());
            add(changed, "budgetCode", null, was.budgetCode(), is.budgetCode());
            add(changed, "riskClass", "option.riskClass.", was.riskClass(), is.riskClass());
            add(changed, "sector", "option.sector.", was.sector(), is.sector());
            add(changed, "refundPolicy", "option.refundPolicy.", was.refundPolicy(), is.refundPolicy());
            add(changed, "minAge", null, was.minAge(), is.minAge());
            add(changed, "maxPerFamily", null, was.maxPerFamily(), is.maxPerFamily());
            add(changed, "occupations", null, was.occupations(), is.occupations());
        }
        return changed;
    }

    private static void add(
            List<Changed> changed,
            String term,
            @Nullable String labels,
            @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(new Changed(term, labels, before, after));
        }
    }

    /**
     * Why this is no amendment. A new year, another party or another set of programmes is a new agreement.
     *
     * @param envelope the months that were agreed first
     * @param today in the municipality
     */
    List<Refused.Reason> refused(int envelope, LocalDate today) {
        var refused = new ArrayList<Refused.Reason>();
        if (!before.firstDay().equals(after.firstDay())) {
            refused.add(Refused.Reason.of("coverageStart", "agreement.amendment.newPeriod"));
        }
        if (!before.programs().equals(after.programs())) {
            refused.add(Refused.Reason.of("programs", "agreement.amendment.newProgrammes"));
        }
        if (before.cover() == null) {
            // Agreements made under an umbrella would outlast it.
            if (after.months() < before.months()) {
                refused.add(Refused.Reason.of("months", "agreement.amendment.shorterUmbrella"));
            }
        } else if (after.months() > envelope) {
            refused.add(Refused.Reason.of("months", "agreement.amendment.beyondEnvelope", envelope));
        }
        if (after.months() != before.months() && after.period().lastDay().isBefore(today)) {
            refused.add(Refused.Reason.of(
                    "months",
                    "agreement.amendment.endsInThePast",
                    after.period().lastDay()));
        }
        if (refused.isEmpty() && terms().isEmpty()) {
            refused.add(new Refused.Reason(null, "agreement.amendment.changesNothing", List.of()));
        }
        return refused;
    }
}
