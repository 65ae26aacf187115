package id.payung.roster;

import java.time.LocalDate;
import java.util.UUID;

/** The minutes (berita acara serah terima data) by which the branch received the roster, with their scan. */
record HandOver(String minutesNumber, LocalDate handedOverOn, UUID minutesDocument) {}
