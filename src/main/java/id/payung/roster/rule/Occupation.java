package id.payung.roster.rule;

import id.payung.agreement.Regime;

/** What people do for a living: reference data, extensible. Files may name the code or the label, in any case. */
public record Occupation(String code, String label, Regime regime) {}
