package id.payung.agreement;

/** How the workers earn, which decides programmes and rates (domain */
public enum Regime {
BPU outside an employment relation,
 PU wage earners).:BPU,
PU
}
