package id.payung.agreement;

import java.util.UUID;

/**
 * What makes an agreement an amendment.
 *
 * @param amends the agreement whose terms it changes
 * @param amendmentNumber the how many-eth of that agreement, from 1
 * @param amendmentReason why the parties change what they agreed
 */
record AmendmentOf(UUID amends, int amendmentNumber, String amendmentReason) {

    AgreementId agreement() {
        return new AgreementId(amends);
    }
}
