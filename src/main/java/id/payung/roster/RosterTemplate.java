package id.payung.roster;

import id.payung.agreement.AgreementDirectory;
import id.payung.agreement.AgreementId;
import id.payung.agreement.Regime;
import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.roster.people.Occupations;
import id.payung.roster.rule.Occupation;
import id.payung.roster.sheet.RosterColumn;
import id.payung.roster.sheet.RosterLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The workbook that people fill in, made from the same columns by which a file is read: a sheet for the people, one that
 * explains each column, and the occupations to choose from.
 */
@Component
public class RosterTemplate {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final List<Locale> LANGUAGES = List.of(INDONESIAN, Locale.ENGLISH);

    private static final int LAST_ROW = 1_048_575;
    /** How a spreadsheet is told to leave a cell as it is written. */
    static final String TEXT = "@";

    private static final String REQUIRED_COLOUR = "D4E8E9";
    private static final String OPTIONAL_COLOUR = "EEEEEE";
    private static final int MB = 20;

    private final Occupations occupations;
    private final MessageSource messages;
    private final RosterLimits limits;
    private final AgreementDirectory directory;
    private final CurrentUser currentUser;
    private final Clock clock;

    RosterTemplate(
            Occupations occupations,
            MessageSource messages,
            RosterLimits limits,
            AgreementDirectory directory,
            CurrentUser currentUser,
            Clock clock) {
        this.occupations = occupations;
        this.messages = messages;
        this.limits = limits;
        this.directory = directory;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * For an agreement's people: with the occupations that it admits.
     *
     * @throws Refused absent, for whoever may not read the agreement
     */
    public byte[] workbook(AgreementId id) {
        var agreement = directory.factsFor(id, currentUser.actor());
        var admitted = occupations.of(agreement.regime(), agreement.period().firstDay()).stream()
                .filter(occupation -> agreement.occupations().isEmpty()
                        || agreement.occupations().contains(occupation.code()))
                .toList();
        return workbook(agreement.regime(), admitted);
    }

    /** Nobody knows yet from which day people will be covered, nor where: those admitted now. */
    public byte[] workbook(Regime regime) {
        return workbook(regime, occupations.of(regime, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private byte[] workbook(Regime regime, List<Occupation> admitted) {
        var bytes = new ByteArrayOutputStream();
        write(bytes, regime, admitted, messages, limits);
        return bytes.toByteArray();
    }

    /** @param occupations of the regime, the first of which stands in the example */
    static void write(
            OutputStream to, Regime regime, List<Occupation> occupations, MessageSource messages, RosterLimits limits) {
        try (var workbook = new Workbook(to, "Payung", null)) {
            new Writing(workbook, regime, occupations, messages, limits).all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Digits that a spreadsheet would take for a number or a date and write another way. */
    static boolean isText(RosterColumn column) {
        return switch (column) {
            case NIK, FAMILY_CARD, PHONE, BIRTH_DATE, AREA_CODE, RT, RW, POSTAL_CODE, WORK_HOURS, MEMBER_NUMBER -> true;
            default -> false;
        };
    }

    /** One workbook while it is being written. */
    private record Writing(
            Workbook workbook,
            Regime regime,
            List<Occupation> occupations,
            MessageSource messages,
            RosterLimits limits) {

        void all() throws IOException {
            var people = workbook.newWorksheet(say("roster.template.sheet.people"));
            var guide = workbook.newWorksheet(say("roster.template.sheet.guide"));
            var choices = workbook.newWorksheet(say("roster.template.sheet.occupations"));
            occupations(choices);
            people(people, choices);
            guide(guide);
            people.finish();
            guide.finish();
            choices.finish();
        }

        private void people(Worksheet sheet, Worksheet choices) {
            for (RosterColumn column : RosterColumn.values()) {
                int at = column.ordinal();
                if (isText(column)) {
                    sheet.style(at).format(TEXT).set();
                    sheet.style(1, at).format(TEXT).set();
                }
                sheet.value(0, at, column.key());
                sheet.style(0, at)
                        .bold()
                        .format(TEXT)
                        .fillColor(isRequired(column) ? REQUIRED_COLOUR : OPTIONAL_COLOUR)
                        .borderStyle(BorderStyle.THIN)
                        .set();
                sheet.comment(0, at, meaning(column, INDONESIAN));
                var example = example(column);
                if (!example.isEmpty()) {
                    sheet.value(1, at, example);
                }
                sheet.width(at, Math.max(12, Math.max(column.key().length(), example.length()) + 3));
            }
            sheet.range(1, RosterColumn.SEX.ordinal(), LAST_ROW, RosterColumn.SEX.ordinal())
                    .validateWithListByFormula("\"L,P\"")
                    .errorStyle(DataValidationErrorStyle.WARNING)
                    .showErrorMessage(true)
                    .error(say("roster.template.choose"));
            // A warning only: the code is accepted as well as the name.
            sheet.range(1, RosterColumn.OCCUPATION.ordinal(), LAST_ROW, RosterColumn.OCCUPATION.ordinal())
                    .validateWithList(choices.range(1, 1, Math.max(1, occupations.size()), 1))
                    .errorStyle(DataValidationErrorStyle.WARNING)
                    .showErrorMessage(true)
                    .error(say("roster.template.choose"));
            sheet.freezePane(0, 1);
        }

        private void guide(Worksheet sheet) {
            int row = 0;
            for (Locale language : LANGUAGES) {
                sheet.value(row, 0, say(language, "roster.template.title"));
                sheet.style(row, 0).bold().fontSize(14).set();
                row++;
                for (String sentence : List.of(
                        say(language, "roster.template.rows", say("roster.template.sheet.people")),
                        say(language, "roster.template.example"),
                        say(language, "roster.template.asText"),
                        say(
                                language,
                                "roster.template.limits",
                                Long.toString(limits.maxBytes() >> MB),
                                NumberFormat.getIntegerInstance(language).format(limits.maxRows()),
                                Integer.toString(RosterLimits.MOST_SHARED_TEXT >> MB)),
                        say(language, "roster.template.notAccepted"))) {
                    sheet.value(row++, 0, sentence);
                }
                row++;
            }
            columns(sheet, row);
            sheet.width(0, 22);
            sheet.width(1, 10);
            sheet.width(2, 80);
            sheet.width(3, 26);
            sheet.width(4, 80);
        }

        private void columns(Worksheet sheet, int top) {
            heading(
                    sheet,
                    top,
                    say("roster.template.column"),
                    say("roster.template.required"),
                    say("roster.template.meaning"),
                    say("roster.template.exampleColumn"),
                    say(Locale.ENGLISH, "roster.template.meaning"));
            for (RosterColumn column : RosterColumn.values()) {
                int row = top + 1 + column.ordinal();
                sheet.value(row, 0, column.key());
                sheet.value(row, 1, say(isRequired(column) ? "roster.template.yes" : "roster.template.no"));
                sheet.value(row, 2, meaning(column, INDONESIAN));
                sheet.value(row, 3, example(column));
                sheet.value(row, 4, meaning(column, Locale.ENGLISH));
            }
        }

        private void occupations(Worksheet sheet) {
            heading(sheet, 0, say("roster.template.code"), say("roster.template.occupation"));
            for (int i = 0; i < occupations.size(); i++) {
                sheet.value(i + 1, 0, occupations.get(i).code());
                sheet.value(i + 1, 1, occupations.get(i).label());
            }
            sheet.width(0, 22);
            sheet.width(1, 30);
        }

        private static void heading(Worksheet sheet, int row, String... texts) {
            for (int i = 0; i < texts.length; i++) {
                sheet.value(row, i, texts[i]);
                sheet.style(row, i).bold().fillColor(OPTIONAL_COLOUR).set();
            }
        }

        private boolean isRequired(RosterColumn column) {
            return column.isAlwaysRequired() || (column == RosterColumn.WAGE && regime == Regime.PU);
        }

        private String meaning(RosterColumn column, Locale language) {
            return say(language, "roster.column." + column.key(), say("roster.template.sheet.occupations"));
        }

        /** Nobody real; without a default, so that no column is forgotten. */
        private String example(RosterColumn column) {
            return switch (column) {
                case NIK -> "3375010503800001";
                case NAME -> "Slamet Contoh";
                case BIRTH_DATE -> "05-03-1980";
                case SEX -> "L";
                case ADDRESS -> "Jl. Contoh No. 1";
                case AREA_CODE -> "33.75.01.1002";
                case OCCUPATION ->
                    occupations.isEmpty() ? "" : occupations.get(0).label();
                case FAMILY_CARD -> "3375010101200001";
                case BIRTH_PLACE -> "Pekalongan";
                case MOTHERS_NAME -> "Siti Contoh";
                case RT -> "001";
                case RW -> "002";
                case POSTAL_CODE -> "51111";
                case PHONE -> "081200000001";
                case EMAIL -> "contoh@example.org";
                case WORK_PLACE -> "Pasar Contoh";
                case WORK_HOURS -> "08.00-16.00";
                case WAGE -> regime == Regime.PU ? "2500000" : "";
                case INCOME -> regime == Regime.PU ? "" : "1500000";
                case HEIR -> "Aminah Contoh";
                case HEIR_RELATION -> "istri";
                case MEMBER_NUMBER -> "";
                case NOTE -> say("roster.template.exampleNote");
            };
        }

        private String say(String key, Object... arguments) {
            return say(INDONESIAN, key, arguments);
        }

        private String say(Locale language, String key, Object... arguments) {
            return messages.getMessage(key, arguments, language);
        }
    }
}
