package id.payung.roster.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.payung.party.Nik;
import id.payung.platform.PersonalDataCipher;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Keyed hashes by which one person with two identity numbers is found among millions without a readable name beside a
 * readable number. Eight bytes are enough: equal hashes are a reason to look, never a verdict.
 */
final class NameHash {

    private NameHash() {}

    static long ofNameAndBirth(PersonalDataCipher cipher, String name, LocalDate birthDate) {
        return first8(cipher.blindIndex("name and birth", normal(name) + '|' + birthDate));
    }

    /** Equal for numbers of the same name that differ in nothing but the birth date within them. */
    static long ofNameAndSerial(PersonalDataCipher cipher, String name, Nik nik) {
        return first8(cipher.blindIndex(
                "name and serial",
                normal(name) + '|' + nik.digits().substring(0, 6) + nik.digits().substring(12)));
    }

    private static long first8(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    /** Letters alone, in capitals, without accents: MUH. ALI and Muh Ali are one. */
    static String normal(String name) {
        var normal = new StringBuilder(name.length());
        boolean ascii = name.getBytes(UTF_8).length == name.length();
        var text = ascii ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
        text.toUpperCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetter)
                .forEach(letter -> normal.append((char) letter));
        return normal.toString();
    }
}
