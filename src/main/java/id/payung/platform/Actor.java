package id.payung.platform;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting: a signed-in member of staff, or Payung itself.
 *
 * @param organisation the branch, regional office or municipality the person works for; null for operators, auditors and
 *     Payung itself
 * @param agency the person's agency within a municipality
 */
public record Actor(String id, String name, Set<Role> roles, @Nullable String organisation, @Nullable String agency) {

    public static final Actor PAYUNG = new Actor("payung", "Payung", Set.of(), null, null);

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether all that the person does is reading. */
    public boolean onlyReads() {
        return roles.stream().allMatch(Role::onlyReads);
    }

    public boolean worksFor(String organisation) {
        return organisation.equals(this.organisation);
    }
}
