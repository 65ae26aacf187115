package id.payung.roster.registration;

import java.util.List;

/**
 * Why a row of a result is refused, and with it the whole file. Sentences: {@code roster.result.<name>}; names are part of
 * the public interface and only added to.
 *
 * @param arguments what the sentence names besides the row; never an identity number
 */
public record ResultMistake(int row, Code code, List<Object> arguments) {

    /** What is wrong. */
    public enum Code {
        NIK_NOT_16_DIGITS,
        /** No person of this roster. */
        PERSON_UNKNOWN,
        PERSON_TWICE,
        OUTCOME_UNKNOWN,
        /** Neither a member number nor a reason. */
        NOTHING_SAID,
        /** A member number and a reason, and no outcome that tells which counts. */
        BOTH_SAID,
        MEMBER_NUMBER_MISSING,
        MEMBER_NUMBER_INVALID,
        MEMBER_NUMBER_TWICE,
        /** The number is somebody else's already. */
        MEMBER_NUMBER_TAKEN,
        REASON_MISSING,
        REASON_TOO_LONG,
        REASON_WITH_IDENTITY_NUMBER,
        /** Under another number, or to be refused now. */
        ALREADY_REGISTERED,
        ALREADY_REFUSED
    }

    public ResultMistake {
        arguments = List.copyOf(arguments);
    }

    static ResultMistake of(int row, Code code, Object... arguments) {
        return new ResultMistake(row, code, List.of(arguments));
    }
}
