package id.payung.roster.registration;

import org.jspecify.annotations.Nullable;

/**
 * What a row of a result says of one person.
 *
 * @param nikIndex blind index of the identity number
 * @param memberNumber by which the person is registered; null for somebody refused, and for what the registry says
 * @param reason why not; null where all is well
 */
record ResultAnswer(int row, byte[] nikIndex, @Nullable String memberNumber, @Nullable String reason, boolean agrees) {}
