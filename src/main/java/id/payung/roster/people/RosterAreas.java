package id.payung.roster.people;

import id.payung.party.Areas;
import id.payung.roster.rule.AreaCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Loads the areas at first use and keeps them: they change by migration only, and a check would read 91,000 rows. */
@Component
public class RosterAreas {

    private static final int PROVINCE = 1;
    private static final int DISTRICT = 3;
    private static final int WARD = 4;

    private final Areas areas;
    private volatile @Nullable AreaCodes codes;

    RosterAreas(Areas areas) {
        this.areas = areas;
    }

    public AreaCodes codes() {
        var loaded = codes;
        if (loaded == null) {
            loaded = new AreaCodes(areas.codes(PROVINCE), areas.codes(DISTRICT), areas.codes(WARD));
            codes = loaded;
        }
        return loaded;
    }
}
