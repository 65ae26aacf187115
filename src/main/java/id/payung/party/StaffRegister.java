package id.payung.party;

import id.payung.platform.AdministrationLog;
import id.payung.platform.CurrentUser;
import id.payung.platform.PasswordLinks;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.StaffAccounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters the people at their desks, with their sign-in, as an operator writes them down. What is entered twice stays as it
 * is, who is not mentioned too. One bad entry, and nobody is entered. Who leaves signs in no more, and keeps their name in
 * history.
 */
@Service
public class StaffRegister {

    private static final int MOST = 1000;
    private static final int LONGEST = 200;
    private static final Pattern USER = Pattern.compile("[a-z0-9][a-z0-9._-]{1,62}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\"]+");

    private final Staff staff;
    private final Organisations organisations;
    private final Areas areas;
    private final StaffAccounts accounts;
    private final PasswordLinks links;
    private final AdministrationLog log;
    private final CurrentUser currentUser;

    StaffRegister(
            Staff staff,
            Organisations organisations,
            Areas areas,
            StaffAccounts accounts,
            PasswordLinks links,
            AdministrationLog log,
            CurrentUser currentUser) {
        this.staff = staff;
        this.organisations = organisations;
        this.areas = areas;
        this.accounts = accounts;
        this.links = links;
        this.log = log;
        this.currentUser = currentUser;
    }

    /**
     * @param agency for people of a municipality
     * @param ward code of the ward, for its head and its community officer
     * @param active {@code false} for who leaves; then the user id is enough
     */
    public record Entry(
            @Nullable String user,
            @Nullable String name,
            @Nullable String email,
            @Nullable String role,
            @Nullable String organisation,
            @Nullable String agency,
            @Nullable String ward,
            @Nullable Boolean active) {

        boolean leaves() {
            return Boolean.FALSE.equals(active);
        }
    }

    /**
     * User ids.
     *
     * @param withoutPassword those among them whose account is new
     */
    public record Outcome(
            List<String> added,
            List<String> changed,
            List<String> left,
            List<String> unchanged,
            List<String> withoutPassword) {}

