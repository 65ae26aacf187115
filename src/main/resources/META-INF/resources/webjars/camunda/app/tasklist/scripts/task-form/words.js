// The form's own words. Labels, hints and refusals come from the API in the user's language.

const indonesian = {
  loading: 'Memuat tugas…',
  notLoaded: 'Tugas ini belum dapat dimuat.',
  again: 'Coba lagi',
  claimFirst: 'Ambil tugas ini dahulu, lalu isi formulirnya.',
  numberNotYet: 'belum bernomor',
  due: 'Batas waktu',
  overdue: 'terlewat',
  people: 'pekerja',
  peopleConcerned: 'pekerja yang terkait',
  facts: 'Yang perlu diketahui',
  documents: 'Dokumen',
  answers: 'Isian Anda',
  requiredNote: 'Isian bertanda bintang wajib diisi.',
  required: 'wajib diisi',
  choose: 'Pilih…',
  characters: '{0} dari {1} karakter',
  missing: 'Bagian ini wajib diisi.',
  missingChoice: 'Pilih salah satu.',
  missingFile: 'Unggah berkasnya dahulu.',
  tooLong: 'Terlalu panjang: paling banyak {0} karakter.',
  notNumber: 'Isi dengan angka bulat, tanpa huruf.',
  tooSmall: 'Paling sedikit {0}.',
  tooLarge: 'Paling banyak {0}.',
  notDate: 'Isi tanggal yang lengkap.',
  tooEarly: 'Paling awal {0}.',
  tooLate: 'Paling akhir {0}.',
  fileChosen: 'Berkas yang sudah diunggah sebelumnya akan dipakai. Pilih berkas lain bila perlu diganti.',
  uploading: 'Mengunggah {0}… {1}%',
  uploaded: '{0} sudah diunggah.',
  stillUploading: 'Tunggu sampai berkas selesai diunggah.',
  checking: 'Daftar peserta sedang diperiksa…',
  checked: 'Pemeriksaan selesai.',
  checkLost: 'Hasil pemeriksaan belum dapat dibaca.',
  rows: 'Baris',
  valid: 'Memenuhi syarat',
  warned: 'Perlu diperhatikan',
  rejected: 'Ditolak',
  held: 'Ditahan',
  stopCheck: 'Hentikan pemeriksaan',
  endings: {
    REFUSED: 'Berkas ini ditolak. Yang sudah ada sebelumnya tetap berlaku.',
    CANCELLED: 'Pemeriksaan dihentikan. Yang sudah ada sebelumnya tetap berlaku.',
    FAILED: 'Pemeriksaan gagal karena gangguan sistem. Unggah berkas sekali lagi, atau hubungi pengelola sistem.'
  },
  findings: 'Temuan pemeriksaan',
  rowsToMend: 'Unduh baris yang perlu diperbaiki (Excel)',
  template: 'Unduh templat data peserta (Excel)',
  findingsTotal: '{0} temuan',
  noFindings: 'Tidak ada temuan.',
  row: 'Baris',
  column: 'Kolom',
  finding: 'Temuan',
  severity: 'Akibat',
  severities: { E: 'Ditolak', W: 'Perlu diperhatikan', D: 'Ditahan' },
  page: 'Halaman {0} dari {1}',
  previous: 'Sebelumnya',
  next: 'Berikutnya',
  checkMarked: 'Periksa isian yang ditandai.',
  refused: 'Tugas belum dapat diselesaikan.',
  trouble: 'Terjadi gangguan. Isian Anda tetap ada di sini; coba lagi sebentar lagi.',
  offline: 'Sambungan terputus. Periksa jaringan, lalu coba lagi.',
  signedOut: 'Sesi Anda sudah berakhir. Masuk kembali, lalu coba lagi.',
  forbidden: 'Anda tidak berwenang mengerjakan tugas ini.',
  gone: 'Tugas ini sudah dikerjakan atau sudah tidak ada.',
  tooBig: 'Berkas terlalu besar. Kecilkan ukurannya, lalu unggah lagi.'
};

const english = {
  loading: 'Loading the task…',
  notLoaded: 'The task could not be loaded.',
  again: 'Try again',
  claimFirst: 'Claim this task first, then fill in the form.',
  numberNotYet: 'no number yet',
  due: 'Due',
  overdue: 'overdue',
  people: 'workers',
  peopleConcerned: 'workers concerned',
  facts: 'Good to know',
  documents: 'Documents',
  answers: 'Your answers',
  requiredNote: 'Fields with an asterisk are required.',
  required: 'required',
  choose: 'Choose…',
  characters: '{0} of {1} characters',
  missing: 'Please fill this in.',
  missingChoice: 'Please choose one.',
  missingFile: 'Please upload the file first.',
  tooLong: 'Too long: at most {0} characters.',
  notNumber: 'Whole numbers only, please.',
  tooSmall: 'At least {0}.',
  tooLarge: 'At most {0}.',
  notDate: 'Please enter a complete date.',
  tooEarly: '{0} at the earliest.',
  tooLate: '{0} at the latest.',
  fileChosen: 'The file uploaded earlier will be used. Choose another one to replace it.',
  uploading: 'Uploading {0}… {1}%',
  uploaded: '{0} is uploaded.',
  stillUploading: 'Please wait until the file is uploaded.',
  checking: 'The roster is being checked…',
  checked: 'The check is complete.',
  checkLost: 'The result of the check could not be read.',
  rows: 'Rows',
  valid: 'Valid',
  warned: 'With a warning',
  rejected: 'Rejected',
  held: 'Held',
  stopCheck: 'Stop the check',
  endings: {
    REFUSED: 'This file was refused. What was there before stays.',
    CANCELLED: 'The check was stopped. What was there before stays.',
    FAILED: 'The check failed by a fault of the system. Upload the file once more, or ask the operator.'
  },
  findings: 'Findings of the check',
  rowsToMend: 'Download the rows that need work (Excel)',
  template: 'Download the roster template (Excel)',
  findingsTotal: '{0} findings',
  noFindings: 'No findings.',
  row: 'Row',
  column: 'Column',
  finding: 'Finding',
  severity: 'Effect',
  severities: { E: 'Rejected', W: 'Warning', D: 'Held' },
  page: 'Page {0} of {1}',
  previous: 'Previous',
  next: 'Next',
  checkMarked: 'Please check the marked fields.',
  refused: 'The task cannot be completed yet.',
  trouble: 'Something went wrong. Your input is still here; please try again shortly.',
  offline: 'The connection was lost. Check the network and try again.',
  signedOut: 'Your session has ended. Log in again and retry.',
  forbidden: 'You may not work on this task.',
  gone: 'This task is already done or no longer exists.',
  tooBig: 'The file is too large. Make it smaller and upload it again.'
};

const inEnglish = (navigator.languages?.[0] ?? navigator.language ?? 'id').toLowerCase().split('-')[0] === 'en';
const locale = inEnglish ? 'en-GB' : 'id-ID';

export const words = inEnglish ? english : indonesian;

export const fill = (sentence, ...values) => sentence.replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');

const numbers = new Intl.NumberFormat(locale);
export const number = (value) => numbers.format(value);
export const separator = numbers.format(1000).charAt(1);

export const day = (iso) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`)
  );

export const moment = (instant) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(instant));
