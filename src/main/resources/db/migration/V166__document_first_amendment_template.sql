-- Version 1 of the amendment (adendum): names what it amends, says each term before and after, and leaves the rest in force.
insert into text_template (kind, number, note, revision, drafted_by, drafted_at, changed_by, changed_at)
values ('AMENDMENT', 1, 'Naskah bawaan Payung', 1, 'payung', now(), 'payung', now());

insert into text_template_article (kind, number, position, heading, body) values
('AMENDMENT', 1, 1, 'Perjanjian yang Diubah',
'Adendum {{ordinal}} ini mengubah {{agreementKind}} tentang {{agreementTitle}} antara {{branchName}} dan {{agencyName}} {{municipalityName}}, Nomor {{agreementBranchNumber}} dan Nomor {{agreementMunicipalNumber}}, yang ditandatangani pada tanggal {{agreementSignedOn}} ({{agreementSignedOnInWords}}), selanjutnya disebut Perjanjian.
{{earlierClause}}
Alasan perubahan: {{reason}}'),
('AMENDMENT', 1, 2, 'Ketentuan yang Diubah',
'Ketentuan Perjanjian berikut ini diubah:
{{changes}}'),
('AMENDMENT', 1, 3, 'Ketentuan Lain',
'Ketentuan Perjanjian yang tidak diubah dengan Adendum ini tetap berlaku.
Adendum ini merupakan bagian yang tidak terpisahkan dari Perjanjian. Naskah Perjanjian yang telah ditandatangani tidak diubah.
Iuran yang telah ditagih dengan Kode Iuran sebelum Adendum ini berlaku tidak dihitung kembali.'),
('AMENDMENT', 1, 4, 'Penutup',
'Adendum ini berlaku sejak ditandatangani oleh kedua pihak.
Adendum ini dibuat dan ditandatangani dalam rangkap 2 (dua), masing-masing bermeterai cukup dan mempunyai kekuatan hukum yang sama, satu untuk PIHAK KESATU dan satu untuk PIHAK KEDUA.');

insert into text_template_clause (kind, number, field, option, body) values
('AMENDMENT', 1, 'earlierClause', 'NONE', 'Perjanjian belum pernah diubah.'),
('AMENDMENT', 1, 'earlierClause', 'AMENDED', 'Perjanjian telah diubah dengan {{earlierAmendments}}.');

update text_template set valid_from = date '2000-01-01', published_by = 'payung', published_at = now(),
       sha256 = text_template_sha256('AMENDMENT', 1)
 where kind = 'AMENDMENT' and number = 1;