    /** @throws Refused with one reason per bad field, named by its place: {@code staff[2].role} */
    @Transactional
    public Outcome enter(List<Entry> entries) {
        var members = new Check().members(entries);
        var outcome = new Outcome(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        members.forEach(member -> enter(member, outcome));
        return outcome;
    }

    private void enter(Staff.Member member, Outcome outcome) {
        var user = member.user();
        var before = staff.find(user);
        if (!member.active()) {
            if (before.filter(Staff.Member::active).isEmpty()) {
                outcome.unchanged().add(user);
                return;
            }
            staff.save(member);
            links.revoke(user);
            accounts.close(user);
            outcome.left().add(user);
            log.record("staff.left", user, before.get().toString(), null);
            return;
        }
        staff.save(member);
        boolean isNew = accounts.keep(new StaffAccounts.Account(
                user,
                member.name(),
                member.email(),
                member.role(),
                member.organisation() == null ? List.of() : organisations.tenantsOf(member.organisation())));
        if (isNew) {
            outcome.withoutPassword().add(user);
        }
        if (before.filter(member::equals).isPresent()) {
            outcome.unchanged().add(user);
        } else if (before.filter(Staff.Member::active).isPresent()) {
            if (!member.sitsWhere(before.get())) {
                accounts.release(user);
            }
            outcome.changed().add(user);
            log.record("staff.changed", user, before.get().toString(), member.toString());
        } else {
            outcome.added().add(user);
            log.record("staff.added", user, null, member.toString());
        }
    }

    /** Looks at every entry before any is taken. */
    private final class Check {
        private final List<Refused.Reason> refused = new ArrayList<>();

        List<Staff.Member> members(List<Entry> entries) {
            if (entries.size() > MOST) {
                throw Refused.field("staff", "party.register.tooMany", MOST);
            }
            var members = new ArrayList<Staff.Member>();
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < entries.size(); i++) {
                var at = "staff[%d]".formatted(i);
                var entry = entries.get(i);
                if (entry == null) {
                    refuse(at, "form.refused.missing");
                } else {
                    member(at, entry, seen).ifPresent(members::add);
                }
            }
            if (!refused.isEmpty()) {
                throw Refused.fields(refused);
            }
            return members;
        }

        private Optional<Staff.Member> member(String at, Entry entry, Set<String> seen) {
            int before = refused.size();
            var user = text(at + ".user", entry.user(), true);
            if (!user.isEmpty() && !USER.matcher(user).matches()) {
                refuse(at + ".user", "party.staff.user", OrganisationRegister.shown(user));
            } else if (!user.isEmpty() && !seen.add(user)) {
                refuse(at + ".user", "party.organisation.twice", user);
            } else if (accounts.isReserved(user)) {
                refuse(at + ".user", "party.staff.reserved", user);
            }
            if (entry.leaves()) {
                return leaving(at, user, before);
            }
            var name = text(at + ".name", entry.name(), true);
            var email = text(at + ".email", entry.email(), true);
            if (!email.isEmpty() && !MAIL.matcher(email).matches()) {
                refuse(at + ".email", "party.staff.email", user);
            }
            var role = Role.of(Objects.requireNonNullElse(entry.role(), ""));
            if (role.isEmpty()) {
                refuse(
                        at + ".role",
                        "party.staff.role",
                        user,
                        OrganisationRegister.shown(String.valueOf(entry.role())));
                return Optional.empty();
            }
            if (isOneself(user) && role.get() != Role.OPERATOR) {
                refuse(at + ".role", "party.staff.oneself");
            }
            var member = new Staff.Member(
                    user,
                    name,
                    email,
                    role.get(),
                    orNull(text(at + ".organisation", entry.organisation(), false)),
                    orNull(text(at + ".agency", entry.agency(), false)),
                    orNull(text(at + ".ward", entry.ward(), false)),
                    true);
            desk(at, member);
            return refused.size() > before ? Optional.empty() : Optional.of(member);
        }

        private Optional<Staff.Member> leaving(String at, String user, int before) {
            var known = staff.find(user);
            if (!user.isEmpty() && known.isEmpty()) {
                refuse(at + ".user", "signin.account.unknown", OrganisationRegister.shown(user));
            }
            // So there is always an operator left.
            if (isOneself(user)) {
                refuse(at + ".active", "party.staff.oneself");
            }
            return refused.size() > before ? Optional.empty() : known.map(Staff.Member::gone);
        }

        private boolean isOneself(String user) {
            return user.equals(currentUser.actor().id());
        }

        /** Whether the role fits the organisation, and the agency or ward lies in it. */
        private void desk(String at, Staff.Member member) {
            var organisation = member.organisation();
            if (member.role() == Role.AUDITOR || member.role() == Role.OPERATOR) {
                if (organisation != null || member.agency() != null || member.ward() != null) {
                    refuse(at + ".organisation", "party.staff.noOrganisation", member.user());
                }
                return;
            }
            if (organisation == null) {
                refuse(at + ".organisation", "form.refused.missing");
                return;
            }
            var office = organisations.findBranch(organisation);
            var municipality = organisations.findMunicipality(organisation);
            if (office.isEmpty() && municipality.isEmpty()) {
                refuse(
                        at + ".organisation",
                        "party.staff.organisation",
                        member.user(),
                        OrganisationRegister.shown(organisation));
            } else if (!fits(member.role(), office.orElse(null))) {
                refuse(at + ".role", "party.staff.roleElsewhere", member.user(), organisation);
            } else if (office.isPresent()) {
                if (member.agency() != null || member.ward() != null) {
                    refuse(at + ".agency", "party.staff.noAgency", member.user());
                }
            } else {
                municipality.ifPresent(town -> townDesk(at, member, town));
            }
        }

        private static boolean fits(Role role, @Nullable Branch office) {
            return switch (role) {
                case MANAGER -> true;
                case REGIONAL_HEAD -> office != null && office.isRegionalOffice();
                case BRANCH_HEAD -> office != null && !office.isRegionalOffice();
                default -> role.ofBranch() == (office != null);
            };
        }

        private void townDesk(String at, Staff.Member member, Municipality town) {
            boolean inWard = member.role() == Role.WARD_HEAD || member.role() == Role.COMMUNITY_OFFICER;
            var ward = member.ward();
            if (inWard
                    && (ward == null
                            || !ward.startsWith(town.areaCode() + ".")
                            || ward.length() != "33.75.01.1002".length()
                            || areas.nameOf(ward).isEmpty())) {
                refuse(at + ".ward", "party.staff.ward", member.user(), town.name());
            }
            if (!inWard && ward != null) {
                refuse(at + ".ward", "party.staff.noWard", member.user());
            }
            var agency = member.agency();
            if (agency == null ? !inWard : !organisations.hasAgency(town.id(), agency)) {
                refuse(at + ".agency", "party.staff.agency", member.user(), town.name());
            }
        }

        private String text(String at, @Nullable String text, boolean required) {
            var stripped = text == null ? "" : text.strip();
            if (stripped.isEmpty() && required) {
                refuse(at, "form.refused.missing");
            } else if (stripped.length() > LONGEST) {
                refuse(at, "form.refused.tooLong", LONGEST);
            }
            return stripped;
        }

        private void refuse(String field, String key, Object... arguments) {
            refused.add(Refused.Reason.of(field, key, arguments));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
