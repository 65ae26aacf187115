package id.payung.document.signature;

import org.jspecify.annotations.Nullable;

/**
 * What somebody lets a gateway sign.
 *
 * @param organisation whose account is used
 * @param nik by which the gateway knows the signer
 * @param passphrase of the signer's key: handed on, and kept nowhere
 * @param reason as it stands in the signature
 * @param visible how it shows on a page; null: not at all, as initials (paraf) do
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SigningOrder(
        String organisation,
        byte[] file,
        String nik,
        String passphrase,
        String reason,
        String location,
        @Nullable Visible visible) {

    /**
     * @param link what the mark leads to, as a QR code
     */
    public record Visible(Mark mark, String link) {}

    /** Without what is nobody's business. */
    @Override
    public String toString() {
        return "%s, %d bytes".formatted(organisation, file.length);
    }
}
