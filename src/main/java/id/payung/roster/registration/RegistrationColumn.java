package id.payung.roster.registration;

/** What a column of the table may say of a person. Which ones, in which order and by which header is configuration. */
enum RegistrationColumn {
    NUMBER,
    NIK,
    NAME,
    BIRTH_PLACE,
    /** {@code dd-mm-yyyy}. */
    BIRTH_DATE,
    SEX,
    MOTHERS_NAME,
    ADDRESS,
    RT,
    RW,
    WARD_CODE,
    DISTRICT_CODE,
    POSTAL_CODE,
    PHONE,
    EMAIL,
    OCCUPATION,
    WORK_PLACE,
    WORK_HOURS,
    WAGE,
    INCOME,
    PROGRAMMES,
    COVERAGE_FROM,
    MONTHS,
    MEMBER_NUMBER,
    FAMILY_CARD,
    HEIR,
    HEIR_RELATION,
    FUND_SOURCE,
    DECREE,
    /** The group code (wadah). */
    GROUP,
    NOTE
}
