package id.payung.party;

import id.payung.platform.AdministrationLog;
import id.payung.platform.Refused;
import id.payung.platform.StaffAccounts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters organisations as an operator writes them down: municipalities with their agencies, offices with the municipalities
 * they serve. What is entered twice stays as it is, what is not mentioned too: agreements refer to it. One bad entry, and
 * nothing is entered.
 */
@Service
public class OrganisationRegister {

    private static final int MOST = 1000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern OFFICE = Pattern.compile("[a-z][a-z0-9]{1,19}");
    private static final Pattern AGENCY = Pattern.compile("[a-z][a-z_]{1,39}");
    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{2}\\.[0-9]{2}");
    private static final List<String> ZONES =
            List.of("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura");

    private final Organisations organisations;
    private final Areas areas;
    private final Staff staff;
    private final StaffAccounts accounts;
    private final AdministrationLog log;

    OrganisationRegister(
            Organisations organisations, Areas areas, Staff staff, StaffAccounts accounts, AdministrationLog log) {
        this.organisations = organisations;
        this.areas = areas;
        this.staff = staff;
        this.accounts = accounts;
        this.log = log;
    }

    /** An agency of a municipality: {@code kesra}, and its name as it stands in documents. */
    public record AgencyEntry(@Nullable String id, @Nullable String name) {}

    /** @param areaCode with its dot, {@code 33.75}; the id is the same without */
    public record MunicipalityEntry(
            @Nullable String areaCode,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String zone,
            @Nullable List<AgencyEntry> agencies) {}

    /** @param municipalities ids of all those it serves from now on */
    public record OfficeEntry(
            @Nullable String id,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String regionalOffice,
            @Nullable String place,
            @Nullable List<String> municipalities) {}

    /** As entered and as shown. */
    public record Entries(@Nullable List<MunicipalityEntry> municipalities, @Nullable List<OfficeEntry> branches) {}

    /** Ids of what the entries have changed. */
    public record Outcome(List<String> added, List<String> changed, List<String> unchanged) {}

    @Transactional(readOnly = true)
    public Entries all() {
        return new Entries(
                organisations.municipalities().stream().map(this::entry).collect(Collectors.toList()),
                organisations.offices().stream().map(this::entry).collect(Collectors.toList()));
    }

    private MunicipalityEntry entry(Municipality municipality) {
        return new MunicipalityEntry(
                municipality.areaCode(),
                municipality.name(),
                municipality.kind().name(),
                municipality.zone().getId(),
                organisations.agencies(municipality.id()).entrySet().stream()
                        .map(agency -> new AgencyEntry(agency.getKey(), agency.getValue()))
                        .collect(Collectors.toList()));
    }

    private OfficeEntry entry(Branch office) {
        return new OfficeEntry(
                office.id(),
                office.name(),
                office.kind().name(),
                office.regionalOffice(),
                office.place(),
                new ArrayList<>(organisations.servedBy(office.id())));
    }

    /** @throws Refused with one reason per bad field, named by its place: {@code branches[2].regionalOffice} */
    @Transactional
    public Outcome enter(Entries entries) {
        var check = new Check();
        var municipalities = check.municipalities(orNone(entries.municipalities()));
        var offices = check.offices(orNone(entries.branches()), municipalities);
        if (!check.refused.isEmpty()) {
            throw Refused.fields(check.refused);
        }
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        municipalities.forEach(municipality -> enter(municipality, outcome));
        // Branches refer to their regional office.
        offices.stream()
                .sorted(Comparator.comparing(office -> !office.office().isRegionalOffice()))
                .forEach(office -> enter(office, outcome));
        return outcome;
    }

    private record Town(Municipality municipality, Map<String, String> agencies) {}

    private record Office(Branch office, List<String> serves) {}

    private void enter(Town town, Outcome outcome) {
        var id = town.municipality().id();
        var before = organisations.findMunicipality(id).map(known -> described(known, organisations.agencies(id)));
        organisations.register(town.municipality());
        town.agencies().forEach((agency, name) -> organisations.registerAgency(id, agency, name));
        accounts.openMunicipality(id, town.municipality().name());
        told(id, before, described(town.municipality(), organisations.agencies(id)), outcome);
    }

