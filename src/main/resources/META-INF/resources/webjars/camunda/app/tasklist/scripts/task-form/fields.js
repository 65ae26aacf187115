// One object per field: its element, its value as the engine gets it, and what is wrong with it.

import { get, link, path, remove, upload } from './api.js';
import { el } from './elements.js';
import { findings } from './findings.js';
import { day, fill, number, separator, words } from './words.js';

let ids = 0;

/** Label, hint and error around an input; every kind of field is one of these. */
class Field {
  constructor(declaration, { grouped = false } = {}) {
    this.declaration = declaration;
    this.name = declaration.name;
    this.id = `pt-${declaration.name}-${++ids}`;
    this.error = el('p', { id: `${this.id}-error`, class: 'pt-error', role: 'alert' });
    this.hint = declaration.hint ? el('p', { id: `${this.id}-hint`, class: 'pt-hint' }, declaration.hint) : null;
    const label = [
      declaration.label,
      declaration.required ? el('span', { class: 'pt-star', 'aria-hidden': 'true', title: words.required }, ' *') : null
    ];
    this.element = grouped
      ? el('fieldset', { class: 'pt-field', ...this.marks(), role: 'radiogroup' }, el('legend', {}, label))
      : el('div', { class: 'pt-field' }, el('label', { for: this.id }, label));
    this.element.dataset.field = declaration.name;
  }

  place(input, ...more) {
    this.input = input;
    this.element.append(...[this.hint, input, this.error, ...more].filter(Boolean));
    this.element.addEventListener('input', () => this.complain(''));
    return this;
  }

  marks() {
    return {
      'aria-describedby': this.hint ? `${this.id}-hint ${this.id}-error` : `${this.id}-error`,
      'aria-required': this.declaration.required ? 'true' : null
    };
  }

  attributes() {
    return { id: this.id, class: 'form-control', ...this.marks() };
  }

  value() {
    return this.input.value.trim();
  }

  variable() {
    return { type: 'String', value: this.value() };
  }

  /** Some fields are asked only on one answer of another; the others are not shown, not checked and not sent. */
  get asked() {
    return !this.element.hidden;
  }

  follow(fields) {
    const { when } = this.declaration;
    if (when) {
      const answer = fields.find((f) => f.name === when.field)?.value() ?? '';
      this.element.hidden = answer === '' ? !when.orNone : answer !== when.value;
    }
  }

  /** The sentence for what is wrong, or an empty string. */
  fault() {
    const { required, maxLength } = this.declaration;
    if (required && this.value() === '') {
      return words.missing;
    }
    // Nothing is cut off while typing: a pasted paragraph that loses its end unnoticed is worse than a refusal.
    return maxLength && this.value().length > maxLength ? fill(words.tooLong, number(maxLength)) : '';
  }

  complain(sentence) {
    this.error.textContent = sentence;
    this.element.classList.toggle('has-error', sentence !== '');
    this.marked().setAttribute('aria-invalid', String(sentence !== ''));
  }

  marked() {
    return this.input;
  }

  restore(value) {
    this.input.value = value;
  }

  focus() {
    this.input.focus();
  }
}

class Text extends Field {
  constructor(declaration) {
    super(declaration);
    this.place(el('input', { ...this.attributes(), type: 'text', autocomplete: 'off' }));
  }
}

class LongText extends Field {
  constructor(declaration) {
    super(declaration);
    const limit = declaration.maxLength;
    const counter = limit ? el('p', { class: 'pt-counter', 'aria-hidden': 'true' }) : null;
    this.place(el('textarea', { ...this.attributes(), rows: '4' }), counter);
    this.count = () => {
      if (counter) {
        counter.textContent = fill(words.characters, number(this.value().length), number(limit));
        counter.classList.toggle('pt-over', this.value().length > limit);
      }
    };
    this.input.addEventListener('input', this.count);
    this.count();
  }

  restore(value) {
    super.restore(value);
    this.count();
  }
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

class Day extends Field {
  constructor(declaration) {
    super(declaration);
    const limit = (value) => (ISO_DAY.test(value) ? value : undefined);
    this.min = limit(declaration.min);
    this.max = limit(declaration.max);
    // The browser orders day and month by its own language; only the date in words cannot be misread.
    this.inWords = el('output', { class: 'pt-in-words', for: this.id });
    this.place(
      el('input', { ...this.attributes(), class: 'form-control pt-short', type: 'date', min: this.min, max: this.max }),
      this.inWords
    );
    this.input.addEventListener('input', () => this.say());
  }

  say() {
    this.inWords.textContent = this.value() === '' ? '' : day(this.value());
  }

  restore(value) {
    super.restore(value);
    this.say();
  }

