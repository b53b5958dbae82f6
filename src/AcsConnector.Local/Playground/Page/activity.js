// The tab "Activity": the last requests at the emulator and why one was refused, its limits, and faults to try a flow's failure path.

import { emulator } from './api.js';
import { announce, busy, button, card, h, newId, problem } from './dom.js';
import { faultForm, faultList, words } from './faults.js';
import { field } from './fields.js';
import { operationName, requestRow } from './request-row.js';

const interval = 2000;
let panelShown;
let timer;
let refresh;

export function render(panel) {
  panelShown = panel;
  const rows = h('ul', { class: 'rows requests' });
  const ofOperation = field('Show', h('select', { on: { change: filter } }, h('option', { value: '' }, 'All operations')));
  const ofStatus = field('With status', h('select', { on: { change: filter } }, Object.keys(statuses).map((name) => h('option', {}, name))));
  const clear = button('Clear', () => busy(clear, async () => {
    try {
      await emulator('DELETE', 'requests');
      announce('The list is empty.');
    } catch {
      // The next look at the list says it.
    }
    await refresh();
  }), { name: 'requests' });
  const bars = h('div', {});
  const armed = faultList(() => refresh());
  const failure = h('div', { class: 'problems' });
  panel.append(
    failure,
    h('div', { class: 'columns' },
      card('Faults', h('p', { class: 'hint' }, 'Let the next requests fail, to see what your flow does then.'), faultForm(() => refresh()), armed.root),
      card('Rate limits', bars)),
    card('Last requests',
      h('p', { class: 'hint' }, 'What reached the emulator, newest first: the last 200, in memory, without tokens and keys. Open one to see all of it.'),
      h('div', { class: 'toolbar' }, h('div', { class: 'filters' }, ofOperation.root, ofStatus.root), clear), rows));

  // Rows that did not change stay as they are, so that somebody can select their text.
  let kept = new Map();
  let last = [];
  function showRequests(requests) {
    if (requests.length === last.length && requests[0]?.id === last[0]?.id) return;
    last = requests;
    kept = new Map(requests.map((request) => [request.id, kept.get(request.id) ?? requestRow(request, () => refresh())]));
    const known = new Set([...ofOperation.control.options].map((option) => option.value));
    ofOperation.control.append(...[...new Set(requests.map(({ operation }) => operation))].filter((name) => !known.has(name)).sort()
      .map((name) => h('option', { value: name }, operationName(name))));
    filter();
  }

  function filter() {
    const shown = last.filter((request) => (!ofOperation.value || request.operation === ofOperation.value) && statuses[ofStatus.value](request.status));
    const rowsNow = shown.map(({ id }) => kept.get(id));
    // A row that stays is not taken out: it may hold the focus.
    for (const row of [...rows.children]) if (!rowsNow.includes(row)) row.remove();
    rowsNow.forEach((row, at) => { if (rows.children[at] !== row) rows.insertBefore(row, rows.children[at] ?? null); });
    if (shown.length === 0) rows.replaceChildren(h('li', { class: 'hint' }, last.length > 0 ? 'No request matches.' : 'No request yet.'));
  }

  refresh = async () => {
    try {
      const [requests, limits, faults] = await Promise.all(['requests', 'limits', 'faults'].map((name) => emulator('GET', name)));
      failure.replaceChildren();
      showRequests(requests.value);
      bars.replaceChildren(...limitBars(limits));
      armed.show(faults.value);
    } catch (error) {
      failure.replaceChildren(problem(error.message));
    }
  };
  document.addEventListener('recovered', () => { if (!panel.hidden) show(); });
}

export async function show() {
  clearTimeout(timer);
  await refresh();
  // While nobody looks, nothing is asked; nor while nobody responds: the banner's button asks then.
  const again = () => {
    if (panelShown.hidden) return;
    if (document.hidden) timer = setTimeout(again, interval);
    else if (!document.querySelector('.banner.error:not([hidden])')) show();
  };
  timer = setTimeout(again, interval);
}

const statuses = {
  'All statuses': () => true,
  'Successes': (status) => status < 400,
  'Errors': (status) => !(status < 400),
  '4xx': (status) => status >= 400 && status < 500,
  '5xx': (status) => status >= 500,
  'Dropped': (status) => status === undefined,
};

function limitBars({ enforced, secondsLeft, value }) {
  if (!enforced) return [h('p', { class: 'hint' }, 'The limits are switched off: it was started with --no-limits.')];
  const bars = value.map(({ name, used, limit }) => {
    const id = newId();
    return h('div', { class: 'limit' },
      h('span', { id }, words(name)), h('span', { class: 'hint' }, `${used} of ${limit}`),
      h('meter', { 'aria-labelledby': id, min: '0', max: String(limit), high: String(limit * 0.9), value: String(used) }, `${used} of ${limit}`));
  });
  return [h('p', { class: 'hint' }, `Per 30 seconds; they reset in ${secondsLeft} s.`), ...bars];
}
