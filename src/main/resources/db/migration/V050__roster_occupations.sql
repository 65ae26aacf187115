-- What people do for a living. Extensible as data; codes are part of the public interface.
create table occupation (
    code   text primary key,
    label  text not null,
    regime text not null check (regime in ('BPU', 'PU'))
);
insert into occupation (code, label, regime) values
    ('LEBE', 'lebe', 'BPU'),
    ('MARBOT', 'marbot', 'BPU'),
    ('GURU_NGAJI', 'guru ngaji', 'BPU'),
    ('IMAM', 'imam', 'BPU'),
    ('PENGGALI_KUBUR', 'penggali kubur', 'BPU'),
    ('NELAYAN', 'nelayan', 'BPU'),
    ('PETANI', 'petani', 'BPU'),
    ('BURUH_TANI', 'buruh tani', 'BPU'),
    ('PETERNAK', 'peternak', 'BPU'),
    ('PEDAGANG', 'pedagang', 'BPU'),
    ('PEMBATIK', 'pembatik', 'BPU'),
    ('TUKANG_OJEK', 'tukang ojek', 'BPU'),
    ('TUKANG_BECAK', 'tukang becak', 'BPU'),
    ('SOPIR_ANGKOT', 'sopir angkot', 'BPU'),
    ('JURU_PARKIR', 'juru parkir', 'BPU'),
    ('BURUH_HARIAN', 'buruh harian lepas', 'BPU'),
    ('BURUH_BANGUNAN', 'buruh bangunan', 'BPU'),
    ('PEMULUNG', 'pemulung', 'BPU'),
    ('TUKANG_PIJAT', 'tukang pijat', 'BPU'),
    ('KADER_POSYANDU', 'kader posyandu', 'BPU'),
    ('NON_ASN', 'non-ASN', 'PU'),
    ('PERANGKAT_DESA', 'perangkat desa', 'PU'),
    ('KPPS', 'KPPS', 'PU'),
    ('PPS', 'PPS', 'PU'),
    ('PPK', 'PPK', 'PU'),
    ('LINMAS', 'linmas', 'PU');
