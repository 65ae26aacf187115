package id.payung.document;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Prints a template under {@code templates/document/} as PDF, in Indonesian. */
@Component
public class PdfPrinter {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final ITemplateEngine templates;

    PdfPrinter(ITemplateEngine templates) {
        this.templates = templates;
    }

    public byte[] print(String template, Map<String, Object> model) {
        String page = templates.process("document/" + template, new Context(INDONESIAN, model));
        try (var out = new ByteArrayOutputStream()) {
            var printer = new PdfRendererBuilder();
            printer.withHtmlContent(page, null);
            printer.toStream(out);
            printer.run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The document '%s' could not be printed".formatted(template), e);
        }
    }
}
