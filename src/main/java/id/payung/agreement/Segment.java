package id.payung.agreement;

import id.payung.platform.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A kind of workers whom an umbrella is to reach, by agreements made under it.
 *
 * @param segment what the parties call it
 * @param target people to be covered at one time
 */
public record Segment(String segment, Regime regime, Set<Programme> programs, int target) {

    public static final int LONGEST_NAME = 100;
    public static final int LARGEST_TARGET = 10_000_000;
    public static final int MOST = 20;

    public Segment {
        var ordered = EnumSet.noneOf(Programme.class);
        ordered.addAll(programs);
        programs = Collections.unmodifiableSet(ordered);
    }

    /** Why these segments cannot stand; each reason names its place in the list. */
    static List<Refused.Reason> refusedIn(List<Segment> segments) {
        var refused = new ArrayList<Refused.Reason>();
        if (segments.size() > MOST) {
            refused.add(Refused.Reason.of("segments", "agreement.list.tooLong", MOST));
        }
        for (int at = 0; at < segments.size(); at++) {
            var one = segments.get(at);
            refused.addAll(one.refusedAt("segments[%d].".formatted(at)));
            if (segments.subList(0, at).stream().anyMatch(other -> other.segment.equalsIgnoreCase(one.segment))) {
                refused.add(Refused.Reason.of(
                        "segments[%d].segment".formatted(at), "agreement.segment.twice", one.segment));
            }
        }
        return refused;
    }

    private List<Refused.Reason> refusedAt(String place) {
        var refused = new ArrayList<Refused.Reason>();
        if (segment.isBlank() || segment.length() > LONGEST_NAME) {
            refused.add(Refused.Reason.of(place + "segment", "agreement.segment.name", LONGEST_NAME));
        }
        if (!programs.containsAll(EnumSet.of(Programme.JKK, Programme.JKM))) {
            refused.add(Refused.Reason.of(place + "programs", "agreement.programs.minimum"));
        }
        if (regime == Regime.BPU && programs.contains(Programme.JP)) {
            refused.add(Refused.Reason.of(place + "programs", "agreement.programs.noPensionForNonWage"));
        }
        if (target < 1 || target > LARGEST_TARGET) {
            refused.add(Refused.Reason.of(place + "target", "agreement.segment.target", LARGEST_TARGET));
        }
        return refused;
    }
}
