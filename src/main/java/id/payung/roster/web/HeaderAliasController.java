package id.payung.roster.web;

import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Refused.Kind;
import id.payung.platform.Refuses;
import id.payung.platform.Role;
import id.payung.roster.RosterHeaderAliases;
import id.payung.roster.people.HeaderAliasTable.Alias;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Other names of a roster's columns, kept by operators. */
@RestController
class HeaderAliasController {

    private final RosterHeaderAliases aliases;
    private final CurrentUser currentUser;

    HeaderAliasController(RosterHeaderAliases aliases, CurrentUser currentUser) {
        this.aliases = aliases;
        this.currentUser = currentUser;
    }

    record HeaderAliasList(List<Alias> aliases) {}

    @Operation(summary = "Headers that are read besides those known by themselves")
    @Refuses(Kind.FORBIDDEN)
    @GetMapping("/api/roster-header-aliases")
    HeaderAliasList aliases() {
        requireOperator();
        return new HeaderAliasList(aliases.all());
    }

    /**
     * @param header as it stands in files
     * @param column the key of the column that it means: {@code nik}
     */
    record HeaderAliasRequest(@Nullable String header, @Nullable String column) {}

    @Operation(summary = "Read a header as a column from now on")
    @Refuses({Kind.FORBIDDEN, Kind.CONFLICT})
    @PutMapping("/api/roster-header-aliases")
    Alias put(@RequestBody HeaderAliasRequest request) {
        requireOperator();
        return aliases.put(request.header(), request.column());
    }

    @Operation(summary = "Read a header no more")
    @ApiResponse(responseCode = "204", description = "Removed")
    @Refuses(Kind.FORBIDDEN)
    @DeleteMapping("/api/roster-header-aliases/{alias}")
    ResponseEntity<Void> remove(@PathVariable String alias) {
        requireOperator();
        aliases.remove(alias);
        return ResponseEntity.noContent().build();
    }

    private void requireOperator() {
        if (!currentUser.actor().is(Role.OPERATOR)) {
            throw Refused.forbidden("signin.forbidden");
        }
    }
}
