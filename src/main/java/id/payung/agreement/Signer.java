package id.payung.agreement;

import id.payung.party.Mandate;
import id.payung.party.Official;
import id.payung.party.Position;
import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to sign, as the register of officials knows them. Whether they may is asked for the day of signing, whenever
 * it is recorded: the position must be held on that day, and a municipality's official other than its head signs only under
 * the head's mandate that is valid on it [V YOG, KOMP].
 *
 * @param mandates all that were given to the official, the latest first
 * @param reason why it is not the municipality's head who signs an umbrella; null where none is given
 */
record Signer(Official official, List<Mandate> mandates, @Nullable String reason) {

    Signer {
        mandates = List.copyOf(mandates);
    }

    Signer(Official official, List<Mandate> mandates) {
        this(official, mandates, null);
    }

    Signer because(@Nullable String reason) {
        return new Signer(official, mandates, reason);
    }

    /**
     * The mandate under which the official signs for a side on a day; empty for who signs by right.
     *
     * @param organisation the branch or the municipality
     * @param agency the agreement's own
     * @throws Refused where they may not, saying by which decree or mandate and what to do
     */
    Optional<Mandate> rightOn(LocalDate day, Side side, String organisation, String agency) {
        requireOf(side, organisation);
        if (official.position() == Position.AGENCY_HEAD && !agency.equals(official.agency())) {
            throw refused("agreement.signer.otherAgency");
        }
        requireInOfficeOn(day);
        return needsMandate() ? Optional.of(mandateOn(day)) : Optional.empty();
    }

    /**
     * An umbrella is signed by the head of the office and the head of the municipality, or by whoever acts for them. It happens
     * that another official signs for the municipality [V DKI]: then without a mandate, but with a reason.
     *
     * @throws Refused where they may not, saying by which decree; on {@code reason} where it is missing
     */
    void requireForUmbrella(LocalDate day, Side side, String organisation) {
        requireOf(side, organisation);
        requireInOfficeOn(day);
        if (standsInForTheHead() && (reason == null || reason.isBlank())) {
            throw Refused.field("reason", "agreement.signer.notTheHead", official.printedTitle());
        }
    }

    /** Whether it is neither the head of an office nor of the municipality. */
    boolean standsInForTheHead() {
        return !official.position().ofBranch() && official.position() != Position.MUNICIPAL_HEAD;
    }

    private void requireOf(Side side, String organisation) {
        if (!official.organisation().equals(organisation) || official.position().ofBranch() != (side == Side.BRANCH)) {
            throw refused("agreement.signer.otherSide");
        }
    }

    private void requireInOfficeOn(LocalDate day) {
        if (day.isBefore(official.validFrom())) {
            throw refused("agreement.signer.notYetInOffice", official.decree(), official.validFrom(), day);
        }
        if (official.hasLeftBy(day)) {
            throw refused(
                    "agreement.signer.noLongerInOffice",
                    official.decree(),
                    official.validFrom(),
                    Objects.requireNonNull(official.lastDay()),
                    day);
        }
    }

    boolean needsMandate() {
        return official.position() == Position.AGENCY_HEAD || official.position() == Position.REGIONAL_SECRETARY;
    }

    Optional<Mandate> validMandateOn(LocalDate day) {
        return mandates.stream().filter(mandate -> mandate.isValidOn(day)).findFirst();
    }

    private Mandate mandateOn(LocalDate day) {
        return validMandateOn(day).orElseThrow(() -> {
            var withdrawn = mandates.stream()
                    .filter(mandate -> mandate.isWrittenFor(day))
                    .findFirst();
            if (withdrawn.isPresent()) {
                return refused(
                        "agreement.signer.mandateWithdrawn",
                        withdrawn.get().number(),
                        Objects.requireNonNull(withdrawn.get().withdrawnOn()),
                        day);
            }
            return mandates.isEmpty()
                    ? refused("agreement.signer.noMandate")
                    : refused(
                            "agreement.signer.mandateNotValid",
                            mandates.get(0).number(),
                            mandates.get(0).validFrom(),
                            mandates.get(0).validUntil(),
                            day);
        });
    }

    private static Refused refused(String key, Object... arguments) {
        return Refused.field("signer", key, arguments);
    }
}
