package id.payung.agreement;

import java.time.LocalDate;

/** Which occupations there are: reference data of the room that reads rosters. */
public interface KnownOccupations {

    /** For people whose cover begins on that day. */
    boolean isAdmitted(String code, Regime regime, LocalDate coverageFrom);
}
