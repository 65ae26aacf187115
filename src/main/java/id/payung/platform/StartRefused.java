package id.payung.platform;

import java.io.Serial;

/** The product cannot start as it is set up. The message is one sentence for whoever operates it, saying what to do. */
public final class StartRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence);
    }
}
