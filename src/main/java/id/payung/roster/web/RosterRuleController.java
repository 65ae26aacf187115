package id.payung.roster.web;

import id.payung.agreement.Regime;
import id.payung.platform.CurrentUser;
import id.payung.platform.IsoDay;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.platform.Role;
import id.payung.roster.RosterRules;
import id.payung.roster.people.Occupations;
import id.payung.roster.rule.RuleVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What all rosters are judged by, kept by operators. */
@RestController
class RosterRuleController {

    private static final int MOST_PER_PAGE = 200;

    private final RosterRules rules;
    private final CurrentUser currentUser;

    RosterRuleController(RosterRules rules, CurrentUser currentUser) {
        this.rules = rules;
        this.currentUser = currentUser;
    }

    record RosterRulePage(List<RuleVersion> rules, int page) {}

    @Operation(summary = "The versions of the rules that rosters are judged by, those set last first")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/api/roster-rules")
    RosterRulePage versions(
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "50") @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE) int size) {
        requireOperator();
        int first = Math.max(0, page);
        return new RosterRulePage(rules.versions(first, Math.min(Math.max(1, size), MOST_PER_PAGE)), first);
    }

    /**
     * @param municipality without it the version holds everywhere
     * @param validFrom the first day of cover for which it holds
     * @param source the regulation, and how certain it is
     */
    record NewRosterRule(
            @Nullable Regime regime,
            @Nullable String municipality,
            @Schema(format = "date") @Nullable String validFrom,
            @Schema(minimum = "0", maximum = "" + RosterRules.OLDEST_MIN_AGE) @Nullable Integer minAge,
            @Schema(maximum = "" + RosterRules.HIGHEST_AGE_LIMIT) @Nullable Integer ageLimit,
            @Schema(minimum = "0", maximum = "" + RosterRules.LONGEST_GAP) @Nullable Integer longestGapMonths,
            @Schema(minimum = "1", maximum = "" + RosterRules.LARGEST_FAMILY) @Nullable Integer maxPerFamily,
            @Nullable String source) {}

    /** Nothing is changed afterwards: a mistake is mended by another version of the same day. */
    @Operation(summary = "Add a version of the rules that rosters are judged by")
    @ApiResponse(responseCode = "201", description = "Added; rosters are judged by it from now on")
    @PostMapping("/api/roster-rules")
    @ResponseStatus(HttpStatus.CREATED)
    RuleVersion add(@RequestBody NewRosterRule request) {
        requireOperator();
        return rules.add(new RosterRules.NewVersion(
                request.regime(),
                request.municipality(),
                day("validFrom", request.validFrom()),
                request.minAge(),
                request.ageLimit(),
                request.longestGapMonths(),
                request.maxPerFamily(),
                request.source()));
    }

    record OccupationList(List<Occupations.Dated> occupations) {}

    @Operation(summary = "All occupations, those that are no longer admitted too")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/api/occupations")
    OccupationList occupations() {
        requireOperator();
        return new OccupationList(rules.occupations());
    }

    /**
     * @param label accepted in files besides the code
     * @param validFrom without it since ever
     * @param validUntil without it for good
     */
    record OccupationRequest(
            @Nullable String label,
            @Nullable Regime regime,
            @Schema(format = "date") @Nullable String validFrom,
            @Schema(format = "date") @Nullable String validUntil) {}

    @Operation(summary = "Enter an occupation, or change its label and the days of cover for which it is admitted")
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @PutMapping("/api/occupations/{code}")
    Occupations.Dated enter(@PathVariable String code, @RequestBody OccupationRequest request) {
        requireOperator();
        return rules.enter(
                code,
                new RosterRules.OccupationEntry(
                        request.label(),
                        request.regime(),
                        day("validFrom", request.validFrom()),
                        day("validUntil", request.validUntil())));
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : IsoDay.read(text).orElseThrow(() -> Refused.field(field, "form.refused.date"));
    }

    private void requireOperator() {
        if (!currentUser.actor().is(Role.OPERATOR)) {
            throw Refused.forbidden("signin.forbidden");
        }
    }
}
