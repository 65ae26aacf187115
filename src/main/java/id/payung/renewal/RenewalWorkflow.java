package id.payung.renewal;

import id.payung.platform.ProcessStart;

/** What the application tells the process agreement-renewal. Public only so that {@code process} can implement it. */
public interface RenewalWorkflow {

    void scheduled(RenewalId renewal, ProcessStart.Parties parties);

    /** The last day has moved: what waits for a date waits for another one now. */
    void moved(RenewalId renewal);

    /** There is nothing left to decide. */
    void closed(RenewalId renewal);
}
