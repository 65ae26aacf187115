package id.payung.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;

/** Tables of text that a person opens in a spreadsheet. */
public final class SpreadsheetText {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private SpreadsheetText() {}

    /** A CSV as Excel reads it where decimals have commas. To be flushed; what it is written to stays open. */
    public static CsvWriter csv(OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, UTF_8);
        // Without the mark Excel takes accents for something else.
        text.write('\uFEFF');
        return CsvWriter.builder()
                .fieldSeparator(';')
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .build(text);
    }

    /** What a spreadsheet could take for a formula begins with an apostrophe. */
    public static String guarded(String text) {
        return beginsLikeFormula(text) ? "'" + text : text;
    }

    /** What {@link #guarded} was given. */
    public static String unguarded(String text) {
        return text.startsWith("'") && beginsLikeFormula(text.substring(1)) ? text.substring(1) : text;
    }

    private static boolean beginsLikeFormula(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
