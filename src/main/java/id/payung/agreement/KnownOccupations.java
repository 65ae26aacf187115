package id.payung.agreement;

/** Which occupations there are: reference data of the room that reads rosters. */
public interface KnownOccupations {

    boolean isKnown(String code, Regime regime);
}
