package id.payung.contribution;

import java.time.LocalDate;

/**
 * What a bill comes to.
 *
 * @param people how many are billed
 * @param monthsLeftOut months of the period that had wholly passed on {@code on}, and are neither paid nor covered
 * @param amount whole rupiah for all people and all months that are left
 * @param on the day of the calculation, in the municipality's zone
 */
record Calculation(int people, int monthsLeftOut, long amount, LocalDate on) {}
