package id.payung.roster.registration;

import java.io.Serial;
import java.util.List;

/** A result is refused whole: every mistake that was found, as far as one answer can tell. */
public final class ResultRefused extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ResultMistake> mistakes;

    public ResultRefused(List<ResultMistake> mistakes) {
        super("%d mistakes".formatted(mistakes.size()), null, false, false);
        this.mistakes = List.copyOf(mistakes);
    }

    public List<ResultMistake> mistakes() {
        return mistakes;
    }
}
