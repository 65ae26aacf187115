package id.payung.roster;

import java.util.Locale;
import java.util.Optional;

/** As on the identity card. */
enum Sex {
    MALE('L'),
    FEMALE('P');

    private final char letter;

    Sex(char letter) {
        this.letter = letter;
    }

    char letter() {
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
