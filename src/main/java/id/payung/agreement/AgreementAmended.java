package id.payung.agreement;

import id.payung.platform.Refused;
import java.util.List;

/**
 * What hangs on an agreement and must stand with its new terms. Each room above answers with a bean; all are called in the
 * transaction that opens, sends or applies the amendment.
 */
public interface AgreementAmended {

    /**
     * What speaks against the new terms, one reason per field.
     *
     * @param after as the agreement would be
     */
    default List<Refused.Reason> refused(AgreementFacts before, AgreementFacts after) {
        return List.of();
    }

    /** The new terms are the agreement's. */
    default void amended(AgreementFacts before, AgreementFacts after) {}
}
