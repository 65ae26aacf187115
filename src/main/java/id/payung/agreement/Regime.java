package id.payung.agreement;

/** How the workers earn, which decides programmes and rates. */
public enum Regime {
    /** Outside an employment relation (bukan penerima upah): vulnerable workers. */
    BPU,
    /** Wage earners (penerima upah): honorary and election staff. */
    PU
}
