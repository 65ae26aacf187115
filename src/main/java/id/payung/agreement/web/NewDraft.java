package id.payung.agreement.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import id.payung.agreement.AgreementDrafting;
import id.payung.platform.Refused;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A draft as it is sent, by its {@code kind}: codes and dates as text, so that every bad field can be named at once. What is
 * of no kind known is read as an agreement, which refuses it on the field.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "kind",
        visible = true,
        defaultImpl = NewAgreement.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = NewAgreement.class, name = "PKS"),
    @JsonSubTypes.Type(
            value = NewUmbrella.class,
            names = {"MOU", "NOTA_KESEPAKATAN"})
})
@Schema(
        oneOf = {NewAgreement.class, NewUmbrella.class},
        discriminatorProperty = "kind",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "PKS", schema = NewAgreement.class),
            @DiscriminatorMapping(value = "MOU", schema = NewUmbrella.class),
            @DiscriminatorMapping(value = "NOTA_KESEPAKATAN", schema = NewUmbrella.class)
        })
sealed interface NewDraft permits NewAgreement, NewUmbrella {

    /** @throws Refused with one reason per field that is missing or is none of its values */
    AgreementDrafting.Order order();
}
