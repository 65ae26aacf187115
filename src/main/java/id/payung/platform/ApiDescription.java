package id.payung.platform;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** What the description of the API says of all calls: who may ask, and how a refusal looks. The rest stands at the calls. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";
    private static final String BASIC = "basic";
    private static final String SESSION = "session";

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Payung")
                        .version("1")
                        .description("Cooperation agreements that pay the social security of vulnerable workers."
                                + " Dates are ISO, money is in whole rupiah, sentences are Indonesian unless"
                                + " Accept-Language asks for English."))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("For programs: needs no token against forged requests."))
                        .addSecuritySchemes(
                                SESSION,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("JSESSIONID")
                                        .description("For pages: what changes something carries the cookie PAYUNG-XSRF"
                                                + " in the header X-PAYUNG-XSRF too.")))
                .addSecurityItem(new SecurityRequirement().addList(BASIC))
                .addSecurityItem(new SecurityRequirement().addList(SESSION));
    }

    /** After the schemas of the calls, which would replace it. */
    @Bean
    OpenApiCustomizer problemSchema() {
        return api -> api.getComponents().addSchemas(PROBLEM, problem());
    }

    @Bean
    OperationCustomizer refusals() {
        return (operation, method) -> {
            operation.getResponses().addApiResponse("401", refusal("Nobody is signed in, or the password is wrong."));
            kinds(operation, method).forEach(kind -> operation
                    .getResponses()
                    .addApiResponse(String.valueOf(Problems.status(kind).value()), refusal(meaning(kind))));
            return operation;
        };
    }

    private static Set<Refused.Kind> kinds(Operation operation, HandlerMethod method) {
        Set<Refused.Kind> kinds = EnumSet.noneOf(Refused.Kind.class);
        var parameters = operation.getParameters() == null
                ? List.<io.swagger.v3.oas.models.parameters.Parameter>of()
                : operation.getParameters();
        if (!parameters.isEmpty() || operation.getRequestBody() != null) {
            kinds.add(Refused.Kind.INVALID);
        }
        if (parameters.stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            kinds.add(Refused.Kind.ABSENT);
        }
        if (method.hasMethodAnnotation(PostMapping.class)) {
            kinds.add(Refused.Kind.FORBIDDEN); // if only because a session's token is missing
        }
        var stated = method.getMethodAnnotation(Refuses.class);
        if (stated != null) {
            kinds.addAll(List.of(stated.value()));
        }
        return kinds;
    }

    private static String meaning(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> "The input is wrong: one entry in `errors` for each field.";
            case FORBIDDEN -> "Somebody else's work.";
            case ABSENT -> "Not there, or not for this user's eyes.";
            case CONFLICT -> "Already done, or done by two at once; `detail` says what stands in the way.";
            case TOO_LARGE -> "The file is larger than its limit.";
            case UNREADABLE -> "The file is refused whole: `fileFindings` says why.";
        };
    }

    private static ApiResponse refusal(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457 problem details")
                .addProperty("type", text("Stable, to program by").example("urn:payung:problem:form.refused"))
                .addProperty("title", text("The status in words"))
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", text("What is wrong and what to do, in the language of the request"))
                .addProperty("instance", text("The path that was asked for"))
                .addProperty("errors", listOf("field", "code", "message").description("One for each bad field"))
                .addProperty(
                        "fileFindings",
                        listOf("code", "severity", "message").description("Why a file is refused whole"))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static Schema<?> listOf(String... fields) {
        var entry = new ObjectSchema();
        for (String field : fields) {
            entry.addProperty(field, new StringSchema());
        }
        return new ArraySchema().items(entry);
    }
}
