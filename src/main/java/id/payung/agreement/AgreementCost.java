package id.payung.agreement;

import java.util.OptionalLong;

/** What an agreement comes to when its whole quota is covered for all its months: stated here, answered by contribution. */
public interface AgreementCost {

    /** Whole rupiah by the tariff; empty where it depends on wages, or where the tariff has no rate. */
    OptionalLong of(AgreementFacts agreement);
}
