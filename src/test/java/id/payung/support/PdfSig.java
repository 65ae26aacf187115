package id.payung.support;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What {@code pdfsig} says about the signatures of a PDF. */
public final class PdfSig {

    private PdfSig() {}

    public static String says(byte[] pdf) {
        return new String(Poppler.run("pdfsig", pdf, "-nocert"), UTF_8);
    }
}
