package id.payung.platform;

import java.util.UUID;

/** The variables that every process instance about an agreement carries. Ids only. */
public final class CaseVariables {

    public static final ProcessVariable<UUID> AGREEMENT_ID = ProcessVariable.uuid("agreementId");
    public static final ProcessVariable<String> MUNICIPALITY = ProcessVariable.text("municipality");
    public static final ProcessVariable<String> BRANCH = ProcessVariable.text("branch");
    public static final ProcessVariable<String> AGENCY = ProcessVariable.text("agency");

    private CaseVariables() {}
}
