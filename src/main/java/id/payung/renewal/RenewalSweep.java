package id.payung.renewal;

import org.springframework.stereotype.Service;

/** What the daily sweep does here. */
@Service
public class RenewalSweep {

    private final RenewalReminding reminding;
    private final RenewalScheduling scheduling;

    RenewalSweep(RenewalReminding reminding, RenewalScheduling scheduling) {
        this.reminding = reminding;
        this.scheduling = scheduling;
    }

    public void run() {
        reminding.remindOfAll();
        scheduling.keepUp();
    }
}
