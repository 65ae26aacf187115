package id.payung.roster.sheet;

import org.jspecify.annotations.Nullable;

/**
 * A file that nobody should be able to upload, and what is said of it.
 *
 * @param variant null where any will do
 */
record RefusedFile(String what, byte[] bytes, FindingCode code, @Nullable String variant) {

    @Override
    public String toString() {
        return what;
    }
}
