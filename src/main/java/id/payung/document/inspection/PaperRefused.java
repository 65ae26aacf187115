package id.payung.document.inspection;

import id.payung.platform.Refused;

/** Why a stranger's file is not stored, each with a sentence of its own that says what to do next. */
final class PaperRefused {

    private PaperRefused() {}

    private static Refused because(String key, Object... arguments) {
        return Refused.field("file", "document." + key, arguments);
    }

    static Refused broken() {
        return because("pdf.broken");
    }

    static Refused encrypted() {
        return because("pdf.encrypted");
    }

    static Refused script() {
        return because("pdf.script");
    }

    static Refused action() {
        return because("pdf.action");
    }

    static Refused attachment() {
        return because("pdf.attachment");
    }

    static Refused liveForm() {
        return because("pdf.xfa");
    }

    static Refused noPage() {
        return because("pdf.noPage");
    }

    static Refused tooManyPages(int most) {
        return because("pdf.tooManyPages", most);
    }

    /** Unpacks to far more than it is. */
    static Refused swollen() {
        return because("pdf.swollen");
    }

    static Refused severalFiles() {
        return because("severalFiles");
    }

    static Refused brokenPicture() {
        return because("picture.broken");
    }

    static Refused tooManyPixels(int mostMillions) {
        return because("picture.tooManyPixels", mostMillions);
    }
}
