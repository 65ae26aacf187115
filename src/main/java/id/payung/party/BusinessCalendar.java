package id.payung.party;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one answer to "which day is it", and to which days people work. Days belong to the municipality's zone. */
@Component
public class BusinessCalendar {

    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(16, 0);

    private final Clock clock;
    private final Organisations organisations;
    private final JdbcClient jdbc;

    BusinessCalendar(Clock clock, Organisations organisations, JdbcClient jdbc) {
        this.clock = clock;
        this.organisations = organisations;
        this.jdbc = jdbc;
    }

    public LocalDate today(String municipality) {
        return dayOf(clock.instant(), municipality);
    }

    /** Which day it was there. */
    public LocalDate dayOf(Instant instant, String municipality) {
        return LocalDate.ofInstant(
                instant, organisations.municipality(municipality).zone());
    }

    /** At an office, whose days are those of the municipalities it serves, or in a municipality. */
    LocalDate todayAt(String organisation) {
        return today(organisations.tenantsOf(organisation).get(0));
    }

    /** Which day it is at an office: its own papers are dated and counted by it. */
    public LocalDate todayAtBranch(String branch) {
        return LocalDate.ofInstant(clock.instant(), organisations.zoneOfBranch(branch));
    }

    /** The instant at which a day begins in the municipality. */
    public Instant startOf(LocalDate day, String municipality) {
        return day.atStartOfDay(organisations.municipality(municipality).zone()).toInstant();
    }

    /** Close of business, 16:00 there, so many working days from today. Weekends and public holidays do not count. */
    public Instant afterWorkingDays(int workingDays, String municipality) {
        var day = today(municipality);
        int left = workingDays;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return closeOfBusiness(day, municipality);
    }

    /** 16:00 there. */
    public Instant closeOfBusiness(LocalDate day, String municipality) {
        return day.atTime(CLOSE_OF_BUSINESS)
                .atZone(organisations.municipality(municipality).zone())
                .toInstant();
    }

    /** The day itself, or the next one on which people work. */
    public LocalDate workingDayFrom(LocalDate day) {
        var working = day;
        while (!isWorkingDay(working)) {
            working = working.plusDays(1);
        }
        return working;
    }

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !jdbc.sql("select exists (select 1 from public_holiday where day = :day)")
                        .param("day", day)
                        .query(Boolean.class)
                        .single();
    }
}