    private void enter(Office entry, Outcome outcome) {
        var id = entry.office().id();
        var before = organisations.findBranch(id).map(known -> described(known, organisations.servedBy(id)));
        organisations.register(entry.office(), entry.serves());
        told(id, before, described(entry.office(), organisations.servedBy(id)), outcome);
        staff.activeAt(id).forEach(member -> accounts.serve(member.user(), organisations.tenantsOf(id)));
    }

    private void told(String id, Optional<String> before, String after, Outcome outcome) {
        if (before.filter(after::equals).isPresent()) {
            outcome.unchanged().add(id);
            return;
        }
        (before.isPresent() ? outcome.changed() : outcome.added()).add(id);
        log.record(before.isPresent() ? "organisation.changed" : "organisation.added", id, before.orElse(null), after);
    }

    private static String described(Municipality municipality, Map<String, String> agencies) {
        return municipality + " " + agencies;
    }

    private static String described(Branch office, List<String> serves) {
        return office + " " + serves;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Looks at every entry before any is taken. */
    private final class Check {
        final List<Refused.Reason> refused = new ArrayList<>();

        List<Town> municipalities(List<MunicipalityEntry> entries) {
            if (tooMany("municipalities", entries)) {
                return List.of();
            }
            var towns = new ArrayList<Town>();
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < entries.size(); i++) {
                var at = "municipalities[%d]".formatted(i);
                var entry = entries.get(i);
                if (entry == null) {
                    refuse(at, "form.refused.missing");
                } else {
                    town(at, entry, seen).ifPresent(towns::add);
                }
            }
            return towns;
        }

        private Optional<Town> town(String at, MunicipalityEntry entry, Set<String> seen) {
            int before = refused.size();
            var code = present(at + ".areaCode", entry.areaCode());
            var name = present(at + ".name", entry.name());
            var area = MUNICIPALITY.matcher(code).matches() ? areas.nameOf(code) : Optional.<String>empty();
            if (!code.isEmpty() && area.isEmpty()) {
                refuse(at + ".areaCode", "party.organisation.areaUnknown", shown(code));
            }
            if (!code.isEmpty() && !seen.add(code)) {
                refuse(at + ".areaCode", "party.organisation.twice", shown(code));
            }
            var kind = choice(at + ".kind", entry.kind(), Municipality.Kind.class);
            area.map(official -> official.startsWith("Kota") ? Municipality.Kind.CITY : Municipality.Kind.REGENCY)
                    .filter(official -> kind != null && official != kind)
                    .ifPresent(official -> refuse(at + ".kind", "party.organisation.kind", code, official));
            var zone = present(at + ".zone", entry.zone());
            if (!zone.isEmpty() && !ZONES.contains(zone)) {
                refuse(at + ".zone", "party.organisation.zone", String.join(", ", ZONES));
            }
            var agencies = agencies(at + ".agencies", orNone(entry.agencies()));
            return refused.size() > before
                    ? Optional.empty()
                    : Optional.of(new Town(
                            new Municipality(
                                    code.replace(".", ""), name, Objects.requireNonNull(kind), code, ZoneId.of(zone)),
                            agencies));
        }

        private Map<String, String> agencies(String at, List<AgencyEntry> entries) {
            Map<String, String> agencies = new HashMap<>();
            if (tooMany(at, entries)) {
                return agencies;
            }
            for (int i = 0; i < entries.size(); i++) {
                var entry = entries.get(i);
                var place = "%s[%d]".formatted(at, i);
                var id = present(place + ".id", entry == null ? null : entry.id());
                var name = present(place + ".name", entry == null ? null : entry.name());
                if (!id.isEmpty() && !AGENCY.matcher(id).matches()) {
                    refuse(place + ".id", "party.organisation.agencyId", shown(id));
                } else if (agencies.put(id, name) != null && !id.isEmpty()) {
                    refuse(place + ".id", "party.organisation.twice", id);
                }
            }
            return agencies;
        }

        List<Office> offices(List<OfficeEntry> entries, List<Town> towns) {
            if (tooMany("branches", entries)) {
                return List.of();
            }
            Set<String> municipalities =
                    towns.stream().map(town -> town.municipality().id()).collect(Collectors.toCollection(HashSet::new));
            organisations.municipalities().forEach(known -> municipalities.add(known.id()));
            Set<String> regionalOffices = organisations.offices().stream()
                    .filter(Branch::isRegionalOffice)
                    .map(Branch::id)
                    .collect(Collectors.toCollection(HashSet::new));
            entries.stream()
                    .filter(entry ->
                            entry != null && Branch.Kind.REGIONAL_OFFICE.name().equals(entry.kind()))
                    .forEach(entry -> regionalOffices.add(String.valueOf(entry.id())));
            var offices = new ArrayList<Office>();
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < entries.size(); i++) {
                var at = "branches[%d]".formatted(i);
                var entry = entries.get(i);
                if (entry == null) {
                    refuse(at, "form.refused.missing");
                } else {
                    office(at, entry, municipalities, regionalOffices, seen).ifPresent(offices::add);
                }
            }
            return offices;
        }

