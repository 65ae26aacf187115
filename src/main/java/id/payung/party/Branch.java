package id.payung.party;

import org.jspecify.annotations.Nullable;

/**
 * The social-security side of an agreement: a branch (kantor cabang) or a regional office (kanwil).
 *
 * @param regionalOffice the office above; null for a regional office
 * @param place the city named in documents and billing
 */
public record Branch(String id, String name, Kind kind, @Nullable String regionalOffice, String place) {

    public enum Kind {
        BRANCH,
        REGIONAL_OFFICE
    }

    public boolean isRegionalOffice() {
        return kind == Kind.REGIONAL_OFFICE;
    }
}
