package id.payung.agreement;

import id.payung.platform.Sha256;

/**
 * The request that opened a draft: sent again, it opens no second.
 *
 * @param key chosen by the caller
 * @param content a digest of all that was asked for; the draft itself changes later
 */
record DraftRequest(String key, String content) {

    static DraftRequest of(String key, AgreementDrafting.Order order) {
        return new DraftRequest(key, Sha256.hex(order.toString()));
    }
}
