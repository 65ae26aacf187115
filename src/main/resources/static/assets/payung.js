// Forms that talk to the API: <form data-api="json|multipart" action="/api/…" data-then="/agreements/{id}">.
// The API answers 400 with one sentence per field; they are shown at the fields, and 422 with all that is wrong with a file.
// With data-method another method than POST is used. Without data-then the page is reloaded; with data-show the answer is shown in the form instead, and kept nowhere.

const english = document.documentElement.lang === 'en';
const words = english
  ? { trouble: 'Something went wrong. Your input is still here; please try again shortly.', offline: 'The connection was lost. Check the network and try again.', signedOut: 'Your session has ended. Sign in again and retry.' }
  : { trouble: 'Terjadi gangguan. Isian Anda masih ada di sini; coba lagi sebentar lagi.', offline: 'Sambungan terputus. Periksa jaringan, lalu coba lagi.', signedOut: 'Sesi Anda sudah berakhir. Masuk kembali, lalu coba lagi.' };

const MOST_FINDINGS = 20;

const token = () => {
  const cookie = document.cookie.split('; ').find((c) => c.startsWith('PAYUNG-XSRF='));
  return cookie ? decodeURIComponent(cookie.slice('PAYUNG-XSRF='.length)) : '';
};

/** An input's value as JSON: numbers, true/false, lists of lines or of ticked boxes; nothing for what is empty or not asked. */
function value(form, name) {
  const inputs = [...form.querySelectorAll(`[name="${name}"]`)].filter((input) => !input.disabled);
  if (inputs.length === 0) {
    return undefined;
  }
  const kind = inputs[0].dataset.as ?? 'text';
  if (kind === 'list') {
    return inputs.filter((i) => i.checked).map((i) => i.value);
  }
  if (kind === 'flag') {
    return inputs[0].checked;
  }
  if (kind === 'exact') {
    return inputs[0].value || undefined;
  }
  const text = (inputs[0].type === 'radio' ? inputs.find((i) => i.checked)?.value ?? '' : inputs[0].value).trim();
  if (kind === 'lines') {
    return text.split('\n').map((line) => line.trim()).filter(Boolean);
  }
  if (text === '') {
    return undefined;
  }
  return kind === 'number' && /^\d+$/.test(text) ? Number(text) : text;
}

function body(form) {
  if (form.dataset.api === 'multipart') {
    return new FormData(form);
  }
  const single = [...form.elements].filter((e) => !e.closest('[data-list]'));
  const names = new Set(single.map((e) => e.name).filter((name) => name && !name.startsWith('_')));
  return JSON.stringify({ ...Object.fromEntries([...names].map((name) => [name, value(form, name)])), ...lists(form) });
}

/** Rows that somebody adds, moves and removes: <div data-list="articles"><fieldset data-row>…<textarea data-part="body">. */
function lists(form) {
  const valueOf = (part) => {
    if (part.multiple) {
      return [...part.selectedOptions].map((option) => option.value);
    }
    return part.dataset.as === 'number' && /^\d+$/.test(part.value.trim()) ? Number(part.value) : part.value;
  };
  const row = (r) => Object.fromEntries([...r.querySelectorAll('[data-part]')].map((part) => [part.dataset.part, valueOf(part)]));
  return Object.fromEntries([...form.querySelectorAll('[data-list]')].map((list) => [list.dataset.list, [...list.querySelectorAll('[data-row]')].map(row)]));
}

function complain(form, field, sentence) {
  const place = form.querySelector(`[data-error-of="${field}"]`);
  if (!place) {
    return false;
  }
  place.textContent = sentence;
  form.querySelectorAll(`[name="${field}"]`).forEach((input) => input.setAttribute('aria-invalid', String(sentence !== '')));
  return true;
}

function clear(form) {
  form.querySelectorAll('[data-error-of]').forEach((place) => complain(form, place.dataset.errorOf, ''));
  alert(form, '');
}

function alert(form, sentence) {
  form.querySelector('[data-alert]').textContent = sentence;
}

function show(form, answer) {
  const place = form.querySelector('[data-answer]');
  place.querySelectorAll('[data-answer-of]').forEach((part) => (part.textContent = answer?.[part.dataset.answerOf] ?? '–'));
  place.hidden = false;
  place.focus();
}

