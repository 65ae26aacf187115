package id.payung.agreement;

import id.payung.document.DocumentKind;
import id.payung.document.Documents;
import id.payung.party.Branch;
import id.payung.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an agreement owes to the umbrella that it is made under, and an umbrella to its track. */
@Component
class Umbrellas {

    private final Agreements agreements;
    private final Segments segments;
    private final Documents documents;

    Umbrellas(Agreements agreements, Segments segments, Documents documents) {
        this.agreements = agreements;
        this.segments = segments;
        this.documents = documents;
    }

    /** Why a draft cannot be made under the umbrella that it names; told with all else that is wrong with it. */
    List<Refused.Reason> refusedUnder(AgreementId parent, AgreementDrafting.Order order, Branch office) {
        var umbrella = agreements.findById(parent.value()).filter(one -> one.isUmbrellaOf(order.municipality()));
        if (umbrella.isEmpty()) {
            return List.of(Refused.Reason.of("parent", "agreement.umbrella.unknown"));
        }
        var refused = new ArrayList<>(
                umbrella.get().refusesUnderItself(office, order.terms().period()));
        var cover = order.terms().cover();
        if (cover != null) {
            refused.addAll(refusedSegment(order.segment(), cover.regime(), segments.of(parent)));
        }
        return refused;
    }

    private static List<Refused.Reason> refusedSegment(@Nullable String asked, Regime regime, List<Segment> known) {
        var fitting = known.stream()
                .filter(segment -> segment.regime() == regime)
                .map(Segment::segment)
                .toList();
        if (asked == null ? fitting.size() < 2 : fitting.contains(asked)) {
            return List.of();
        }
        return List.of(Refused.Reason.of("segment", "agreement.segment.choose", String.join("; ", fitting)));
    }

    /** The segment that is asked for, or the one that is meant where the umbrella has only one of the regime. */
    @Nullable
    String segmentOf(@Nullable AgreementId parent, AgreementDrafting.Order order) {
        var cover = order.terms().cover();
        if (parent == null || cover == null || order.segment() != null) {
            return order.segment();
        }
        var fitting = segments.of(parent).stream()
                .filter(segment -> segment.regime() == cover.regime())
                .toList();
        return fitting.size() == 1 ? fitting.get(0).segment() : null;
    }

    /** @throws Refused where the terms reach beyond the umbrella's period */
    void requireRoomFor(Agreement agreement, Terms terms) {
        var parent = agreement.parent();
        if (parent != null && agreement.kind() == AgreementKind.PKS) {
            var refused = umbrella(parent).refusesPeriod(terms.period());
            if (!refused.isEmpty()) {
                throw Refused.fields(refused);
            }
        }
    }

    /**
     * Asked before the agreement becomes ready to be signed, and again at each signature.
     *
     * @throws Refused where its umbrella does not carry it, or the work plan is missing that belongs to it
     */
    void requireReadyToSign(Agreement agreement) {
        var parent = agreement.parent();
        if (parent != null && agreement.kind() == AgreementKind.PKS) {
            var umbrella = umbrella(parent);
            umbrella.requireCarrying();
            requireRoomFor(agreement, agreement.terms());
        }
        if (agreement.kind() == AgreementKind.NOTA_KESEPAKATAN
                && documents
                        .newest(agreement.id().value(), DocumentKind.WORK_PLAN)
                        .isEmpty()) {
            throw Refused.because("agreement.umbrella.workPlanMissing");
        }
    }

    /** @throws Refused where the paper is not one of the umbrella */
    void requireWorkPlan(AgreementId umbrella, UUID paper) {
        documents.require(umbrella.value(), paper, DocumentKind.WORK_PLAN, "workPlan");
    }

    /** Under what the next period's agreement is made: the umbrella, or what follows it where its time ends before. */
    @Nullable
    AgreementId forNextPeriod(Agreement agreement) {
        var parent = agreement.parent();
        if (parent == null || agreement.kind() != AgreementKind.PKS) {
            return parent;
        }
        var next = agreement.terms().forNextPeriod().period();
        return umbrella(parent).refusesPeriod(next).isEmpty()
                ? parent
                : agreements.findSuccessor(parent.value()).map(Agreement::id).orElse(parent);
    }

    private Agreement umbrella(AgreementId parent) {
        return AgreementView.require(agreements.findById(parent.value()));
    }
}
