package id.payung.roster.sheet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a roster: the one definition for reading, template and documentation. The key is the canonical header and
 * part of the public interface; aliases are written as {@link HeaderText#normal} makes them.
 */
public enum RosterColumn {
    NIK(
            "nik",
            true,
            "nonik",
            "nomornik",
            "nikktp",
            "noktp",
            "nomorktp",
            "noindukkependudukan",
            "nomorindukkependudukan"),
    NAME(
            "nama",
            true,
            "namalengkap",
            "namapeserta",
            "namapekerja",
            "namatenagakerja",
            "namaktp",
            "namasesuaiktp",
            "namalengkapsesuaiktp"),
    BIRTH_DATE("tanggal_lahir", true, "tgllahir", "tgllhr", "tanggalkelahiran"),
    SEX("jenis_kelamin", true, "jk", "lp", "kelamin", "jeniskel", "jnskelamin", "jeniskelaminlp"),
    ADDRESS("alamat", true, "alamatlengkap", "alamatktp", "alamatrumah", "alamattinggal", "alamatdomisili"),
    AREA_CODE(
            "kode_wilayah",
            true,
            "kodedesa",
            "kodekelurahan",
            "kodekel",
            "kodekeldesa",
            "kodekelurahandesa",
            "kodedesakelurahan",
            "kodekemendagri"),
    OCCUPATION("jenis_pekerjaan", true, "pekerjaan", "profesi", "jenisprofesi", "pekerjaanutama", "kodepekerjaan"),
    FAMILY_CARD("no_kk", false, "kk", "nomorkk", "nokartukeluarga", "nomorkartukeluarga"),
    BIRTH_PLACE("tempat_lahir", false, "tmplahir", "tmptlahir", "kotalahir"),
    MOTHERS_NAME("nama_ibu_kandung", false, "namaibu", "ibukandung", "namagadisibukandung"),
    RT("rt", false),
    RW("rw", false),
    POSTAL_CODE("kode_pos", false, "pos"),
    PHONE(
            "no_hp",
            false,
            "hp",
            "nomorhp",
            "nohandphone",
            "handphone",
            "notelepon",
            "nomortelepon",
            "notelp",
            "notlp",
            "telepon",
            "telp",
            "nowa",
            "nowhatsapp"),
    EMAIL("email", false, "surel", "alamatemail", "alamatsurel"),
    WORK_PLACE("lokasi_kerja", false, "tempatkerja", "lokasipekerjaan", "lokasibekerja"),
    WORK_HOURS("jam_kerja", false, "waktukerja"),
    WAGE("upah", false, "gaji", "honor", "honorarium", "upahperbulan", "upahbulanan", "gajipokok"),
    INCOME("penghasilan", false, "penghasilanperbulan", "pendapatan"),
    HEIR("ahli_waris", false, "namaahliwaris", "ahliwarisnama"),
    HEIR_RELATION("hubungan_ahli_waris", false, "ahliwarishubungan", "hubungankeluarga"),
    MEMBER_NUMBER("kpj", false, "nokpj", "nomorkpj", "nopeserta", "nomorpeserta"),
    NOTE("catatan", false, "keterangan", "ket");

    private static final Map<String, RosterColumn> BY_NAME = new HashMap<>();

    static {
        for (RosterColumn column : values()) {
            column.names.forEach(name -> BY_NAME.put(name, column));
        }
    }

    private final String key;
    private final boolean required;
    private final List<String> names;

    RosterColumn(String key, boolean required, String... aliases) {
        this.key = key;
        this.required = required;
        this.names = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(HeaderText.normal(key)), Arrays.stream(aliases))
                .toList();
    }

    public String key() {
        return key;
    }

    /** Whether every roster must have it; agreements may require more. */
    public boolean isAlwaysRequired() {
        return required;
    }

    /** Every accepted header, normalised. */
    List<String> names() {
        return names;
    }

    /** The column with this header, written as {@link HeaderText#normal} makes it. */
    static Optional<RosterColumn> ofName(String normal) {
        return Optional.ofNullable(BY_NAME.get(normal));
    }

    public static Optional<RosterColumn> ofKey(String key) {
        return Arrays.stream(values()).filter(c -> c.key.equals(key)).findFirst();
    }
}
