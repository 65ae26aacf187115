-- Version 1 of both umbrellas: the memorandum of understanding (nota kesepahaman), and the agreement with a work plan (nota
-- kesepakatan). They differ in what they are carried out by and in what is annexed. Written like the cooperation agreement.
insert into text_template (kind, number, note, revision, drafted_by, drafted_at, changed_by, changed_at)
select kind, 1, 'Naskah bawaan Payung', 1, 'payung', now(), 'payung', now()
  from unnest(array['MOU', 'NOTA_KESEPAKATAN']) as kind;

create temporary table umbrella_article (position integer, heading text, body text);
insert into umbrella_article values
(1, 'Para Pihak',
'PIHAK KESATU adalah {{branchName}}, badan hukum publik penyelenggara program jaminan sosial ketenagakerjaan, berkedudukan di {{branchPlace}}.
PIHAK KEDUA adalah Pemerintah {{municipalityName}}, yang menyelenggarakan urusan pemerintahan daerah di bidang ketenagakerjaan dan kesejahteraan masyarakat.'),
(2, 'Maksud dan Tujuan',
'<NOTA> ini dimaksudkan sebagai landasan bagi PARA PIHAK untuk bekerja sama dalam {{title}}.
<NOTA> ini bertujuan memperluas perlindungan jaminan sosial ketenagakerjaan bagi pekerja di wilayah {{municipalityName}} secara tertib, tepat sasaran, dan berkelanjutan.'),
(3, 'Ruang Lingkup',
'Ruang lingkup <NOTA> ini meliputi:
a. pendataan dan pemutakhiran data pekerja yang belum terlindungi;
b. perluasan kepesertaan {{programs}};
c. penyediaan dukungan kebijakan dan anggaran sesuai kewenangan PIHAK KEDUA;
d. sosialisasi, edukasi, dan pelayanan kepada pekerja;
e. pemantauan, evaluasi, dan pelaporan.
{{segmentClause}}'),
(4, 'Pelaksanaan', '<PELAKSANAAN>'),
(5, 'Pembiayaan',
'Biaya yang timbul dari pelaksanaan <NOTA> ini dibebankan kepada masing-masing pihak sesuai tugas dan kewenangannya menurut peraturan perundang-undangan.
Pembayaran iuran hanya dilakukan berdasarkan perjanjian kerja sama yang memuat sumber dana dan dasar hukumnya.'),
(6, 'Jangka Waktu',
'<NOTA> ini berlaku selama {{months}} ({{monthsInWords}}) bulan, terhitung sejak {{firstDayInWords}} ({{firstDay}}) sampai dengan {{lastDayInWords}} ({{lastDay}}).
Jangka waktu dapat diperpanjang dengan addendum selama <NOTA> masih berlaku, dengan keseluruhan jangka waktu paling lama 5 (lima) tahun.
{{renewalClause}}
Setiap pihak dapat mengusulkan pengakhiran lebih awal secara tertulis paling lambat 30 (tiga puluh) hari sebelumnya; pengakhiran tidak mengurangi hak peserta menurut perjanjian kerja sama yang masih berlaku.'),
(7, 'Korespondensi',
'Setiap pemberitahuan sehubungan dengan <NOTA> ini disampaikan secara tertulis ke alamat PARA PIHAK berikut ini:
a. PIHAK KESATU: {{branchName}}, {{branchPlace}};
b. PIHAK KEDUA: {{agencyName}}, {{municipalityName}}.
Pihak yang berpindah alamat atau mengganti petugas penghubung memberitahukannya secara tertulis kepada pihak lain.'),
(8, 'Lain-Lain',
'<NOTA> ini dibuat dengan memperhatikan {{legalBasis}}.
Hal yang belum diatur atau perlu diubah dituangkan dalam addendum yang disepakati PARA PIHAK dan menjadi bagian yang tidak terpisahkan dari <NOTA> ini.
Perbedaan pendapat dalam pelaksanaan <NOTA> ini diselesaikan secara musyawarah untuk mufakat.
<NOTA> ini dibuat dalam rangkap 2 (dua), masing-masing mempunyai kekuatan hukum yang sama, satu untuk PIHAK KESATU dan satu untuk PIHAK KEDUA.');

create temporary table umbrella_noun (kind text, noun text, carried_out text);
insert into umbrella_noun values
('MOU', 'Nota Kesepahaman',
'Pelaksanaan Nota Kesepahaman ini diatur lebih lanjut dalam perjanjian kerja sama antara PIHAK KESATU, atau kantor cabang di bawahnya, dan perangkat daerah PIHAK KEDUA.
Setiap perjanjian kerja sama berlaku dalam jangka waktu Nota Kesepahaman ini dan paling sedikit memuat kelompok pekerja, program, kuota, sumber dana, dan jangka waktunya.'),
('NOTA_KESEPAKATAN', 'Nota Kesepakatan',
'Pelaksanaan Nota Kesepakatan ini dituangkan dalam Rencana Kerja, yang tercantum dalam lampiran dan merupakan bagian yang tidak terpisahkan dari Nota Kesepakatan ini.
Pembayaran iuran bagi pekerja diatur lebih lanjut dalam perjanjian antara PIHAK KESATU, atau kantor cabang di bawahnya, dan perangkat daerah PIHAK KEDUA, yang berlaku dalam jangka waktu Nota Kesepakatan ini.');

insert into text_template_article (kind, number, position, heading, body)
select n.kind, 1, a.position, a.heading, replace(replace(a.body, '<PELAKSANAAN>', n.carried_out), '<NOTA>', n.noun)
  from umbrella_article a cross join umbrella_noun n;

insert into text_template_clause (kind, number, field, option, body)
select n.kind, 1, c.field, c.option, replace(c.body, '<NOTA>', n.noun)
  from umbrella_noun n cross join (values
    ('segmentClause', 'NAMED', 'Sasaran kepesertaan selama jangka waktu <NOTA> ini adalah {{segments}}.'),
    ('segmentClause', 'OPEN', 'Sasaran kepesertaan ditetapkan dalam perjanjian kerja sama.'),
    ('renewalClause', 'RENEWABLE', 'Sesudah itu kerja sama dapat dilanjutkan dengan <NOTA> yang baru atas kesepakatan PARA PIHAK.'),
    ('renewalClause', 'NOT_RENEWABLE', '<NOTA> ini tidak dilanjutkan dengan yang baru.')) as c (field, option, body);

drop table umbrella_article;
drop table umbrella_noun;

update text_template set valid_from = date '2000-01-01', published_by = 'payung', published_at = now(),
       sha256 = text_template_sha256(kind, 1)
 where kind in ('MOU', 'NOTA_KESEPAKATAN') and number = 1;
