package id.payung.roster;

import java.time.LocalDate;
import java.util.UUID;

/** The decree (SK penetapan) that determines the people, with its scan. */
record Decree(String number, LocalDate date, UUID document) {}
