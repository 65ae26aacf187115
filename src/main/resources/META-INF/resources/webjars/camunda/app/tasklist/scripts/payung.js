// Loaded by Tasklist and Cockpit through customScripts. It adds what a configuration file cannot say.
const english = (navigator.languages?.[0] ?? navigator.language ?? 'id').toLowerCase().split('-')[0] === 'en';
const base = document.querySelector('base');
const appRoot = base?.getAttribute('app-root') ?? '/camunda';

if (base?.getAttribute('app-name') === 'tasklist') {
  document.documentElement.lang = english ? 'en' : 'id';
}

const icon = document.querySelector('link[rel="icon"]');
if (icon) {
  icon.type = 'image/svg+xml';
  icon.href = `${appRoot}/app/tasklist/styles/payung.svg`;
}

// One sign-in serves Tasklist, pages and API: Tasklist's own form would ask a second time.
const toSignIn = () => {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.replace(`${appRoot.replace(/\/camunda\/?$/, '')}/login`);
  }
};
window.addEventListener('hashchange', toSignIn);
toSignIn();

// Tasklist keeps unfinished forms in the browser, when the session runs out and also while it signs somebody out. On a
// shared computer they are not for the next person.
let signsOut = false;
document.addEventListener(
  'click',
  (event) => {
    signsOut ||= Boolean(event.target.closest?.('[cam-widget-header] .logout a'));
  },
  true
);
window.addEventListener('pagehide', () => {
  if (signsOut) {
    Object.keys(localStorage)
      .filter((key) => key.startsWith('camForm:'))
      .forEach((key) => localStorage.removeItem(key));
  }
});
