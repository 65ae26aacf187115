package id.payung.roster;

import id.payung.platform.Sentences;
import id.payung.roster.sheet.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says a finding in the reader's language: the cell, what is wrong, and what to do. */
@Component
class FindingSentences {

    private final Sentences sentences;

    FindingSentences(Sentences sentences) {
        this.sentences = sentences;
    }

    String of(Finding finding) {
        return sentences.of(
                key(finding),
                Stream.concat(Stream.of(where(finding)), finding.arguments().stream())
                        .toArray());
    }

    ToldFinding told(Finding finding) {
        return new ToldFinding(
                finding.isAboutFile() ? null : finding.row(),
                finding.column() == null ? null : finding.column().key(),
                finding.code().name(),
                finding.severity().name(),
                of(finding));
    }

    List<ToldFinding> told(List<Finding> findings) {
        return findings.stream().map(this::told).toList();
    }

    static String key(Finding finding) {
        var key = "roster.finding." + finding.code();
        return finding.variant() == null ? key : key + "." + finding.variant();
    }

    private String where(Finding finding) {
        if (finding.isAboutFile()) {
            return finding.cell() == null ? "" : finding.cell();
        }
        return finding.cell() == null
                ? sentences.of("roster.where.row", Integer.toString(finding.row()))
                : sentences.of("roster.where.cell", finding.cell());
    }
}
