// Camunda's list names task and process; which agreement a task is about is added here, through Tasklist's plugin point.

import { get, path } from './task-form/api.js';
import { el } from './task-form/elements.js';
import { number, words } from './task-form/words.js';

const known = new Map();
let waiting = [];

/** The cards of a list are drawn one by one; one request answers them all. */
function find(taskId) {
  if (known.has(taskId)) {
    return Promise.resolve(known.get(taskId));
  }
  return new Promise((resolve) => {
    waiting.push({ taskId, resolve });
    if (waiting.length === 1) {
      setTimeout(answer, 30);
    }
  });
}

async function answer() {
  const asked = waiting;
  waiting = [];
  const { items } = await get('/api/tasks?size=100').catch(() => ({ items: [] }));
  items.forEach((task) => known.set(task.id, task));
  asked.forEach(async ({ taskId, resolve }) => {
    // Beyond the first hundred, or not one's own to work on.
    resolve(known.get(taskId) ?? (await get(`/api/tasks/${path(taskId)}`).catch(() => null)));
  });
}

export default {
  id: 'payung.card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: async (place, { taskId }) => {
    const task = await find(taskId);
    if (!task) {
      return;
    }
    known.set(taskId, task);
    place.replaceChildren(
      el(
        'p',
        { class: 'payung-card' },
        el('span', { class: 'payung-card-agreement' }, task.agreement.title),
        task.people > 0 ? el('span', { class: 'payung-card-people' }, `${number(task.people)} ${words.people}`) : null
      )
    );
  }
};
