package id.payung.contribution;

import java.time.LocalDate;

/** The regional office's letter by which cover begins on the first day although the payment was posted late. [V PB67] */
public record RegionalLetter(String number, LocalDate date) {}
