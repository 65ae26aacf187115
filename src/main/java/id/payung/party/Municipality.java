package id.payung.party;

import java.time.ZoneId;

/**
 * A city or regency: the side that pays.
 *
 * @param id the area code without dots, also the engine's tenant: {@code 3375}
 * @param areaCode Kemendagri code: {@code 33.75}
 * @param zone the zone in which its days begin and end
 */
public record Municipality(String id, String name, Kind kind, String areaCode, ZoneId zone) {

    public enum Kind {
        /** Has wards (kelurahan) and no villages: village funds cannot pay here. */
        CITY,
        /** Has villages (desa) too. */
        REGENCY
    }

    public boolean hasVillages() {
        return kind == Kind.REGENCY;
    }
}
