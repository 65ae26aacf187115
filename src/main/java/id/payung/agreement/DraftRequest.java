package id.payung.agreement;

import id.payung.platform.Sha256;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * The request that opened a draft: sent again, it opens no second.
 *
 * @param key chosen by the caller
 * @param content a digest of all that was asked for; the draft itself changes later
 */
record DraftRequest(String key, String content) {

    static DraftRequest of(String key, String branch, String municipality, String agency, Terms terms) {
        Object[] all = {
            branch,
            municipality,
            agency,
            terms.title(),
            terms.regime(),
            terms.riskClass(),
            terms.sector(),
            new TreeSet<>(terms.programs()), // a set has no order of its own
            terms.quota(),
            terms.firstDay(),
            terms.months(),
            terms.fundSource(),
            terms.budgetCode(),
            terms.legalBasis(),
            terms.refundPolicy(),
            terms.signingOrder(),
            terms.renewable(),
            terms.minAge(),
            terms.maxPerFamily(),
            terms.occupations()
        };
        return new DraftRequest(key, Sha256.hex(Arrays.toString(all)));
    }
}
