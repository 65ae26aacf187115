package id.payung.contribution;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The branch's word that the money is there. {@code on} is the date that decides when cover begins. */
record Posting(LocalDate on, @Nullable RegionalLetter letter, String postedBy, Instant postedAt) {}
