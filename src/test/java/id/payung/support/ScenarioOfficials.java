package id.payung.support;

import static id.payung.party.Capacity.DEFINITIVE;
import static id.payung.party.Capacity.PJ;
import static id.payung.party.Position.AGENCY_HEAD;
import static id.payung.party.Position.BRANCH_HEAD;
import static id.payung.party.Position.MUNICIPAL_HEAD;
import static id.payung.party.Position.REGIONAL_HEAD;
import static id.payung.party.Position.REGIONAL_SECRETARY;

import id.payung.party.Capacity;
import id.payung.party.Official;
import id.payung.party.OfficialRegister;
import id.payung.party.OfficialRegister.MandateEntry;
import id.payung.party.OfficialRegister.OfficialEntry;
import id.payung.party.Position;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who signs for the three branches, the regional office and the three municipalities. In each municipality the head of the
 * agency that makes agreements has a mandate until 2029; the secretaries have none. Serang has an acting mayor. Where
 * somebody is entered already, nobody is added.
 */
final class ScenarioOfficials {

    private static final LocalDate BEFORE = LocalDate.of(2025, 3, 3);
    private static final LocalDate MANDATES_FROM = LocalDate.of(2026, 1, 5);
    private static final LocalDate MANDATES_UNTIL = LocalDate.of(2029, 12, 31);

    private final OfficialRegister register;

    ScenarioOfficials(OfficialRegister register) {
        this.register = register;
    }

    void enter() {
        office("pkl", BRANCH_HEAD, "Kepala Kantor Cabang Pekalongan", "Ir. Hendra Gunawan, M.M.", "214550031");
        office("srg", BRANCH_HEAD, "Kepala Kantor Cabang Serang", "Drs. Ujang Saputra", "214550047");
        office("ktb", BRANCH_HEAD, "Kepala Kantor Cabang Kotabaru", "H. Syahrani, S.E.", "214550058");
        office("btn", REGIONAL_HEAD, "Kepala Kantor Wilayah Banten", "Dr. Bambang Santoso", "214550012");
        municipality(
                "3375",
                mayor("Wali Kota Pekalongan", "Hj. Aminah Zahra, S.E.", DEFINITIVE, "100.2.1.3-1701 Tahun 2025", null),
                "Dr. Joko Susilo, M.M.",
                "kesra",
                "Kepala Bagian Kesejahteraan Rakyat",
                "Drs. Slamet Riyadi, M.Si.");
        municipality(
                "3673",
                mayor(
                        "Wali Kota Serang",
                        "Ir. Yayat Ruhiyat",
                        PJ,
                        "100.2.1.3-0412 Tahun 2026",
                        LocalDate.of(2027, 12, 31)),
                "Drs. Tb. Hasanudin",
                "kesra",
                "Kepala Bagian Kesejahteraan Rakyat",
                "H. Mulyadi, M.Si.");
        municipality(
                "6302",
                mayor("Bupati Kotabaru", "H. Muhammad Ilham, S.T.", DEFINITIVE, "100.2.1.3-1755 Tahun 2025", null),
                "H. Said Abdullah, M.AP.",
                "disnaker",
                "Kepala Dinas Tenaga Kerja",
                "Drs. H. Zainal Arifin");
    }

    private void office(String id, Position position, String title, String name, String number) {
        if (isNew(id)) {
            register.enter(
                    id,
                    new OfficialEntry(
                            position,
                            null,
                            title,
                            name,
                            number,
                            DEFINITIVE,
                            "Keputusan Direksi BPJS Ketenagakerjaan Nomor KEP/118/022025",
                            BEFORE,
                            null));
        }
    }

    private boolean isNew(String organisation) {
        return register.officials(organisation, 0, 1).items().isEmpty();
    }

    private static OfficialEntry mayor(
            String title, String name, Capacity capacity, String decree, @Nullable LocalDate until) {
        return new OfficialEntry(
                MUNICIPAL_HEAD,
                null,
                title,
                name,
                null,
                capacity,
                "Keputusan Menteri Dalam Negeri Nomor " + decree,
                capacity.isActing() ? LocalDate.of(2026, 1, 2) : BEFORE,
                until);
    }

    private void municipality(
            String id, OfficialEntry mayor, String secretary, String agency, String title, String head) {
        if (!isNew(id)) {
            return;
        }
        var giver = register.enter(id, mayor);
        enter(id, REGIONAL_SECRETARY, "setda", "Sekretaris Daerah", secretary, "19680214 199203 1 004");
        var holder = enter(id, AGENCY_HEAD, agency, title, head, "19690912 199003 1 002");
        register.give(
                id,
                new MandateEntry(
                        "100.3.7/0003/2026",
                        giver.id(),
                        holder.id(),
                        "Menandatangani perjanjian kerja sama pelindungan jaminan sosial ketenagakerjaan",
                        MANDATES_FROM,
                        MANDATES_UNTIL));
    }

    private Official enter(String id, Position position, String agency, String title, String name, String number) {
        return register.enter(
                id,
                new OfficialEntry(
                        position,
                        agency,
                        title,
                        name,
                        number,
                        DEFINITIVE,
                        "Keputusan Kepala Daerah Nomor 821.2/0117 Tahun 2025",
                        BEFORE,
                        null));
    }
}
