package id.payung.agreement;

/** Whose money pays the contributions. */
public enum FundSource {
    APBD_KOTA,
    APBD_KABUPATEN,
    APBD_PROVINSI,
    APBDES,
    DANA_DESA,
    DBH_CHT,
    DBH_SAWIT,
    CSR,
    SELF;

    /** Village money exists only where there are villages: never in a city. */
    public boolean isVillageMoney() {
        return this == APBDES || this == DANA_DESA;
    }
}
