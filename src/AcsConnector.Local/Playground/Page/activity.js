// The tab "Activity": the last requests at the emulator and why one was refused, its limits, and faults to try a flow's failure path.

import { emulator } from './api.js';
import { badge, card, h, newId, problem } from './dom.js';
import { faultForm, faultList, words } from './faults.js';

const interval = 2000;
let panelShown;
let timer;
let refresh;

export function render(panel) {
  panelShown = panel;
  const rows = h('ul', { class: 'rows requests' });
  const bars = h('div', {});
  const armed = faultList(() => refresh());
  const failure = h('div', { class: 'problems' });
  panel.append(
    failure,
    h('div', { class: 'columns' },
      card('Faults', h('p', { class: 'hint' }, 'Let the next calls fail, to see what your flow does then.'), faultForm(() => refresh()), armed.root),
      card('Limits used', bars)),
    card('Last requests', h('p', { class: 'hint' }, 'What reached the emulator, newest first. It keeps neither tokens nor bodies.'), rows));

  // Rows that did not change stay as they are, so that somebody can select their text.
  let shown;
  function showRequests(requests) {
    const now = JSON.stringify(requests);
    if (now === shown) return;
    shown = now;
    rows.replaceChildren(...(requests.length > 0 ? requests.map(requestRow) : [h('li', { class: 'hint' }, 'No request yet.')]));
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
  // While nobody looks, nothing is asked; nor while nobody answers: the banner's button asks then.
  const again = () => {
    if (panelShown.hidden) return;
    if (document.hidden) timer = setTimeout(again, interval);
    else if (!document.querySelector('.banner.error:not([hidden])')) show();
  };
  timer = setTimeout(again, interval);
}

const verdicts = { valid: ['good', 'Signature valid'], refused: ['bad', 'Refused'], notChecked: ['neutral', 'Not checked'] };
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** Anybody may have sent anything: what cannot be decoded is shown as it came. */
function readable(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function requestRow({ at, method, path, status, signature, code, why, milliseconds }) {
  const [kind, text] = verdicts[signature];
  return h('li', {},
    h('div', { class: 'who' },
      h('code', {}, `${method} ${readable(path)}`),
      code && h('span', { class: 'hint' }, why ? `${code}: ${why}` : code)),
    h('div', { class: 'when' },
      h('span', {}, badge(!status || status >= 400 ? 'bad' : 'good', status ? String(status) : 'Dropped'), ' ', badge(kind, text)),
      h('span', { class: 'hint' }, h('time', { datetime: at }, clock.format(new Date(at))), ` · ${milliseconds} ms`)));
}

function limitBars({ enforced, secondsLeft, value }) {
  if (!enforced) return [h('p', { class: 'hint' }, 'The limits are switched off: it was started with --no-limits.')];
  const bars = value.map(({ name, used, limit }) => {
    const id = newId();
    return h('div', { class: 'limit' },
      h('span', { id }, words(name)), h('span', { class: 'hint' }, `${used} of ${limit}`),
      h('meter', { 'aria-labelledby': id, min: '0', max: String(limit), high: String(limit * 0.9), value: String(used) }, `${used} of ${limit}`));
  });
  return [h('p', { class: 'hint' }, `Per 30 seconds; counts begin anew in ${secondsLeft} s.`), ...bars];
}
