package id.payung.roster;

import id.payung.platform.Sentences;
import id.payung.roster.registration.ResultMistake;
import id.payung.roster.registration.ResultRefused;
import id.payung.roster.sheet.FileRefused;
import id.payung.roster.sheet.ResultFile;
import id.payung.roster.sheet.RosterLimits;
import id.payung.roster.sheet.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a result whole or not at all, and says what is wrong with it in the reader's language. */
@Component
class ResultImport {

    private final RosterLimits limits;
    private final FindingSentences findings;
    private final Sentences sentences;
    private final TransactionTemplate transaction;

    ResultImport(RosterLimits limits, FindingSentences findings, Sentences sentences, TransactionTemplate transaction) {
        this.limits = limits;
        this.findings = findings;
        this.sentences = sentences;
        this.transaction = transaction;
    }

    /** What is done with the file, in the transaction that is rolled back where it is refused. */
    interface Work {
        ResultOutcome with(ResultFile file) throws FileRefused, ResultRefused;
    }

    ResultOutcome run(InputStreamSource content, Set<ResultFile.Column> required, Work work) {
        ResultOutcome outcome = transaction.execute(status -> {
            try (var file = ResultFile.open(content, required, limits)) {
                return work.with(file);
            } catch (FileRefused refused) {
                status.setRollbackOnly();
                return new ResultOutcome.RefusedWhole(findings.told(refused.findings()));
            } catch (ResultRefused refused) {
                status.setRollbackOnly();
                return new ResultOutcome.RefusedWhole(
                        refused.mistakes().stream().map(this::told).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (outcome == null) {
            throw new IllegalStateException("An import ended without an outcome");
        }
        return outcome;
    }

    private ToldFinding told(ResultMistake mistake) {
        var where = sentences.of("roster.where.row", Integer.toString(mistake.row()));
        return new ToldFinding(
                mistake.row(),
                null,
                mistake.code().name(),
                Severity.E.name(),
                sentences.of(
                        "roster.result." + mistake.code(),
                        Stream.concat(Stream.of(where), mistake.arguments().stream())
                                .toArray()));
    }
}
