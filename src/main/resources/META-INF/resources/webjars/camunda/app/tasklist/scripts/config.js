// Tasklist's own configuration file, replaced: this classpath entry comes before Camunda's webjar.
const indonesian = (navigator.languages?.[0] ?? navigator.language ?? 'id').toLowerCase().split('-')[0] !== 'en';

const shortcut = (key, id, en) => ({ key, description: indonesian ? id : en });

// Tasklist draws before its labels have arrived, and where it was too early it goes on showing their keys. Labels that are in
// the browser's storage are there in time, so ours are put there first, fresh at every start.
try {
  const language = indonesian ? 'id' : 'en';
  const locales = `${document.querySelector('base').getAttribute('app-root')}/app/tasklist/locales/`;
  const labels = await (await fetch(`${locales}${language}.json`)).json();
  const stored = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  stored[`${locales}_locales_data_${language}_${window.bust}`] = JSON.stringify(labels);
  localStorage.setItem('camunda-web', JSON.stringify(stored));
} catch (failure) {
  console.warn('Labels come later', failure);
}

export default {
  app: {
    name: indonesian ? 'Daftar Tugas' : 'Tasklist',
    vendor: 'Payung'
  },
  locales: {
    availableLocales: ['id', 'en'],
    fallbackLocale: 'id'
  },
  customScripts: ['scripts/payung.js', 'scripts/task-cards.js'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: shortcut('ctrl+alt+c', 'mengambil tugas yang sedang dibuka', 'claims the currently selected task'),
    focusFilter: shortcut('ctrl+shift+f', 'pindah ke filter pertama', 'sets the focus to the first filter in the list'),
    focusList: shortcut('ctrl+alt+l', 'pindah ke tugas pertama di daftar', 'sets the focus to the first task in the list'),
    focusForm: shortcut('ctrl+alt+f', 'pindah ke isian pertama formulir', 'sets the focus to the first input field of the form')
  }
};
