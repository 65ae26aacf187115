// Tasklist's own configuration file, replaced: this classpath entry comes before Camunda's webjar.
const indonesian = (navigator.languages?.[0] ?? navigator.language ?? 'id').toLowerCase().split('-')[0] !== 'en';

const shortcut = (key, id, en) => ({ key, description: indonesian ? id : en });

export default {
  app: {
    name: indonesian ? 'Daftar Tugas' : 'Tasklist',
    vendor: 'Payung'
  },
  locales: {
    availableLocales: ['id', 'en'],
    fallbackLocale: 'id'
  },
  customScripts: ['scripts/payung.js'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: shortcut('ctrl+alt+c', 'mengambil tugas yang sedang dibuka', 'claims the currently selected task'),
    focusFilter: shortcut('ctrl+shift+f', 'pindah ke filter pertama', 'sets the focus to the first filter in the list'),
    focusList: shortcut('ctrl+alt+l', 'pindah ke tugas pertama di daftar', 'sets the focus to the first task in the list'),
    focusForm: shortcut('ctrl+alt+f', 'pindah ke isian pertama formulir', 'sets the focus to the first input field of the form')
  }
};
