package id.payung.platform;

import java.util.Arrays;
import java.util.Optional;

/** What a person may do. The id is the engine's group id and part of the public interface. */
public enum Role {
    BRANCH_OFFICER("branchOfficer"),
    BRANCH_LEGAL("branchLegal"),
    BRANCH_FINANCE("branchFinance"),
    BRANCH_HEAD("branchHead"),
    REGIONAL_HEAD("regionalHead"),
    MUNICIPAL_OFFICER("municipalOfficer"),
    MUNICIPAL_VERIFIER("municipalVerifier"),
    MUNICIPAL_LEGAL("municipalLegal"),
    MUNICIPAL_FINANCE("municipalFinance"),
    AGENCY_HEAD("agencyHead"),
    REGIONAL_SECRETARY("regionalSecretary"),
    MUNICIPAL_HEAD("municipalHead"),
    WARD_HEAD("wardHead"),
    COMMUNITY_OFFICER("communityOfficer"),
    MANAGER("manager"),
    AUDITOR("auditor"),
    OPERATOR("operator");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Works for the social-security side: a branch or a regional office. */
    public boolean ofBranch() {
        return switch (this) {
            case BRANCH_OFFICER, BRANCH_LEGAL, BRANCH_FINANCE, BRANCH_HEAD, REGIONAL_HEAD -> true;
            default -> false;
        };
    }

    /** Works only for the agency that is the agreement's own, not for the whole municipality. */
    public boolean boundToAgency() {
        return switch (this) {
            case MUNICIPAL_OFFICER, MUNICIPAL_VERIFIER, AGENCY_HEAD -> true;
            default -> false;
        };
    }

    /** Looks at what others do, and has no task. */
    public boolean onlyReads() {
        return this == MANAGER || this == AUDITOR;
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
    }
}
