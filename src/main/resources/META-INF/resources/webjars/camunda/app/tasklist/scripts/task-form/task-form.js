// The form of every task: what is decided, what to know first, the fields, and what was refused.

import { get, link, path } from './api.js';
import { el } from './elements.js';
import { field } from './fields.js';
import { findings } from './findings.js';
import { number, words } from './words.js';

export async function open(camForm, place) {
  place.replaceChildren(el('p', { class: 'pt-loading', role: 'status' }, words.loading));
  let task;
  try {
    task = await get(`/api/tasks/${path(camForm.taskId)}`);
  } catch (problem) {
    return new Promise((resolve) => {
      const again = el('button', { type: 'button', class: 'btn btn-default' }, words.again);
      again.addEventListener('click', () => resolve(open(camForm, place)));
      place.replaceChildren(el('div', { class: 'alert alert-danger', role: 'alert' }, `${words.notLoaded} ${problem.message}`), again);
    });
  }
  return new TaskForm(camForm, task, place);
}

class TaskForm {
  constructor(camForm, task, place) {
    this.camForm = camForm;
    this.fields = (task.fields ?? []).map((declaration) => field(declaration, task));
    this.alert = el('div', { class: 'alert alert-danger pt-alert', role: 'alert', hidden: true });
    this.claimFirst = el('p', { class: 'alert alert-info', hidden: true }, words.claimFirst);
    this.inputs = el(
      'fieldset',
      { class: 'pt-fields' },
      el('legend', {}, words.answers),
      this.fields.some((f) => f.declaration.required) ? el('p', { class: 'pt-note' }, words.requiredNote) : null,
      this.fields.map((f) => f.element)
    );
    this.inputs.hidden = this.fields.length === 0;
    place.replaceChildren(...[briefing(task), this.claimFirst, this.inputs, this.alert].flat());

    for (const f of this.fields) {
      const proposed = camForm.variableManager.variables[f.name]?.value ?? f.declaration.value;
      if (proposed !== undefined && proposed !== null && proposed !== '') {
        f.restore(String(proposed));
      }
    }
    const followAnswers = () => this.fields.forEach((f) => f.follow(this.fields));
    followAnswers();
    this.inputs.addEventListener('input', () => {
      followAnswers();
      this.touched();
    });
    this.followClaim(place);
  }

  /** Whether the engine may have the input. If so, it is set as variables; if not, the fields say why. */
  accepted() {
    this.say('');
    this.fields.forEach((f) => f.complain(f.asked ? f.fault() : ''));
    if (this.pointAtFirstFault()) {
      return false;
    }
    this.setVariables();
    return true;
  }

  store() {
    this.setVariables();
  }

  setVariables() {
    const manager = this.camForm.variableManager;
    for (const f of this.fields) {
      if (manager.variables[f.name]) {
        manager.destroyVariable(f.name);
      }
      if (f.asked && f.value() !== '') {
        manager.createVariable({ name: f.name, ...f.variable() });
      }
    }
  }

  /** Shows why the engine refused, each sentence at the field it names. The message is what Tasklist will repeat. */
  refused(failure) {
    if (this.fields.some((f) => f.error.textContent !== '')) {
      failure.message = words.checkMarked;
      return;
    }
    const { named, general } = this.understood(failure.message ?? '');
    named.forEach((sentence, f) => f.complain(sentence));
    this.say(general.join(' '));
    failure.message = [...general, ...named.values()].join(' ');
    if (!this.pointAtFirstFault()) {
      this.alert.scrollIntoView({ block: 'nearest' });
    }
  }