  fault() {
    if (this.input.validity.badInput) {
      return words.notDate;
    }
    if (this.value() === '') {
      return super.fault();
    }
    if (this.min && this.value() < this.min) {
      return fill(words.tooEarly, day(this.min));
    }
    return this.max && this.value() > this.max ? fill(words.tooLate, day(this.max)) : '';
  }
}

/** Whole numbers, grouped while they are typed; `Rp` in front where they are money. */
class Amount extends Field {
  constructor(declaration, unit) {
    super(declaration);
    const input = el('input', { ...this.attributes(), type: 'text', inputmode: 'numeric', autocomplete: 'off' });
    this.place(input);
    if (unit) {
      const group = el('div', { class: 'input-group pt-short' });
      input.replaceWith(group);
      group.append(el('span', { class: 'input-group-addon', 'aria-hidden': 'true' }, unit), input);
    } else {
      input.classList.add('pt-short');
    }
    input.addEventListener('input', () => this.group());
  }

  value() {
    // Only the language's own separator is dropped: "437.472.000,00" pasted must not become a hundred times as much.
    return this.input.value.replace(/^\s*rp\.?/i, '').replace(/\s/g, '').replaceAll(separator, '');
  }

  variable() {
    return { type: 'Long', value: Number(this.value()) };
  }

  group() {
    const digits = this.value();
    if (!/^\d{1,15}$/.test(digits)) {
      return;
    }
    const digitsAfterCaret = this.input.value.slice(this.input.selectionEnd ?? undefined).replace(/\D/g, '').length;
    this.input.value = number(Number(digits));
    let caret = this.input.value.length;
    for (let left = digitsAfterCaret; left > 0; caret--) {
      if (/\d/.test(this.input.value[caret - 1])) {
        left--;
      }
    }
    // Left of a separator, so that Backspace meets a digit.
    if (this.input.value[caret - 1] === separator) {
      caret--;
    }
    this.input.setSelectionRange(caret, caret);
  }

  fault() {
    const { min, max } = this.declaration;
    if (this.value() === '') {
      return super.fault();
    }
    if (!/^\d{1,15}$/.test(this.value())) {
      return words.notNumber;
    }
    const amount = Number(this.value());
    if (typeof min === 'number' && amount < min) {
      return fill(words.tooSmall, number(min));
    }
    return typeof max === 'number' && amount > max ? fill(words.tooLarge, number(max)) : '';
  }

  restore(value) {
    this.input.value = value;
    this.group();
  }
}

const FEW = 6;

class Choice extends Field {
  constructor(declaration) {
    const few = declaration.options.length <= FEW;
    super(declaration, { grouped: few });
    this.few = few;
    if (few) {
      this.radios = declaration.options.map((option, i) =>
        el('input', { type: 'radio', id: `${this.id}-${i}`, name: this.id, value: option.value })
      );
      this.place(
        el(
          'div',
          { class: 'pt-radios' },
          this.radios.map((radio, i) => el('label', { for: radio.id }, radio, el('span', {}, declaration.options[i].label)))
        )
      );
    } else {
      this.place(
        el(
          'select',
          this.attributes(),
          el('option', { value: '' }, words.choose),
          declaration.options.map((option) => el('option', { value: option.value }, option.label))
        )
      );
    }
  }

  value() {
    return this.few ? (this.radios.find((radio) => radio.checked)?.value ?? '') : this.input.value;
  }

  fault() {
    return this.declaration.required && this.value() === '' ? words.missingChoice : '';
  }

  marked() {
    return this.few ? this.element : this.input;
  }

  restore(value) {
    if (this.few) {
      this.radios.forEach((radio) => {
        radio.checked = radio.value === value;
      });
    } else {
      super.restore(value);
    }
  }

  focus() {
    (this.few ? this.radios[0] : this.input)?.focus();
  }
}

/** A file that goes to the API at once; the field's value is the id the API gave it. */
class Upload extends Field {
  constructor(declaration) {
    super(declaration);
    this.stored = '';
    this.uploads = 0;
    this.status = el('p', { class: 'pt-status', role: 'status' });
    this.bar = el('progress', { max: '100', value: '0', hidden: true, 'aria-label': declaration.label });
    this.place(
      el('input', { ...this.attributes(), type: 'file', accept: declaration.accept }),
      el('div', { class: 'pt-upload' }, this.bar, this.status)
    );
    this.input.addEventListener('change', () => this.send());
  }

  async send() {
    const file = this.input.files[0];
    if (!file) {
      return;
    }
    const turn = ++this.uploads;
    this.stored = '';
    this.sending = true;
    this.complain('');
    this.forget();
    this.bar.hidden = false;
    this.status.classList.remove('pt-done');
    const progress = (percent) => {
      if (turn === this.uploads) {
        this.bar.value = percent;
        this.status.textContent = fill(words.uploading, file.name, percent);
      }
    };
    progress(0);
    try {
      const answer = await this.deliver(file, progress);
      if (turn !== this.uploads) {
        return;
      }
      this.stored = this.idFrom(answer);
      this.status.textContent = fill(words.uploaded, file.name);
      this.status.classList.add('pt-done');
      this.sent?.(turn);
    } catch (problem) {
      if (turn === this.uploads) {
        this.status.textContent = '';
        // The same file, corrected, must be choosable again.
        this.input.value = '';
        this.complain([problem.message, ...(problem.fileFindings ?? []).map((f) => f.message ?? f)].join(' '));
      }
    } finally {
      if (turn === this.uploads) {
        this.sending = false;
        this.bar.hidden = true;
      }
    }
  }

