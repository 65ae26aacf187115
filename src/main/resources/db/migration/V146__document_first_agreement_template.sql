-- Version 1 of the cooperation agreement (PKS). A line is a paragraph, and paragraphs are numbered when they are printed; a
-- line that begins with a letter and a dot is an item of the paragraph above it.
insert into text_template (kind, number, note, revision, drafted_by, drafted_at, changed_by, changed_at)
values ('PKS', 1, 'Naskah bawaan Payung', 1, 'payung', now(), 'payung', now());

insert into text_template_article (kind, number, position, heading, body) values
('PKS', 1, 1, 'Ketentuan Umum',
'Dalam Perjanjian ini yang dimaksud dengan:
a. Perjanjian adalah perjanjian kerja sama ini beserta lampiran dan addendumnya, yang merupakan satu kesatuan yang tidak terpisahkan;
b. Peserta adalah pekerja yang tercantum dalam Data Peserta, terdaftar pada PIHAK KESATU, dan iurannya dibayar menurut Perjanjian ini;
c. Data Peserta adalah daftar pekerja menurut nama dan nomor induk kependudukan yang telah diverifikasi, ditetapkan dengan keputusan, dan diserahterimakan dengan berita acara;
d. Program adalah program jaminan sosial ketenagakerjaan yang diikuti Peserta menurut Perjanjian ini;
e. Iuran adalah sejumlah uang yang dibayar kepada PIHAK KESATU agar Peserta memperoleh perlindungan Program;
f. Manfaat adalah hak Peserta atau ahli warisnya yang diberikan oleh PIHAK KESATU menurut peraturan perundang-undangan;
g. Kode Iuran adalah kode penagihan yang diterbitkan PIHAK KESATU sebagai dasar pembayaran Iuran;
h. Hari adalah hari kerja pada PARA PIHAK.'),
('PKS', 1, 2, 'Maksud dan Tujuan',
'Perjanjian ini dimaksudkan sebagai dasar hukum dan pedoman bagi PARA PIHAK dalam menyelenggarakan perlindungan jaminan sosial ketenagakerjaan bagi {{workerKind}} yang iurannya dibayar dari {{fundSource}}.
Perjanjian ini bertujuan agar pekerja dan keluarganya terlindungi dari akibat risiko kerja dan kematian sepanjang jangka waktu Perjanjian, serta agar penyelenggaraannya tertib, tepat sasaran, dan dapat dipertanggungjawabkan.'),
('PKS', 1, 3, 'Objek dan Ruang Lingkup',
'Objek Perjanjian ini adalah {{title}}.
Ruang lingkup Perjanjian ini meliputi:
a. pendataan, verifikasi, penetapan, dan serah terima Data Peserta;
b. pendaftaran dan perubahan Peserta;
c. penagihan, pembayaran, dan rekonsiliasi Iuran;
d. pemberian Manfaat;
e. sosialisasi, pemantauan, evaluasi, dan pelaporan.'),
('PKS', 1, 4, 'Kepesertaan dan Data Peserta',
'Peserta menurut Perjanjian ini adalah {{workerKind}} di wilayah {{municipalityName}}, paling banyak {{quota}} ({{quotaInWords}}) orang pada waktu yang sama.
Pada hari pertama perlindungan, Peserta berusia paling rendah {{minAge}} ({{minAgeInWords}}) tahun dan belum mencapai batas usia pendaftaran menurut peraturan perundang-undangan.
{{occupationClause}}
{{familyClause}}
PIHAK KEDUA mendata dan memverifikasi calon Peserta, menetapkannya dengan keputusan pejabat yang berwenang, serta bertanggung jawab atas kebenaran, kelengkapan, dan keabsahan Data Peserta.
Data Peserta diserahterimakan kepada PIHAK KESATU dengan berita acara yang memuat jumlah Peserta dan tanda pengenal isi data.
PIHAK KESATU mendaftarkan Peserta sesuai Data Peserta yang diserahterimakan dan memberitahukan kepada PIHAK KEDUA setiap calon Peserta yang tidak dapat didaftarkan beserta alasannya.'),
('PKS', 1, 5, 'Program dan Manfaat',
'Program yang diikuti Peserta adalah {{programs}}.
Manfaat Program diberikan kepada Peserta atau ahli warisnya sesuai dengan peraturan perundang-undangan, termasuk ketentuan tentang masa kepesertaan yang dipersyaratkan.
Perlindungan dimulai sejak Iuran dibayar dan diposting oleh PIHAK KESATU, dan berlaku untuk bulan yang iurannya telah dibayar.
Peserta atau ahli warisnya mengajukan Manfaat kepada PIHAK KESATU, dan PIHAK KEDUA membantu penyediaan keterangan yang diperlukan.'),
('PKS', 1, 6, 'Hak dan Kewajiban',
'PIHAK KESATU berhak:
a. menerima Data Peserta yang benar, lengkap, dan telah ditetapkan;
b. menerima pembayaran Iuran sesuai Kode Iuran yang diterbitkan;
c. meminta keterangan yang diperlukan untuk pendaftaran Peserta dan pemberian Manfaat.
PIHAK KESATU berkewajiban:
a. mendaftarkan Peserta dan menerbitkan bukti kepesertaan;
b. menerbitkan Kode Iuran berdasarkan perhitungan yang disampaikan kepada PIHAK KEDUA;
c. memberikan Manfaat kepada Peserta atau ahli warisnya;
d. menyampaikan laporan kepesertaan, Iuran, dan Manfaat kepada PIHAK KEDUA;
e. memberikan penjelasan dan sosialisasi Program kepada Peserta.
PIHAK KEDUA berhak:
a. memperoleh bukti kepesertaan dan bukti pembayaran Iuran;
b. memperoleh laporan kepesertaan, Iuran, dan Manfaat;
c. memperoleh penyelesaian atas Iuran Peserta yang berhenti sebelum waktunya.
PIHAK KEDUA berkewajiban:
a. menyampaikan Data Peserta yang telah diverifikasi dan ditetapkan;
b. menyediakan anggaran dan membayar Iuran tepat waktu;
c. memberitahukan setiap perubahan Data Peserta;
d. membantu pendataan, sosialisasi, dan penyampaian bukti kepesertaan kepada Peserta.'),
('PKS', 1, 7, 'Iuran, Sumber Dana, dan Tata Cara Pembayaran',
'Besaran Iuran setiap Peserta setiap bulan ditetapkan menurut peraturan perundang-undangan yang berlaku pada bulan Iuran yang bersangkutan.
{{fundClause}}
PIHAK KESATU menghitung Iuran berdasarkan Data Peserta yang diserahterimakan, menerbitkan Kode Iuran, dan menyampaikannya kepada PIHAK KEDUA.
PIHAK KEDUA membayar Iuran menurut Kode Iuran sebelum hari pertama bulan yang dibayar, dengan memperhatikan tata cara pelaksanaan anggaran.
Keterlambatan pembayaran tidak menimbulkan perlindungan surut atas risiko yang terjadi sebelum pembayaran diposting, kecuali ditentukan lain secara tertulis oleh pejabat PIHAK KESATU yang berwenang.
PARA PIHAK melakukan rekonsiliasi jumlah Peserta, bulan, dan Iuran sekurang-kurangnya satu kali setiap triwulan, yang dituangkan dalam berita acara rekonsiliasi.'),
('PKS', 1, 8, 'Perubahan Peserta dan Pengembalian Iuran',
'Perubahan Peserta meliputi penambahan, penghentian, penggantian, dan perbaikan data.
PIHAK KEDUA memberitahukan perubahan Peserta kepada PIHAK KESATU secara tertulis, disertai keputusan atau berita acara dan bulan mulai berlakunya perubahan.
Perubahan Peserta tidak memerlukan addendum sepanjang tidak melampaui jumlah Peserta menurut Perjanjian ini.
Masa kepesertaan Peserta pengganti dihitung sejak Peserta pengganti itu sendiri terdaftar dan iurannya dibayar.
{{refundClause}}'),
('PKS', 1, 9, 'Kerahasiaan dan Pelindungan Data Pribadi',
'PARA PIHAK adalah pengendali data pribadi atas Data Peserta, masing-masing untuk tugas dan kewenangannya, dan memprosesnya sesuai dengan Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi.
Data Peserta hanya digunakan untuk pelaksanaan Perjanjian ini, disampaikan melalui saluran yang aman, dan tidak diberikan kepada pihak lain tanpa dasar hukum.
PARA PIHAK memberitahukan kepada Peserta tujuan pemrosesan data, hak Peserta, dan cara menggunakan hak tersebut.
Dalam hal terjadi kegagalan pelindungan data pribadi, pihak yang mengetahuinya memberitahukan kepada pihak lain tanpa menunda, sehingga pemberitahuan kepada Peserta dan lembaga yang berwenang dapat dilakukan paling lambat 3 x 24 (tiga kali dua puluh empat) jam.
Kewajiban menjaga kerahasiaan tetap berlaku setelah Perjanjian ini berakhir.'),
('PKS', 1, 10, 'Jangka Waktu',
'Perjanjian ini berlaku untuk jangka waktu {{months}} ({{monthsInWords}}) bulan, terhitung sejak tanggal {{firstDay}} ({{firstDayInWords}}) sampai dengan tanggal {{lastDay}} ({{lastDayInWords}}).
{{renewalClause}}
Berakhirnya jangka waktu tidak menghapus hak dan kewajiban PARA PIHAK yang timbul sebelum Perjanjian ini berakhir dan belum diselesaikan.'),
('PKS', 1, 11, 'Pemantauan dan Evaluasi',
'PARA PIHAK memantau pelaksanaan Perjanjian ini, sekurang-kurangnya atas jumlah Peserta, pembayaran Iuran, perubahan Peserta, dan Manfaat yang dibayarkan.
PARA PIHAK mengevaluasi pelaksanaan Perjanjian ini sekurang-kurangnya satu kali selama jangka waktunya, dan selambat-lambatnya 3 (tiga) bulan sebelum Perjanjian berakhir.
Hasil evaluasi dituangkan secara tertulis dan menjadi bahan pertimbangan perpanjangan.'),
('PKS', 1, 12, 'Keadaan Kahar',
'Keadaan kahar adalah peristiwa di luar kekuasaan PARA PIHAK yang secara langsung menghalangi pelaksanaan kewajiban, antara lain bencana alam, bencana nonalam, bencana sosial, kerusuhan, dan perubahan kebijakan pemerintah di bidang keuangan negara atau daerah.
Pihak yang mengalami keadaan kahar memberitahukannya secara tertulis kepada pihak lain paling lambat 14 (empat belas) Hari sejak terjadinya keadaan kahar, disertai keterangan yang mendukung.
Selama keadaan kahar berlangsung, pihak yang mengalaminya dibebaskan dari akibat keterlambatan pelaksanaan kewajiban yang terhalang; kewajiban itu dilanjutkan setelah keadaan kahar berakhir.
Keadaan kahar tidak menghapus hak Peserta atas Manfaat untuk bulan yang iurannya telah dibayar.'),
('PKS', 1, 13, 'Penyelesaian Perselisihan',
'Perselisihan yang timbul dari pelaksanaan Perjanjian ini diselesaikan secara musyawarah untuk mufakat.
Dalam hal musyawarah tidak mencapai mufakat dalam waktu 30 (tiga puluh) Hari, PARA PIHAK sepakat menyelesaikannya melalui pengadilan negeri di tempat kedudukan PIHAK KEDUA.
Selama perselisihan diselesaikan, PARA PIHAK tetap melaksanakan kewajibannya kepada Peserta.'),
('PKS', 1, 14, 'Pengakhiran',
'Perjanjian ini berakhir karena jangka waktunya habis atau diakhiri lebih awal atas persetujuan tertulis PARA PIHAK.
Pihak yang bermaksud mengakhiri Perjanjian lebih awal memberitahukannya secara tertulis kepada pihak lain dengan menyebut alasan dan hari terakhir perlindungan yang diusulkan, paling lambat 30 (tiga puluh) hari sebelumnya.
Pengakhiran tidak mengurangi perlindungan Peserta untuk bulan yang iurannya telah dibayar sampai dengan hari terakhir yang disepakati, dan tidak menghapus kewajiban yang belum diselesaikan.
PARA PIHAK sepakat mengesampingkan ketentuan peraturan perundang-undangan sepanjang mensyaratkan putusan pengadilan untuk pengakhiran perjanjian.'),
('PKS', 1, 15, 'Korespondensi',
'Setiap pemberitahuan dan surat-menyurat sehubungan dengan Perjanjian ini disampaikan secara tertulis ke alamat PARA PIHAK berikut ini:
a. PIHAK KESATU: {{branchName}}, {{branchPlace}};
b. PIHAK KEDUA: {{agencyName}}, {{municipalityName}}.
Pihak yang berpindah alamat atau mengganti petugas penghubung memberitahukannya secara tertulis kepada pihak lain paling lambat 7 (tujuh) Hari setelah perubahan.'),
('PKS', 1, 16, 'Addendum',
'Hal yang belum diatur atau perlu diubah dalam Perjanjian ini dituangkan secara tertulis dalam addendum yang disepakati dan ditandatangani PARA PIHAK.
Addendum merupakan bagian yang tidak terpisahkan dari Perjanjian ini.'),
('PKS', 1, 17, 'Penutup',
'Perubahan nama, susunan organisasi, atau pejabat salah satu pihak tidak mengakhiri Perjanjian ini, dan hak serta kewajiban beralih kepada penggantinya.
Apabila suatu ketentuan Perjanjian ini bertentangan dengan peraturan perundang-undangan, ketentuan lainnya tetap berlaku dan PARA PIHAK menyesuaikannya dengan addendum.
Perjanjian ini dibuat dan ditandatangani dalam rangkap 2 (dua), masing-masing bermeterai cukup dan mempunyai kekuatan hukum yang sama, satu untuk PIHAK KESATU dan satu untuk PIHAK KEDUA.');

insert into text_template_clause (kind, number, field, option, body) values
('PKS', 1, 'refundClause', 'REFUND',
'Iuran yang telah dibayar untuk bulan sesudah Peserta berhenti dikembalikan oleh PIHAK KESATU kepada PIHAK KEDUA melalui rekening kas yang ditunjuk, berdasarkan berita acara rekonsiliasi.'),
('PKS', 1, 'refundClause', 'REPLACE',
'Iuran yang telah dibayar untuk bulan sesudah Peserta berhenti tidak dikembalikan, tetapi dialihkan untuk Peserta pengganti yang ditetapkan PIHAK KEDUA.'),
('PKS', 1, 'refundClause', 'NONE',
'Iuran yang telah dibayar untuk bulan sesudah Peserta berhenti tidak dikembalikan dan tidak dialihkan.'),
('PKS', 1, 'renewalClause', 'RENEWABLE',
'Perjanjian ini dapat diperpanjang dengan perjanjian baru atas kesepakatan PARA PIHAK, yang prosesnya dimulai selambat-lambatnya 3 (tiga) bulan sebelum Perjanjian berakhir.'),
('PKS', 1, 'renewalClause', 'NOT_RENEWABLE',
'Perjanjian ini tidak diperpanjang.'),
('PKS', 1, 'fundClause', 'WITH_BUDGET_CODE',
'Iuran dibayar oleh PIHAK KEDUA dari {{fundSource}} pada kode rekening {{budgetCode}}, berdasarkan {{legalBasis}}.'),
('PKS', 1, 'fundClause', 'WITHOUT_BUDGET_CODE',
'Iuran dibayar oleh PIHAK KEDUA dari {{fundSource}}, berdasarkan {{legalBasis}}.'),
('PKS', 1, 'occupationClause', 'LISTED',
'Jenis pekerjaan Peserta adalah {{occupations}}.'),
('PKS', 1, 'occupationClause', 'EVERY',
'Peserta dapat berasal dari setiap jenis pekerjaan yang termasuk {{workerKind}}.'),
('PKS', 1, 'familyClause', 'LIMITED',
'Dari satu kartu keluarga dapat didaftarkan paling banyak {{maxPerFamily}} ({{maxPerFamilyInWords}}) orang Peserta.'),
('PKS', 1, 'familyClause', 'UNLIMITED',
'Jumlah Peserta dari satu kartu keluarga tidak dibatasi.');

update text_template set valid_from = date '2000-01-01', published_by = 'payung', published_at = now(),
       sha256 = text_template_sha256('PKS', 1)
 where kind = 'PKS' and number = 1;
