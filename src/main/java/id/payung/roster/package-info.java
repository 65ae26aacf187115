/**
 * Who is to be covered: roster files, the rules that judge every row, findings, verification by both sides, decree and
 * hand-over. Diagram: roster-submission.
 */
@ApplicationModule(
        displayName = "Roster",
        allowedDependencies = {"agreement", "document", "notification", "party", "platform"})
@NullMarked
package id.payung.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
