package id.payung.roster.rule;

import java.util.Locale;
import java.util.Optional;

/** As on the identity card. */
public enum Sex {
    MALE('L'),
    FEMALE('P');

    private final char letter;

    Sex(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    static Optional<Sex> of(String text) {
        return switch (text.toUpperCase(Locale.ROOT).replaceAll("[\\s.-]", "")) {
            case "L", "LAKILAKI" -> Optional.of(MALE);
            case "P", "PEREMPUAN" -> Optional.of(FEMALE);
            default -> Optional.empty();
        };
    }
}
