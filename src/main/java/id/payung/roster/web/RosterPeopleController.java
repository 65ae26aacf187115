package id.payung.roster.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.roster.PersonalDataReveal;
import id.payung.roster.RosterId;
import id.payung.roster.RosterPeople;
import id.payung.roster.rule.PersonState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A roster's people, masked, and one of them in clear for a reason. */
@RestController
class RosterPeopleController {

    private static final int PER_PAGE = 50;
    private static final int MOST_PER_PAGE = 500;

    private final RosterPeople people;
    private final PersonalDataReveal reveal;

    RosterPeopleController(RosterPeople people, PersonalDataReveal reveal) {
        this.people = people;
        this.reveal = reveal;
    }

    /**
     * @param nik masked: {@code 3375**********01}
     * @param origin of a row that a ward uploaded: the ward and the row of its file
     */
    @Schema(name = "RosterPerson")
    record PersonAnswer(
            int row,
            PersonState state,
            @Nullable String nik,
            @Nullable String name,
            @Nullable String areaCode,
            @Nullable String occupation,
            @Nullable String memberNumber,
            boolean refused,
            @Nullable String origin) {

        static PersonAnswer of(RosterPeople.Person person) {
            return new PersonAnswer(
                    person.row(),
                    person.state(),
                    person.nikMasked(),
                    person.name(),
                    person.areaCode(),
                    person.occupation(),
                    person.memberNumber(),
                    person.refused(),
                    person.origin());
        }

        @Override
        public String toString() {
            return "PersonAnswer[row=" + row + ", state=" + state + "]";
        }
    }

    /** @param page counted from 0 */
    @Schema(name = "RosterPeoplePage")
    record PeopleAnswer(List<PersonAnswer> people, int page, int totalPages, int total) {}

    @Operation(summary = "The people of a roster, with masked identity numbers")
    @GetMapping("/api/rosters/{id}/people")
    PeopleAnswer people(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable PersonState state,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "" + PER_PAGE) @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE) int size) {
        int asked = Math.max(0, page);
        int perPage = Math.min(Math.max(1, size), MOST_PER_PAGE);
        var listing = people.of(new RosterId(id), state, asked, perPage);
        return new PeopleAnswer(
                listing.people().stream().map(PersonAnswer::of).toList(),
                asked,
                (listing.total() + perPage - 1) / perPage,
                listing.total());
    }

    /** @param before the state before; {@code after} may also be DETERMINED, REGISTERED or REFUSED */
    @Schema(name = "RosterPersonEvent")
    record EventAnswer(Instant at, String actor, String before, String after, @Nullable String reason) {}

    @Operation(summary = "What became of the person in a row since it was judged")
    @GetMapping("/api/rosters/{id}/people/{row}/history")
    List<EventAnswer> history(@PathVariable UUID id, @PathVariable int row) {
        return people.history(new RosterId(id), row).stream()
                .map(event -> new EventAnswer(event.at(), event.actor(), event.before(), event.after(), event.reason()))
                .toList();
    }

    @Schema(name = "RevealReason")
    record Reason(
            @Schema(
                            requiredMode = REQUIRED,
                            minLength = PersonalDataReveal.SHORTEST_REASON,
                            maxLength = PersonalDataReveal.LONGEST_REASON)
                    @Nullable
                    String reason) {}

    /** Null where the row has none. */
    record RevealAnswer(
            @Nullable String nik, @Nullable String familyCard, @Nullable String phone, @Nullable String mothersName) {
        @Override
        public String toString() {
            return "RevealAnswer[" + (nik == null ? "nothing" : "hidden") + "]";
        }
    }

    @Operation(summary = "One person's sealed data, for a reason; each look is written down")
    @PostMapping("/api/rosters/{id}/people/{row}/reveal")
    ResponseEntity<RevealAnswer> reveal(@PathVariable UUID id, @PathVariable int row, @RequestBody Reason request) {
        var revealed = reveal.reveal(new RosterId(id), row, request.reason());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RevealAnswer(
                        revealed.nik(), revealed.familyCard(), revealed.phone(), revealed.mothersName()));
    }

    /** @param found of a search: on how many rosters; all else is of a look in clear */
    @Schema(name = "PersonalDataLook")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LookAnswer(
            Instant at,
            String actor,
            @Nullable String organisation,
            PersonalDataReveal.LookKind kind,
            @Nullable UUID agreement,
            @Nullable UUID roster,
            @Nullable Integer row,
            @Nullable String reason,
            @Nullable Integer found) {}

    /** @param page counted from 0 */
    @Schema(name = "PersonalDataLookPage")
    record LooksAnswer(List<LookAnswer> items, int page, int size, long total) {}

    @Operation(
            summary = "Who looked at whose sealed data, and why, and who looked for whom, newest first; for auditors")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/api/personal-data-access")
    LooksAnswer looks(
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int page,
            @RequestParam(defaultValue = "" + PER_PAGE) @Schema(minimum = "1", maximum = "" + MOST_PER_PAGE) int size) {
        int asked = Math.max(0, page);
        int perPage = Math.min(Math.max(1, size), MOST_PER_PAGE);
        var found = reveal.looks(asked, perPage);
        return new LooksAnswer(
                found.looks().stream()
                        .map(look -> new LookAnswer(
                                look.at(),
                                look.actor(),
                                look.organisation(),
                                look.kind(),
                                look.agreement(),
                                look.roster(),
                                look.row(),
                                look.reason(),
                                look.found()))
                        .toList(),
                asked,
                perPage,
                found.total());
    }
}
