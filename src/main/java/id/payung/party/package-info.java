/**
 * Who takes part: branches, regional offices, municipalities with their agencies, their officials with mandates, the staff at
 * their desks, the administrative areas, and which day it is there. Operators enter organisations and staff, each
 * organisation its own officials.
 */
@ApplicationModule(
        displayName = "Party",
        allowedDependencies = {"platform"})
@NullMarked
package id.payung.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
