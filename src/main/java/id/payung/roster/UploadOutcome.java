package id.payung.roster;

import java.util.List;

/** How an upload ended. */
public sealed interface UploadOutcome {

    /** Stored and judged; what is wrong with single rows is told by the findings. */
    record Taken(RosterId roster) implements UploadOutcome {}

    /** Refused whole: nothing stored, what was there before stays. */
    record RefusedWhole(List<ToldFinding> fileFindings) implements UploadOutcome {
        public RefusedWhole {
            fileFindings = List.copyOf(fileFindings);
        }
    }
}
