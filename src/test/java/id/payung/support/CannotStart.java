package id.payung.support;

/** Something the person at the keyboard can do something about; says what, in Indonesian and English. */
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    public CannotStart(String indonesian, String english) {
        super(indonesian + System.lineSeparator() + english);
    }
}
