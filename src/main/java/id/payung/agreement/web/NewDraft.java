package id.payung.agreement.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import id.payung.agreement.AgreementDrafting;
import id.payung.agreement.AgreementKind;
import id.payung.platform.Refused;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.util.Arrays;

/** A draft as it is sent, by its {@code kind}: codes and dates as text, so that every bad field can be named at once. */
@JsonDeserialize(using = NewDraft.ByKind.class)
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

    /** What is of no kind known is read as an agreement, which refuses it on the field. */
    final class ByKind extends JsonDeserializer<NewDraft> {

        @Override
        public NewDraft deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode draft = context.readTree(parser);
            boolean umbrella = Arrays.stream(AgreementKind.values())
                    .filter(AgreementKind::isUmbrella)
                    .anyMatch(kind -> kind.name().equals(draft.path("kind").asText()));
            Class<? extends NewDraft> type = umbrella ? NewUmbrella.class : NewAgreement.class;
            return parser.getCodec().treeToValue(draft, type);
        }
    }
}
