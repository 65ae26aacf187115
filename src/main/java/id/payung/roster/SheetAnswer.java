package id.payung.roster;

/** How the task about held rows ends: all at once, or row by row on the decision sheet. Labels: {@code option.decision.<name>}. */
public enum SheetAnswer {
    ACCEPT_ALL,
    REFUSE_ALL,
    AS_ON_SHEET
}