        private Optional<Office> office(
                String at,
                OfficeEntry entry,
                Set<String> municipalities,
                Set<String> regionalOffices,
                Set<String> seen) {
            int before = refused.size();
            var id = present(at + ".id", entry.id());
            if (!id.isEmpty() && !OFFICE.matcher(id).matches()) {
                refuse(at + ".id", "party.organisation.officeId", shown(id));
            }
            if (!id.isEmpty() && !seen.add(id)) {
                refuse(at + ".id", "party.organisation.twice", shown(id));
            }
            var name = present(at + ".name", entry.name());
            var place = present(at + ".place", entry.place());
            var kind = choice(at + ".kind", entry.kind(), Branch.Kind.class);
            organisations
                    .findBranch(id)
                    .filter(known -> kind != null && kind != known.kind())
                    .ifPresent(known -> refuse(at + ".kind", "party.organisation.kindStays", id, known.kind()));
            var above = entry.regionalOffice();
            if (above != null
                    && (kind == Branch.Kind.REGIONAL_OFFICE || !regionalOffices.contains(above) || above.equals(id))) {
                refuse(at + ".regionalOffice", "party.organisation.regionalOffice", shown(above));
            }
            var serves = orNone(entry.municipalities());
            if (serves.isEmpty()) {
                refuse(at + ".municipalities", "form.refused.missing");
            }
            serves.stream()
                    .filter(served -> served == null || !municipalities.contains(served))
                    .forEach(served -> refuse(
                            at + ".municipalities", "party.municipality.unknown", shown(String.valueOf(served))));
            return refused.size() > before
                    ? Optional.empty()
                    : Optional.of(new Office(
                            new Branch(id, name, Objects.requireNonNull(kind), above, place),
                            serves.stream().filter(Objects::nonNull).distinct().toList()));
        }

        private boolean tooMany(String at, List<?> entries) {
            if (entries.size() > MOST) {
                refuse(at, "party.register.tooMany", MOST);
                return true;
            }
            return false;
        }

        private String present(String at, @Nullable String text) {
            var stripped = text == null ? "" : text.strip();
            if (stripped.isEmpty()) {
                refuse(at, "form.refused.missing");
            } else if (stripped.length() > LONGEST_NAME) {
                refuse(at, "form.refused.tooLong", LONGEST_NAME);
            }
            return stripped;
        }

        private <E extends Enum<E>> @Nullable E choice(String at, @Nullable String code, Class<E> type) {
            var known = Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                    .filter(value -> value.name().equals(code))
                    .findFirst();
            if (known.isEmpty()) {
                refuse(
                        at,
                        "party.register.choice",
                        Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")));
            }
            return known.orElse(null);
        }

        private void refuse(String field, String key, Object... arguments) {
            refused.add(Refused.Reason.of(field, key, arguments));
        }
    }

    /** What somebody wrote, as much of it as a sentence bears. */
    static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }
}
