package id.payung.party;

/** How somebody holds a position: for good, or acting, which ends by the decree that appointed them. */
public enum Capacity {
    DEFINITIVE(""),
    /** Penjabat: the position has nobody else. */
    PJ("Pj. "),
    /** Pelaksana tugas: besides a position of their own. */
    PLT("Plt. "),
    /** Pelaksana harian: while the holder is away for days. */
    PLH("Plh. ");

    private final String prefix;

    Capacity(String prefix) {
        this.prefix = prefix;
    }

    public boolean isActing() {
        return this != DEFINITIVE;
    }

    /** The title as it is printed: {@code Pj. Wali Kota Serang}. */
    public String of(String title) {
        return prefix + title;
    }
}
