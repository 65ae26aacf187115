package id.payung.roster.rule;

import static id.payung.roster.sheet.FindingCode.*;

import id.payung.agreement.Regime;
import id.payung.party.Nik;
import id.payung.roster.sheet.CellText;
import id.payung.roster.sheet.Finding;
import id.payung.roster.sheet.FindingCode;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterHeader;
import id.payung.roster.sheet.Severity;
import id.payung.roster.sheet.SheetRow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every rule that one row can be judged by alone. All findings are reported, not the first; a rule whose input is missing
 * or unreadable is not applied, so that one mistake is told once.
 */
public final class RowRules {

    private static final Pattern EXPONENT = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]*)?[eE][+-]?[0-9]+");
    private static final Pattern SIXTEEN_DIGITS = Pattern.compile("[0-9]{16}");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    /** Longer is none, by the standard, and would go too deep for the pattern. */
    private static final int LONGEST_MAIL = 254;

    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(?:\\.[^\\s@.]+)+");

    /** Kept as they are written. */
    private static final List<RosterColumn> TEXTS = List.of(
            RosterColumn.NAME,
            RosterColumn.ADDRESS,
            RosterColumn.BIRTH_PLACE,
            RosterColumn.MOTHERS_NAME,
            RosterColumn.RT,
            RosterColumn.RW,
            RosterColumn.POSTAL_CODE,
            RosterColumn.EMAIL,
            RosterColumn.WORK_PLACE,
            RosterColumn.WORK_HOURS,
            RosterColumn.HEIR,
            RosterColumn.HEIR_RELATION,
            RosterColumn.MEMBER_NUMBER,
            RosterColumn.NOTE);

    private final CheckTerms terms;
    private final AreaCodes areas;
    private final OccupationList occupations;

    public RowRules(CheckTerms terms, AreaCodes areas, OccupationList occupations) {
        this.terms = terms;
        this.areas = areas;
        this.occupations = occupations;
    }

    public CheckedRow check(SheetRow row, RosterHeader header) {
        return new OneRow(row, header).check();
    }

    /** The judgement of one row while it is being made. */
    private final class OneRow {

        private final SheetRow row;
        private final RosterHeader header;
        private final List<Finding> findings = new ArrayList<>(0);

        OneRow(SheetRow row, RosterHeader header) {
            this.row = row;
            this.header = header;
        }

        public CheckedRow check() {
            var nik = nik();
            name();
            var birthDate = birthDate();
            var sex = sex();
            nik.ifPresent(number -> {
                birthDate.ifPresent(day -> agrees(number, day));
                sex.ifPresent(it -> agrees(number, it));
            });
            birthDate.ifPresent(this::age);
            if (text(RosterColumn.ADDRESS).isEmpty()) {
                found(ADDRESS_MISSING, RosterColumn.ADDRESS);
            }
            return new CheckedRow(
                    row.number(),
                    nik.orElse(null),
                    birthDate.orElse(null),
                    sex.orElse(null),
                    areaCode(),
                    occupation(),
                    wage(),
                    income(),
                    familyCard(),
                    phone(),
                    texts(),
                    findings);
        }

        private Optional<Nik> nik() {
            var text = text(RosterColumn.NIK);
            if (text.isEmpty()) {
                found(NIK_MISSING, RosterColumn.NIK);
                return Optional.empty();
            }
            var nik = Nik.of(text);
            if (nik.isEmpty()) {
                found(
                        EXPONENT.matcher(text).matches() ? NIK_PRECISION_LOST : NIK_NOT_16_DIGITS,
                        RosterColumn.NIK,
                        Long.toString(DIGIT.matcher(text).results().count()));
                return nik;
            }
            nik.ifPresent(this::parts);
            return nik;
        }

        private void parts(Nik nik) {
            if (!areas.isProvince(nik.province())) {
                found(NIK_PROVINCE_UNKNOWN, RosterColumn.NIK);
            } else if (!areas.isDistrict(nik.area())) {
                found(NIK_AREA_UNKNOWN, RosterColumn.NIK);
            }
            if (!nik.hasBirthDate()) {
                found(NIK_BIRTH_DATE_INVALID, RosterColumn.NIK);
            }
            if (!nik.hasSerial()) {
                found(NIK_SERIAL_ZERO, RosterColumn.NIK);
            }
        }

        private void agrees(Nik nik, LocalDate birthDate) {
            if (nik.hasBirthDate() && !nik.isOfSomebodyBornOn(birthDate)) {
                found(NIK_BIRTH_DATE_MISMATCH, RosterColumn.NIK);
            }
        }

        private void agrees(Nik nik, Sex sex) {
            if (nik.hasBirthDate() && nik.isOfWoman() != (sex == Sex.FEMALE)) {
                found(NIK_SEX_MISMATCH, RosterColumn.NIK);
            }
        }

        private void name() {
            var name = text(RosterColumn.NAME);
            if (name.isEmpty()) {
                found(NAME_MISSING, RosterColumn.NAME);
            } else if (DIGIT.matcher(name).find()
                    || name.codePoints().filter(Character::isLetter).count() <= 1) {
                found(NAME_SUSPICIOUS, RosterColumn.NAME);
            }
        }

        private Optional<LocalDate> birthDate() {
            var text = text(RosterColumn.BIRTH_DATE);
            if (text.isEmpty()) {
                found(BIRTH_DATE_MISSING, RosterColumn.BIRTH_DATE);
                return Optional.empty();
            }
            var date = WrittenDate.of(text).filter(day -> !day.isAfter(terms.today()));
            if (date.isEmpty()) {
                found(BIRTH_DATE_INVALID, RosterColumn.BIRTH_DATE);
            }
            return date;
        }

        private void age(LocalDate birthDate) {
            long age = ChronoUnit.YEARS.between(birthDate, terms.coverageFrom());
            if (age >= terms.ageLimit()) {
                found(
                        AGE_ABOVE_LIMIT,
                        RosterColumn.BIRTH_DATE,
                        terms.coverageFrom().toString(),
                        Integer.toString(terms.ageLimit()));
            } else if (age < terms.minAge()) {
                found(
                        AGE_BELOW_LIMIT,
                        RosterColumn.BIRTH_DATE,
                        Integer.toString(terms.minAge()),
                        terms.coverageFrom().toString());
            }
        }

        private Optional<Sex> sex() {
            var sex = Sex.of(text(RosterColumn.SEX));
            if (sex.isEmpty()) {
                found(SEX_INVALID, RosterColumn.SEX);
            }
            return sex;
        }

        private @Nullable String areaCode() {
            var text = text(RosterColumn.AREA_CODE);
            if (text.isEmpty()) {
                found(AREA_CODE_MISSING, RosterColumn.AREA_CODE);
                return null;
            }
            var ward = areas.ward(text);
            if (ward.isEmpty()) {
                found(AREA_CODE_UNKNOWN, RosterColumn.AREA_CODE);
                return null;
            }
            if (terms.ward() != null && !terms.ward().equals(ward.get())) {
                add(AREA_OUTSIDE_MUNICIPALITY, Severity.E, RosterColumn.AREA_CODE, "WARD", terms.ward());
            } else if (!ward.get().startsWith(terms.areaCode() + ".")) {
                add(
                        AREA_OUTSIDE_MUNICIPALITY,
                        terms.regime() == Regime.PU ? Severity.W : Severity.E,
                        RosterColumn.AREA_CODE,
                        null,
                        terms.areaCode());
            }
            return ward.get();
        }

        private @Nullable Occupation occupation() {
            var text = text(RosterColumn.OCCUPATION);
            if (text.isEmpty()) {
                found(OCCUPATION_MISSING, RosterColumn.OCCUPATION);
                return null;
            }
            var known = occupations.named(text);
            if (known.isEmpty()) {
                var meant = occupations
                        .nearest(text)
                        .filter(occupation -> occupation.regime() == terms.regime() && isAdmitted(occupation));
                add(
                        OCCUPATION_NOT_COVERED,
                        Severity.E,
                        RosterColumn.OCCUPATION,
                        meant.isPresent() ? "near" : null,
                        CellText.quotable(text),
                        meant.map(Occupation::label).orElse(""));
                return null;
            }
            if (known.get().regime() != terms.regime()) {
                found(
                        OCCUPATION_OTHER_REGIME,
                        RosterColumn.OCCUPATION,
                        known.get().label(),
                        terms.regime().name());
            } else if (!isAdmitted(known.get())) {
                found(
                        OCCUPATION_NOT_COVERED,
                        RosterColumn.OCCUPATION,
                        known.get().label(),
                        "");
            }
            return known.get();
        }

        private boolean isAdmitted(Occupation occupation) {
            return terms.occupations().isEmpty() || terms.occupations().contains(occupation.code());
        }

        private @Nullable Long wage() {
            if (terms.regime() != Regime.PU) {
                return null;
            }
            var text = text(RosterColumn.WAGE);
            if (text.isEmpty()) {
                found(WAGE_MISSING, RosterColumn.WAGE);
                return null;
            }
            var wage = WrittenAmount.of(text);
            if (wage.isEmpty() || wage.getAsLong() == 0) {
                found(WAGE_INVALID, RosterColumn.WAGE);
                return null;
            }
            return wage.getAsLong();
        }

        private @Nullable Long income() {
            OptionalLong income = WrittenAmount.of(text(RosterColumn.INCOME));
            return income.isPresent() ? income.getAsLong() : null;
        }

        private @Nullable String familyCard() {
            var text = text(RosterColumn.FAMILY_CARD);
            if (text.isEmpty()) {
                if (terms.maxPerFamily() != null) {
                    found(FAMILY_CARD_MISSING, RosterColumn.FAMILY_CARD);
                }
                return null;
            }
            var digits = Nik.withoutSpacing(text);
            if (!SIXTEEN_DIGITS.matcher(digits).matches()) {
                found(FAMILY_CARD_INVALID, RosterColumn.FAMILY_CARD);
                return null;
            }
            return digits;
        }

        /** As written where it is no number: the person is kept, and may be reached another way. */
        private @Nullable String phone() {
            var text = text(RosterColumn.PHONE);
            if (text.isEmpty()) {
                return null;
            }
            var phone = PhoneNumber.of(text);
            if (phone.isEmpty()) {
                found(PHONE_INVALID, RosterColumn.PHONE);
            }
            return phone.orElse(text);
        }

        private Map<RosterColumn, String> texts() {
            Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
            for (RosterColumn column : TEXTS) {
                var text = text(column);
                if (!text.isEmpty()) {
                    texts.put(column, text);
                }
            }
            var mail = texts.get(RosterColumn.EMAIL);
            if (mail != null
                    && (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches())) {
                found(EMAIL_INVALID, RosterColumn.EMAIL);
            }
            return texts;
        }

        private String text(RosterColumn column) {
            return header.text(row, column);
        }

        private void found(FindingCode code, RosterColumn column, String... arguments) {
            add(code, code.severity(), column, null, arguments);
        }

        private void add(
                FindingCode code,
                Severity severity,
                RosterColumn column,
                @Nullable String variant,
                String... arguments) {
            findings.add(new Finding(
                    row.number(), column, header.cell(row, column), code, severity, variant, List.of(arguments)));
        }
    }
}