async function send(form) {
  clear(form);
  const headers = { Accept: 'application/json', 'X-PAYUNG-XSRF': token() };
  if (form.dataset.api === 'json') {
    headers['Content-Type'] = 'application/json';
  }
  if (form.dataset.once !== undefined) {
    // The same draft, however often the button is pressed.
    form.dataset.once ||= crypto.randomUUID?.() ?? String(Math.random()).slice(2) + Date.now();
    headers['Idempotency-Key'] = form.dataset.once;
  }
  let response;
  try {
    response = await fetch(form.action, { method: form.dataset.method ?? 'POST', headers, body: body(form), credentials: 'same-origin' });
  } catch {
    alert(form, words.offline);
    return;
  }
  const answer = await response.json().catch(() => null);
  if (response.ok) {
    if (form.dataset.show !== undefined) {
      show(form, answer);
    } else if (form.dataset.then) {
      window.location.assign(form.dataset.then.replace(/\{(\w+)\}/g, (whole, name) => encodeURIComponent(answer?.[name] ?? '')));
    } else {
      window.location.reload();
    }
    return;
  }
  if (response.status === 401) {
    alert(form, words.signedOut);
    return;
  }
  if (response.status === 422 && answer?.fileFindings) {
    const told = answer.fileFindings.slice(0, MOST_FINDINGS).map(({ message }) => message);
    alert(form, [answer.detail, ...told, answer.fileFindings.length > MOST_FINDINGS ? '…' : ''].filter(Boolean).join('\n'));
    form.querySelector('[data-alert]').focus();
    return;
  }
  const errors = response.status < 500 ? (answer?.errors ?? []) : [];
  const elsewhere = errors.filter(({ field, message }) => !complain(form, field, message)).map(({ message }) => message);
  const first = form.querySelector('[aria-invalid="true"]');
  if (elsewhere.length > 0 || !first) {
    alert(form, elsewhere.join(' ') || (response.status < 500 && answer?.detail) || words.trouble);
  }
  (first ?? form.querySelector('[data-alert]')).focus();
}

for (const form of document.querySelectorAll('form[data-api]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const buttons = [...form.querySelectorAll('button')];
    buttons.forEach((button) => (button.disabled = true));
    try {
      await send(form);
    } finally {
      buttons.forEach((button) => (button.disabled = false));
    }
  });
  form.addEventListener('input', (event) => event.target.name && complain(form, event.target.name, ''));
}

// The browser orders day and month by its own language; only the date in words cannot be misread.
const inWords = new Intl.DateTimeFormat(english ? 'en-GB' : 'id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
for (const input of document.querySelectorAll('form[data-api] input[type="date"]')) {
  const output = document.createElement('output');
  output.className = 'hint';
  output.htmlFor = input.id;
  const say = () => (output.textContent = input.value === '' ? '' : inWords.format(new Date(`${input.value}T00:00:00Z`)));
  input.after(output);
  input.addEventListener('input', say);
  say();
}

// Fields that are asked only after a certain answer: <div data-when="regime=PU">.
for (const part of document.querySelectorAll('[data-when]')) {
  const [name, wanted] = part.dataset.when.split('=');
  const form = part.closest('form');
  const follow = () => {
    part.hidden = value(form, name) !== wanted;
    part.querySelectorAll('input, select').forEach((input) => (input.disabled = part.hidden));
  };
  form.addEventListener('change', follow);
  follow();
}

// Lists of rows: each row knows its place, for its number and for the sentences of the API, articles[3].body.
for (const list of document.querySelectorAll('[data-list]')) {
  const form = list.closest('form');
  const rows = () => [...list.querySelectorAll('[data-row]')];
  const number = () => rows().forEach((row, at) => {
    row.querySelectorAll('[data-number]').forEach((place) => (place.textContent = at + 1));
    row.querySelectorAll('[data-part]').forEach((part) => (part.name = `${list.dataset.list}[${at}].${part.dataset.part}`));
    row.querySelectorAll('[data-error-part]').forEach((place) => (place.dataset.errorOf = `${list.dataset.list}[${at}].${place.dataset.errorPart}`));
  });
  const tell = (row) => {
    const told = form.querySelector('[data-told]');
    if (told) {
      told.textContent = row?.querySelector('legend')?.textContent.trim() ?? '';
    }
  };
  list.addEventListener('click', (event) => {
    const way = event.target.dataset.move;
    const row = event.target.closest('[data-row]');
    if (!way) {
      return;
    }
    if (way === 'up') {
      row.previousElementSibling?.before(row);
    } else if (way === 'down') {
      row.nextElementSibling?.after(row);
    } else {
      (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('[data-part]')?.focus();
      row.remove();
    }
    number();
    if (row.isConnected) {
      event.target.focus();
      tell(row);
    }
  });
  form.querySelector(`[data-add="${list.dataset.list}"]`)?.addEventListener('click', () => {
    list.append(form.querySelector(`template[data-new="${list.dataset.list}"]`).content.cloneNode(true));
    number();
    rows().at(-1).querySelector('[data-part]').focus();
  });
  number();
}

// Lists of options that belong to another answer: <option data-of="3375">.
for (const select of document.querySelectorAll('select[data-follows]')) {
  const leader = select.form.elements[select.dataset.follows];
  const options = [...select.options];
  const follow = () => {
    const chosen = select.value;
    select.replaceChildren(...options.filter((o) => !o.dataset.of || o.dataset.of.split(' ').includes(leader.value)));
    select.value = [...select.options].some((o) => o.value === chosen) ? chosen : (select.options[0]?.value ?? '');
  };
  leader.addEventListener('change', follow);
  follow();
}