  forget() {}

  value() {
    return this.stored;
  }

  fault() {
    if (this.sending) {
      return words.stillUploading;
    }
    if (this.declaration.required && this.stored === '') {
      return this.error.textContent || words.missingFile;
    }
    return '';
  }

  restore(value) {
    this.stored = value;
    this.status.textContent = words.fileChosen;
  }
}

class Document extends Upload {
  constructor(declaration, task) {
    super(declaration);
    this.agreement = task.agreement.id;
  }

  deliver(file, progress) {
    const address = `/api/agreements/${path(this.agreement)}/documents`;
    return upload(address, { kind: this.declaration.documentKind, file }, progress);
  }

  idFrom({ body }) {
    return body.id;
  }
}

const SOON = 700;
const LATER = 3000;
const UNFINISHED = ['REQUESTED', 'CHECKING'];

const download = (address, label) => el('a', { href: link(address), download: true }, label);

class Roster extends Upload {
  constructor(declaration, task) {
    super(declaration);
    this.agreement = task.agreement.id;
    this.result = el('div', { class: 'pt-result' });
    this.element.append(
      el('p', {}, download(`/api/roster-template.xlsx?agreement=${path(this.agreement)}`, words.template)),
      this.result
    );
  }

  deliver(file, progress) {
    const which = this.declaration.value ? { roster: this.declaration.value } : {};
    return upload(`/api/agreements/${path(this.agreement)}/rosters`, { ...which, file }, progress);
  }

  idFrom({ location, body }) {
    return location ? decodeURIComponent(location.replace(/[/?#]*$/, '').split('/').pop()) : body.id;
  }

  forget() {
    this.result.replaceChildren();
  }

  sent(turn) {
    this.watch(turn, SOON);
  }

  restore(value) {
    super.restore(value);
    this.watch(this.uploads, 0);
  }

  async watch(turn, pause) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (turn !== this.uploads || !this.element.isConnected) {
      return;
    }
    try {
      const roster = await get(`/api/rosters/${path(this.stored)}`);
      if (turn !== this.uploads) {
        return;
      }
      const unfinished = UNFINISHED.includes(roster.status);
      this.show(roster, unfinished);
      if (unfinished) {
        this.watch(turn, Math.min(LATER, pause * 1.3));
      }
    } catch (problem) {
      this.result.replaceChildren(
        el('p', { class: 'pt-error', role: 'alert' }, `${words.checkLost} ${problem.message}`),
        el('button', { type: 'button', class: 'btn btn-default btn-sm', onclick: () => this.watch(turn, 0) }, words.again)
      );
    }
  }

  stopButton() {
    const button = el('button', { type: 'button', class: 'btn btn-default btn-sm' }, words.stopCheck);
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await remove(`/api/rosters/${path(this.stored)}/check`);
      } catch (problem) {
        this.complain(problem.message);
      }
    });
    return button;
  }

  show(roster, unfinished) {
    const count = (label, key) =>
      el('div', { class: `pt-count pt-count-${key}` }, el('dt', {}, label), el('dd', {}, number(roster[key] ?? 0)));
    this.result.replaceChildren(
      el(
        'div',
        { role: 'status' },
        el('p', {}, unfinished ? words.checking : (words.endings[roster.check] ?? words.checked)),
        unfinished ? el('progress', { max: '100', value: roster.progress ?? null, 'aria-label': words.checking }) : null
      ),
      unfinished ? this.stopButton() : '',
      ...(roster.fileFindings ?? []).map((finding) => el('p', { class: 'pt-error' }, finding.message)),
      el(
        'dl',
        { class: 'pt-counts' },
        count(words.rows, 'rows'),
        count(words.valid, 'valid'),
        count(words.warned, 'warned'),
        count(words.rejected, 'rejected'),
        count(words.held, 'held')
      ),
      !unfinished && roster.rejected > 0
        ? el('p', {}, download(`/api/rosters/${path(this.stored)}/findings.xlsx`, words.rowsToMend))
        : '',
      unfinished ? '' : findings(`/api/rosters/${path(this.stored)}/findings`)
    );
  }
}

export function field(declaration, task) {
  switch (declaration.type) {
    case 'LONG_TEXT':
      return new LongText(declaration);
    case 'DATE':
      return new Day(declaration);
    case 'MONEY':
      return new Amount(declaration, 'Rp');
    case 'NUMBER':
      return new Amount(declaration);
    case 'CHOICE':
      return new Choice(declaration);
    case 'DOCUMENT':
      return new Document(declaration, task);
    case 'ROSTER':
      return new Roster(declaration, task);
    default:
      return new Text(declaration);
  }
}
