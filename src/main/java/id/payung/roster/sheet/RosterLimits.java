package id.payung.roster.sheet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a roster file may be. The same numbers stand in the documentation and in the sentences shown.
 *
 * @param maxFileSize a larger file is refused before it is read whole
 * @param maxRows rows with text below the header
 * @param maxCheckedRows rows of a dry run; larger files are uploaded
 */
@ConfigurationProperties("payung.roster")
public record RosterLimits(
        @DefaultValue("256MB") DataSize maxFileSize,
        @DefaultValue("1000000") int maxRows,
        @DefaultValue("10000") int maxCheckedRows) {

    /** Bytes of different texts in a workbook, which have to stay in memory; CSV has no such limit. */
    public static final int MOST_SHARED_TEXT = SharedTexts.MOST_BYTES;

    public long maxBytes() {
        return maxFileSize.toBytes();
    }

    /** For a dry run: larger files are uploaded. */
    public RosterLimits ofCheck() {
        return new RosterLimits(maxFileSize, Math.min(maxRows, maxCheckedRows), maxCheckedRows);
    }
}
