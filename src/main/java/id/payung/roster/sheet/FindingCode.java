package id.payung.roster.sheet;

/** The names of all mistakes: part of the public interface, only added to. Sentences: {@code roster.finding.<code>}. */
public enum FindingCode {
    NIK_MISSING,
    NIK_NOT_16_DIGITS,
    NIK_PRECISION_LOST,
    NIK_PROVINCE_UNKNOWN,
    NIK_AREA_UNKNOWN(Severity.W),
    NIK_BIRTH_DATE_INVALID,
    NIK_BIRTH_DATE_MISMATCH,
    NIK_SEX_MISMATCH,
    NIK_SERIAL_ZERO,
    NAME_MISSING,
    NAME_SUSPICIOUS(Severity.W),
    BIRTH_DATE_MISSING,
    BIRTH_DATE_INVALID,
    AGE_ABOVE_LIMIT,
    AGE_BELOW_LIMIT,
    SEX_INVALID,
    ADDRESS_MISSING,
    AREA_CODE_MISSING,
    AREA_CODE_UNKNOWN,
    /** A warning for wage earners (PU), who often live next door. */
    AREA_OUTSIDE_MUNICIPALITY,
    OCCUPATION_MISSING,
    OCCUPATION_NOT_COVERED,
    OCCUPATION_OTHER_REGIME,
    WAGE_MISSING,
    WAGE_INVALID,
    FAMILY_CARD_MISSING,
    FAMILY_CARD_INVALID(Severity.W),
    DUPLICATE_IN_FILE,
    DUPLICATE_IN_AGREEMENT,
    FAMILY_LIMIT_EXCEEDED,
    ALREADY_COVERED(Severity.D),
    NEAR_DUPLICATE(Severity.W),
    KNOWN_DECEASED(Severity.D),
    EXCLUDED_BY_LIST(Severity.D),
    PHONE_INVALID(Severity.W),
    EMAIL_INVALID(Severity.W),
    /** The population registry disagrees: held until a person decides. */
    DUKCAPIL_MISMATCH(Severity.D),
    /** The social-security side did not register the person. */
    REFUSED_BY_BPJS,

    NIK_COLUMN_DAMAGED(Severity.W),
    HEADER_UNKNOWN(Severity.W),
    /** Neither UTF-8 nor marked as UTF-16: read as Windows-1252, so that accents may be wrong. */
    FILE_ENCODING_ASSUMED(Severity.W),
    QUOTA_EXCEEDED(Severity.W),
    /** A row of a findings workbook, come back, whose row needs no mending any more: it has been left as it is. */
    ROW_REFERENCE_SETTLED(Severity.W),
    /** A row of a findings workbook, come back, that does not say which row of which roster it mends. */
    ROW_REFERENCE_INVALID,
    HEADER_MISSING,
    HEADER_DUPLICATE,
    FILE_EMPTY,
    FILE_TOO_LARGE,
    FILE_TYPE_UNSUPPORTED,
    FILE_UNREADABLE,
    FILE_ENCRYPTED;

    private final Severity severity;

    FindingCode() {
        this(Severity.E);
    }

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
