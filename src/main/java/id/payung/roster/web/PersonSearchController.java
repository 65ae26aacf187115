package id.payung.roster.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import id.payung.roster.PersonSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PersonSearchController {

    private final PersonSearch search;

    PersonSearchController(PersonSearch search) {
        this.search = search;
    }

    /** In the body, because an identity number never stands in a URL. */
    @Schema(name = "PersonQuestion")
    record Question(@Schema(requiredMode = REQUIRED, description = "Identity number, 16 digits") @Nullable String nik) {
        @Override
        public String toString() {
            return "Question[" + (nik == null ? "nothing" : "hidden") + "]";
        }
    }

    @Schema(name = "PersonPlaces")
    record Places(List<PersonSearch.Place> items) {}

    @Operation(summary = "On which rosters of one's own agreements a person stands; each search is written down")
    @PostMapping("/api/archive/people")
    ResponseEntity<Places> people(@RequestBody Question question) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Places(search.placesOf(question.nik())));
    }
}
