// Opens a flow: one of the samples, or a file that is chosen or dropped.

import { call } from './api.js';
import { announce, busy, h } from './dom.js';
import { field } from './fields.js';

const largestFile = 20 * 1024 * 1024;
export const formats = { 'power-automate': 'Power Automate', consumption: 'Logic Apps, Consumption', standard: 'Logic Apps, Standard' };

let samples;

/** The samples and the field for a file; `opened(flows)` is called with what was in it. */
export function makeOpener(opened) {
  const format = field('Format of the samples', h('select', { on: { change: fill } }, Object.entries(formats).map(([value, label]) => h('option', { value }, label))));
  const list = h('div', { class: 'samples', role: 'group', 'aria-label': 'Samples' }, h('p', { class: 'hint' }, 'Loading the samples …'));
  const error = h('p', { class: 'error', role: 'alert' });
  const file = field('Or a file of yours', h('input', { type: 'file', accept: '.json,.zip' }), {
    hint: 'A solution or package (.zip), the flow in it (.json), a code view, an ARM template, or a workflow.json. You can drop it anywhere on this page, too.',
  });
  file.control.addEventListener('change', () => openFile(file.control.files[0]));
  const root = h('div', { class: 'opener' }, h('div', { class: 'samples-of' }, format.root, list, error), file.root);
  load();
  document.addEventListener('recovered', load);

  async function load() {
    try {
      samples ??= await call('GET', '/api/flows/samples');
      error.textContent = '';
      fill();
    } catch (failure) {
      list.replaceChildren();
      error.textContent = failure.message;
    }
  }

  function fill() {
    if (!samples) return;
    list.replaceChildren(...samples.filter((one) => one.format === format.value).map((one) => {
      const press = h('button', { type: 'button', class: 'sample', on: { click: () => busy(press, () => open(() => call('POST', `/api/flows/samples/${one.format}/${one.name}`), (text) => { error.textContent = text; })) } },
        h('strong', {}, one.title), h('span', { class: 'hint' }, one.summary));
      return press;
    }));
  }

  /** Whether it could be opened; if not, its field says why. */
  async function openFile(chosen) {
    if (!chosen) return true;
    if (chosen.size > largestFile) {
      file.setError(`${chosen.name} is larger than ${largestFile / 1024 / 1024} MB. Choose the exported flow itself.`);
      return false;
    }
    return open(() => call('POST', `/api/flows?name=${encodeURIComponent(chosen.name)}`, { file: chosen }), file.setError);
  }

  async function open(ask, say) {
    error.textContent = '';
    file.setError('');
    try {
      const flows = await ask();
      opened(flows);
      announce(flows.length === 1 ? `Opened ${flows[0].name}.` : `Opened ${flows.length} flows.`);
      return true;
    } catch (failure) {
      say(failure.message);
      return false;
    }
  }
  return { root, openFile, say: (text) => { error.textContent = text; } };
}

/** The whole place takes files. `take(file)` is called with one that was dropped. */
export function takeDrops(place, take) {
  const isFile = (event) => event.dataTransfer?.types.includes('Files');
  const mark = (isOver) => place.classList.toggle('drop-here', isOver);
  place.addEventListener('dragover', (event) => { if (isFile(event)) { event.preventDefault(); mark(true); } });
  place.addEventListener('dragleave', (event) => { if (!place.contains(event.relatedTarget)) mark(false); });
  place.addEventListener('drop', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    mark(false);
    take(event.dataTransfer.files[0]);
  });
}
