package id.payung.support;

/** A page of a PDF as {@code pdftoppm} draws it. */
public final class PdfPicture {

    private static final String DOTS_PER_INCH = "130";

    private PdfPicture() {}

    /** As PNG; pages are counted from 1. */
    public static byte[] of(byte[] pdf, int page) {
        var number = String.valueOf(page);
        return Poppler.run("pdftoppm", pdf, "-q", "-png", "-r", DOTS_PER_INCH, "-f", number, "-l", number);
    }
}
