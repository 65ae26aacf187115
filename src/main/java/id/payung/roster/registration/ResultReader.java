package id.payung.roster.registration;

import id.payung.party.Nik;
import id.payung.platform.IdentityNumberInText;
import id.payung.platform.PersonalDataCipher;
import id.payung.roster.registration.ResultMistake.Code;
import id.payung.roster.sheet.HeaderText;
import id.payung.roster.sheet.ResultFile;
import id.payung.roster.sheet.ResultFile.Column;
import id.payung.roster.sheet.SheetRow;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads one row of a result by itself: an answer, or what is wrong with it. */
@Component
class ResultReader {

    private static final int LONGEST_REASON = 500;
    private static final Pattern MEMBER_NUMBER = Pattern.compile("[0-9]{11}");
    private static final Set<String> REGISTERED =
            Set.of("terdaftar", "berhasil", "sukses", "diterima", "aktif", "registered");
    private static final Set<String> REFUSED = Set.of("ditolak", "tolak", "gagal", "refused");
    private static final Set<String> AGREES = Set.of("sesuai", "cocok", "padan", "match");
    private static final Set<String> DISAGREES =
            Set.of("tidaksesuai", "tidakcocok", "tidakpadan", "tidakditemukan", "mismatch");

    private final PersonalDataCipher cipher;

    ResultReader(PersonalDataCipher cipher) {
        this.cipher = cipher;
    }

    /** What the social-security side says: a member number, or why there is none. */
    Optional<ResultAnswer> registration(ResultFile file, SheetRow row, Consumer<ResultMistake> mistakes) {
        var problems = new Problems(row.number(), mistakes);
        var nik = nik(file, row, problems);
        var number = Nik.withoutSpacing(file.text(row, Column.MEMBER_NUMBER));
        var reason = reason(file, row, problems);
        var outcome = HeaderText.normal(file.text(row, Column.OUTCOME));
        boolean refused;
        if (outcome.isEmpty()) {
            refused = number.isEmpty();
            if (number.isEmpty() && reason.isEmpty()) {
                problems.see(Code.NOTHING_SAID);
            } else if (!number.isEmpty() && !reason.isEmpty()) {
                problems.see(Code.BOTH_SAID);
            }
        } else {
            refused = REFUSED.contains(outcome);
            if (!refused && !REGISTERED.contains(outcome)) {
                problems.see(Code.OUTCOME_UNKNOWN);
            } else if (refused && reason.isEmpty()) {
                problems.see(Code.REASON_MISSING);
            } else if (!refused && number.isEmpty()) {
                problems.see(Code.MEMBER_NUMBER_MISSING);
            }
        }
        if (!refused && !number.isEmpty() && !MEMBER_NUMBER.matcher(number).matches()) {
            problems.see(Code.MEMBER_NUMBER_INVALID);
        }
        if (problems.any || nik.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ResultAnswer(
                row.number(),
                nik.get().blindIndex(cipher),
                refused ? null : number,
                refused ? reason : null,
                !refused));
    }

    /** What the population registry says: whether the person's data agree with its own. */
    Optional<ResultAnswer> registry(ResultFile file, SheetRow row, Consumer<ResultMistake> mistakes) {
        var problems = new Problems(row.number(), mistakes);
        var nik = nik(file, row, problems);
        var reason = reason(file, row, problems);
        var outcome = HeaderText.normal(file.text(row, Column.OUTCOME));
        boolean agrees = AGREES.contains(outcome);
        if (!agrees && !DISAGREES.contains(outcome)) {
            problems.see(Code.OUTCOME_UNKNOWN);
        }
        if (problems.any || nik.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ResultAnswer(
                row.number(), nik.get().blindIndex(cipher), null, reason.isEmpty() ? null : reason, agrees));
    }

    private static Optional<Nik> nik(ResultFile file, SheetRow row, Problems problems) {
        var nik = Nik.of(file.text(row, Column.NIK));
        if (nik.isEmpty()) {
            problems.see(Code.NIK_NOT_16_DIGITS);
        }
        return nik;
    }

    private static String reason(ResultFile file, SheetRow row, Problems problems) {
        var reason = file.text(row, Column.REASON);
        if (IdentityNumberInText.isIn(reason)) {
            problems.see(Code.REASON_WITH_IDENTITY_NUMBER);
        }
        if (reason.length() > LONGEST_REASON) {
            problems.see(Code.REASON_TOO_LONG, LONGEST_REASON);
        }
        return reason;
    }

    private static final class Problems {

        private final int row;
        private final Consumer<ResultMistake> mistakes;
        private boolean any;

        Problems(int row, Consumer<ResultMistake> mistakes) {
            this.row = row;
            this.mistakes = mistakes;
        }

        void see(Code code, Object... arguments) {
            any = true;
            mistakes.accept(ResultMistake.of(row, code, arguments));
        }
    }
}
