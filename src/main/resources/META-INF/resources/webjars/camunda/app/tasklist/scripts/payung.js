// Loaded by Tasklist and Cockpit through customScripts. It adds what a configuration file cannot say.
const english = (navigator.languages?.[0] ?? navigator.language ?? 'id').toLowerCase().split('-')[0] === 'en';
const base = document.querySelector('base');
const appRoot = base?.getAttribute('app-root') ?? '/camunda';
const productRoot = appRoot.replace(/\/camunda\/?$/, '');

if (base?.getAttribute('app-name') === 'tasklist') {
  document.documentElement.lang = english ? 'en' : 'id';
}

const icon = document.querySelector('link[rel="icon"]');
if (icon) {
  icon.type = 'image/svg+xml';
  icon.href = `${appRoot}/app/tasklist/styles/payung.svg`;
}

// One sign-in serves Tasklist, pages and API. Tasklist's own form would ask a second time, and its own sign-out would leave
// the other session open.
const toSignIn = () => {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.replace(`${productRoot}/login`);
  }
};
window.addEventListener('hashchange', toSignIn);
toSignIn();

const token = () =>
  decodeURIComponent(document.cookie.split('; ').find((c) => c.startsWith('PAYUNG-XSRF='))?.slice('PAYUNG-XSRF='.length) ?? '');

document.addEventListener(
  'click',
  (event) => {
    if (!event.target.closest?.('[cam-widget-header] .logout a')) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    // Forms saved for later stay in the browser; on a shared computer they are not for the next person.
    Object.keys(localStorage)
      .filter((key) => key.startsWith('camForm:'))
      .forEach((key) => localStorage.removeItem(key));
    fetch(`${productRoot}/logout`, { method: 'POST', headers: { 'X-PAYUNG-XSRF': token() } })
      .catch(() => undefined)
      .then(() => window.location.assign(`${productRoot}/login?logout`));
  },
  true
);
