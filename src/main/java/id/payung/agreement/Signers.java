package id.payung.agreement;

import id.payung.party.Official;
import id.payung.party.Officials;
import id.payung.party.Position;
import id.payung.platform.Refused;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may sign an agreement, out of the register of officials. */
@Component
class Signers {

    private final Officials officials;

    Signers(Officials officials) {
        this.officials = officials;
    }

    /** @throws Refused on the field {@code signer}, where nobody has the id */
    Signer require(UUID official) {
        return officials
                .find(official)
                .map(this::signer)
                .orElseThrow(() -> Refused.field("signer", "form.refused.choice"));
    }

    /**
     * Whom an officer can choose from: all of the side's officials who hold a position that may sign, on one of the days. The
     * agency's own head first, then the secretary, then the municipal head; for an umbrella the other way round.
     */
    List<Signer> between(LocalDate first, LocalDate last, Side side, Agreement agreement) {
        return officials.between(agreement.organisationOf(side), first, last).stream()
                .filter(official -> official.position() != Position.AGENCY_HEAD
                        || agreement.agency().equals(official.agency()))
                .sorted((agreement.isSignedByTheHeads()
                                ? Comparator.comparing(Official::position)
                                : Comparator.comparing(Official::position).reversed())
                        .thenComparing(official -> !official.holdsOn(last))
                        .thenComparing(official -> !official.capacity().isActing()))
                .map(this::signer)
                .toList();
    }

    /**
     * Who signs on a day if nothing unusual happens: the head of the office; for the municipality the head of the agreement's
     * agency, under a mandate, and under an umbrella the municipality's own head. Somebody who acts goes before the one they stand in for.
     */
    Optional<Signer> expectedOn(LocalDate day, Side side, Agreement agreement) {
        var usual = agreement.isSignedByTheHeads() ? Position.MUNICIPAL_HEAD : Position.AGENCY_HEAD;
        return between(day, day, side, agreement).stream()
                .filter(signer -> signer.official().position() == usual || side == Side.BRANCH)
                .findFirst()
                .filter(signer ->
                        !signer.needsMandate() || signer.validMandateOn(day).isPresent());
    }

    private Signer signer(Official official) {
        return new Signer(official, officials.mandatesOf(official.id()));
    }
}
