package id.payung;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaConstructor.CONSTRUCTOR_NAME;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import id.payung.party.Nik;
import id.payung.roster.sheet.RosterColumn;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The house rules that a compiler does not know. */
@AnalyzeClasses(packages = "id.payung", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule theEngineIsKnownOnlyToProcessPackagesAndThePlatform = noClasses()
            .that()
            .resideOutsideOfPackages("id.payung..process..", "id.payung.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule delegatesAreNobodysBusiness = classes()
            .that()
            .implement(JavaDelegate.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage("..process..");

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(Controller.class)
            .and()
            .areNotAnnotations()
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule aFileIsReadWithoutKnowingWhatItIsFor = noClasses()
            .that()
            .resideInAPackage("id.payung.roster.sheet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("id.payung.roster", "id.payung.roster.rule..", "id.payung.roster.people..");

    @ArchTest
    static final ArchRule aRowIsJudgedWithoutTheDatabase = noClasses()
            .that()
            .resideInAPackage("id.payung.roster.rule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "id.payung.roster", "id.payung.roster.people..", "org.springframework.jdbc..", "java.sql..");

    @ArchTest
    static final ArchRule papersAreReadInBoundsOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Loader.class)
            .as("PDFs are opened by StrangersFile, which bounds what they unpack");

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .should()
            .accessTargetWhere(describe("that asks the time of anything but a Clock", ArchitectureTests::asksTheTime));

    private static boolean asksTheTime(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "now" ->
                owner.getPackageName().startsWith("java.time")
                        && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "getInstance" -> owner.isEquivalentTo(Calendar.class);
            case CONSTRUCTOR_NAME ->
                (owner.isEquivalentTo(Date.class) || owner.isEquivalentTo(GregorianCalendar.class))
                        && target.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    @ArchTest
    static final ArchRule noDrawersForLeftovers = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..", "..config..", "..models..")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule theClockIsReadNotMade = noClasses()
            .that()
            .resideOutsideOfPackage("id.payung.platform..")
            .should()
            .accessTargetWhere(describe(
                    "that makes a clock of the machine's time",
                    access -> access.getTarget().getOwner().isEquivalentTo(Clock.class)
                            && (access.getName().startsWith("system")
                                    || access.getName().startsWith("tick"))));

    /** A record shows all it holds in every log and message that mentions it, unless it says itself what to show. */
    @ArchTest
    static final ArchRule whatIsKnownOfAPersonStaysOutOfMessages = classes()
            .that()
            .areRecords()
            .and(describe("hold what is known of a person", ArchitectureTests::holdsAPerson))
            .should(sayThemselvesWhatTheyShow());

    private static boolean holdsAPerson(JavaClass record) {
        return record.isEquivalentTo(Nik.class)
                || record.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .anyMatch(field -> PERSONAL.contains(field.getName())
                                        && field.getRawType().isEquivalentTo(String.class)
                                || field.getType().getAllInvolvedRawTypes().stream()
                                                .anyMatch(type -> type.isEquivalentTo(RosterColumn.class))
                                        && field.getRawType().isEquivalentTo(Map.class));
    }

    private static final Set<String> PERSONAL =
            Set.of("nik", "familyCard", "phone", "mothersName", "heir", "employeeNumber");

    private static ArchCondition<JavaClass> sayThemselvesWhatTheyShow() {
        return new ArchCondition<>("say themselves what they show") {
            @Override
            public void check(JavaClass record, ConditionEvents events) {
                // What the compiler writes reaches its fields through a bootstrap method, and accesses nothing itself.
                boolean own =
                        !record.getMethod("toString").getAccessesFromSelf().isEmpty();
                events.add(new SimpleConditionEvent(
                        record, own, record.getName() + (own ? " shows what it says" : " shows all it holds")));
            }
        };
    }

    /** The rules above see what they are meant to see. */
    @Nested
    class OffendersAreSeen {

        static class AsksTheTime {
            Object ofAZone() {
                return LocalDate.now(ZoneId.of("Asia/Jakarta"));
            }

            Object ofTheDay() {
                return LocalTime.now();
            }

            Object ofTheYear() {
                return Year.now();
            }

            Supplier<Instant> later() {
                return Instant::now;
            }

            Object inTheOldWay() {
                return Calendar.getInstance();
            }
        }

        static class MakesAClock {
            Object ofAZone() {
                return Clock.system(ZoneId.of("Asia/Jakarta"));
            }

            Object ofSeconds() {
                return Clock.tickSeconds(ZoneId.of("Asia/Jakarta"));
            }
        }

        static class AsksTheClock {
            Object today(Clock clock) {
                return LocalDate.now(clock.withZone(ZoneId.of("Asia/Jakarta")));
            }
        }

        record ShowsAPerson(int row, String familyCard) {}

        record ShowsARow(Map<RosterColumn, String> texts) {}

        record HidesAPerson(int row, String familyCard) {
            @Override
            public String toString() {
                return "HidesAPerson[row=" + row + "]";
            }
        }

        private static List<String> offences(ArchRule rule, Class<?>... classes) {
            return rule.evaluate(new ClassFileImporter().importClasses(classes))
                    .getFailureReport()
                    .getDetails();
        }

        @Test
        void everyWayToAskTheTimeIsSeen() {
            assertThat(offences(timeComesFromTheInjectedClock, AsksTheTime.class))
                    .hasSize(AsksTheTime.class.getDeclaredMethods().length);
            assertThat(offences(timeComesFromTheInjectedClock, AsksTheClock.class))
                    .isEmpty();
        }

        @Test
        void everyWayToMakeAClockIsSeen() {
            assertThat(offences(theClockIsReadNotMade, MakesAClock.class))
                    .hasSize(MakesAClock.class.getDeclaredMethods().length);
            assertThat(offences(theClockIsReadNotMade, AsksTheClock.class)).isEmpty();
        }

        @Test
        void aRecordThatShowsAPersonIsSeen() {
            assertThat(offences(whatIsKnownOfAPersonStaysOutOfMessages, ShowsAPerson.class, HidesAPerson.class))
                    .singleElement()
                    .asString()
                    .contains("ShowsAPerson");
            assertThat(offences(whatIsKnownOfAPersonStaysOutOfMessages, ShowsARow.class))
                    .hasSize(1);
        }
    }
}
