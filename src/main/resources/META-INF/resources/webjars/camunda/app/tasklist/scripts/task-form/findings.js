// The findings of a checked roster, page by page.

import { get } from './api.js';
import { el } from './elements.js';
import { fill, number, words } from './words.js';

export function findings(address) {
  const place = el('div', { class: 'pt-findings', 'aria-live': 'polite' });
  let firstPage;

  async function show(page) {
    try {
      render(await get(page === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}page=${page}`));
    } catch (problem) {
      place.replaceChildren(
        el('p', { class: 'pt-error', role: 'alert' }, problem.message),
        el('button', { type: 'button', class: 'btn btn-default btn-sm', onclick: () => show(page) }, words.again)
      );
    }
  }

  function render({ rows, page, totalPages, total }) {
    firstPage ??= page;
    if (total === 0) {
      place.replaceChildren(el('p', { class: 'pt-none' }, words.noFindings));
      return;
    }
    place.replaceChildren(
      el('p', { class: 'pt-total' }, fill(words.findingsTotal, number(total))),
      el(
        'div',
        { class: 'pt-scroll', tabindex: '0', role: 'region', 'aria-label': words.findings },
        el(
          'table',
          { class: 'table table-condensed' },
          el(
            'thead',
            {},
            el('tr', {}, [words.row, words.column, words.finding, words.severity].map((h) => el('th', { scope: 'col' }, h)))
          ),
          el('tbody', {}, rows.map(line))
        )
      ),
      totalPages > 1 ? pager(page, totalPages) : ''
    );
  }

  const line = (finding) =>
    el(
      'tr',
      { class: `pt-severity-${/^[EWD]$/.test(finding.severity) ? finding.severity : 'E'}` },
      el('td', { class: 'pt-number' }, finding.row ?? ''),
      el('td', {}, finding.column ?? ''),
      el('td', {}, finding.message),
      el('td', {}, words.severities[finding.severity] ?? finding.severity)
    );

  const pager = (page, totalPages) =>
    el(
      'nav',
      { class: 'pt-pager', 'aria-label': words.findings },
      turn(words.previous, page - 1, page > firstPage),
      el('span', {}, fill(words.page, number(page - firstPage + 1), number(totalPages))),
      turn(words.next, page + 1, page < firstPage + totalPages - 1)
    );

  const turn = (label, page, possible) =>
    el('button', { type: 'button', class: 'btn btn-default btn-sm', disabled: !possible, onclick: () => show(page) }, label);

  show();
  return place;
}