  understood(message) {
    const named = new Map();
    const general = [];
    const text = message.replace(/^Cannot submit task form [^:\s]+: /, '');
    if (/Cannot find task|task is null|No matching task/i.test(text)) {
      return { named, general: [words.gone] };
    }
    if (text.trim() === '' || /ENGINE-\d|Exception|^The \w+ request on |XMLHttpRequest|Request has been terminated/.test(text)) {
      return { named, general: [words.trouble] };
    }
    for (const line of text.split('\n').map((l) => l.trim()).filter(Boolean)) {
      const [, name, sentence] = /^(\w+): (.+)$/.exec(line) ?? [];
      const f = this.fields.find((candidate) => candidate.name === name);
      if (f) {
        named.set(f, named.has(f) ? `${named.get(f)} ${sentence}` : sentence);
      } else {
        general.push(line);
      }
    }
    return { named, general };
  }

  pointAtFirstFault() {
    const first = this.fields.find((f) => f.error.textContent !== '');
    if (first) {
      first.focus();
      first.element.scrollIntoView({ block: 'nearest' });
    }
    return first !== undefined;
  }

  say(sentence) {
    this.alert.textContent = sentence;
    this.alert.hidden = sentence === '';
  }

  // Tasklist offers "Save" once Angular's controller of the form is dirty.
  touched() {
    this.say('');
    const scope = this.camForm.formElement.scope?.();
    const controller = scope?.[this.camForm.formElement.attr('name')];
    if (controller?.$pristine) {
      scope.$evalAsync(() => controller.$setDirty());
    }
  }

  // Tasklist marks the form of an unclaimed task with a class and lays a sheet over it, which the keyboard ignores.
  followClaim(place) {
    const wrapper = place.closest('[cam-tasklist-form] > *');
    if (!wrapper) {
      return;
    }
    const follow = () => {
      const unclaimed = wrapper.classList.contains('disabled-form');
      this.inputs.disabled = unclaimed;
      this.claimFirst.hidden = !unclaimed;
    };
    new MutationObserver(follow).observe(wrapper, { attributes: true, attributeFilter: ['class'] });
    follow();
  }
}

function briefing(task) {
  return [
    task.description ? el('p', { class: 'pt-description' }, task.description) : null,
    summary(task),
    task.facts?.length
      ? el('section', {}, el('h4', {}, words.facts), el('dl', { class: 'pt-facts' }, task.facts.map(fact)))
      : null,
    task.documents?.length
      ? el('section', {}, el('h4', {}, words.documents), el('ul', { class: 'pt-documents' }, task.documents.map(paper)))
      : null,
    // A roster field shows its own.
    task.findings?.href && !task.fields?.some((declaration) => declaration.type === 'ROSTER' && declaration.value)
      ? el('section', {}, el('h4', {}, words.findings), findings(task.findings.href))
      : null
  ].filter(Boolean);
}

// When it is due is said by the server: in the municipality's zone, by the product's clock.
function summary({ agreement, people, dueAt, due, overdue }) {
  return el(
    'div',
    { class: 'pt-summary' },
    el(
      'div',
      { class: 'pt-about' },
      agreement ? el('p', { class: 'pt-title' }, agreement.title) : null,
      agreement
        ? el('p', { class: 'pt-meta' }, agreement.number ?? words.numberNotYet, ' · ', el('span', { class: 'pt-badge' }, agreement.statusName ?? agreement.status))
        : null,
      due
        ? el(
            'p',
            { class: overdue ? 'pt-meta pt-late' : 'pt-meta' },
            `${words.due}: `,
            el('time', { datetime: dueAt }, due),
            overdue ? ` (${words.overdue})` : ''
          )
        : null
    ),
    people > 0
      ? el('p', { class: 'pt-people' }, el('strong', {}, number(people)), ' ', el('span', {}, words.peopleConcerned))
      : null
  );
}

const fact = ({ label, value }) => el('div', {}, el('dt', {}, label), el('dd', {}, value));

// Files are downloaded, not opened: Tasklist's page is sandboxed, its windows inherit that, and Chromium shows no PDF in a
// sandbox. Pages of ours open beside the task.
const paper = ({ name, href }) =>
  el('li', {}, el('a', { href: link(href), ...(href.startsWith('/api/') ? { download: true } : { target: '_blank', rel: 'noopener' }) }, name));
