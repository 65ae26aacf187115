package id.payung.contribution;

import java.time.Instant;
import java.time.LocalDate;

/** The billing code (kode iuran) that BPJS's own system issued, and who entered it. */
record IssuedCode(String number, LocalDate dueOn, String enteredBy, Instant enteredAt) {}
