// The tab "Flows": open a definition, see it as the designer draws it, run it, and look into what happened.

import { call, emulator } from './api.js';
import { announce, badge, busy, button, card, h, newId, problem, time } from './dom.js';
import { faultForm, faultList } from './faults.js';
import { field, showFailure } from './fields.js';
import { draw } from './flow-drawing.js';
import { details } from './flow-details.js';
import { kindOf, runFlow, states } from './flow-run.js';

const largestFile = 20 * 1024 * 1024;
const formats = { 'power-automate': 'Power Automate', consumption: 'Logic Apps, Consumption', standard: 'Logic Apps, Standard' };
const hosts = { PowerAutomate: formats['power-automate'], Consumption: formats.consumption, Standard: formats.standard };

let armed;

export function render(panel) {
  const opened = h('div', { class: 'opened' });
  armed = faultList(showFaults);
  panel.append(
    h('div', { class: 'columns' },
      card('Open a flow', chooser((flows) => show(flows, opened))),
      card('Let something fail', h('p', { class: 'hint' }, 'Faults at the emulator, for the next run. Delays and retries of a run take no time.'), faultForm(showFaults), armed.root)),
    opened);
}

const showTab = () => showFaults();
export { showTab as show };

async function showFaults() {
  try {
    armed.show((await emulator('GET', 'faults')).value);
  } catch {
    // The banner of the page says it.
  }
}

function chooser(opened) {
  const sample = field('Sample', h('select', {}, h('option', { value: '' }, 'Choose a sample')), { hint: 'The flows of connector/flows.' });
  const file = field('Or a file of yours', h('input', { type: 'file', accept: '.json,.zip' }), {
    hint: 'A solution or package (.zip), the flow in it (.json), a code view, an ARM template, or a workflow.json. You can drop it here, too.',
  });
  const openSample = button('Open sample', () => busy(openSample, async () => {
    sample.setError('');
    if (!sample.value) {
      sample.setError('Choose a sample first.');
      return sample.focus();
    }
    await open(() => call('POST', `/api/flows/samples/${sample.value}`), sample);
  }));
  file.control.addEventListener('change', () => openFile(file.control.files[0]));
  const root = h('div', { class: 'drop', on: {
    dragover: (event) => event.preventDefault(),
    drop: (event) => { event.preventDefault(); openFile(event.dataTransfer.files[0]); },
  } }, sample.root, h('div', { class: 'actions' }, openSample), file.root);
  fillSamples();
  document.addEventListener('recovered', fillSamples);

  async function fillSamples() {
    if (sample.control.options.length > 1) return;
    try {
      const samples = await call('GET', '/api/flows/samples');
      for (const [format, label] of Object.entries(formats)) {
        sample.control.append(h('optgroup', { label }, samples.filter((one) => one.format === format)
          .map((one) => h('option', { value: `${one.format}/${one.name}` }, one.name))));
      }
    } catch (failure) {
      sample.setError(failure.message);
    }
  }

  async function openFile(chosen) {
    if (!chosen) return;
    file.setError('');
    if (chosen.size > largestFile) return file.setError(`${chosen.name} is larger than ${largestFile / 1024 / 1024} MB. Choose the exported flow itself.`);
    await open(() => call('POST', `/api/flows?name=${encodeURIComponent(chosen.name)}`, { file: chosen }), file);
  }

  async function open(ask, at) {
    at.setError('');
    try {
      const flows = await ask();
      opened(flows);
      announce(flows.length === 1 ? `Opened ${flows[0].name}.` : `Opened ${flows.length} flows.`);
    } catch (failure) {
      at.setError(failure.message);
    }
  }
  return root;
}

function show(flows, opened) {
  const place = h('div', { class: 'flow' });
  const pick = flows.length > 1 && field('Flow', h('select', { on: { change: () => showOne(flows[pick.control.selectedIndex]) } }, flows.map((flow) => h('option', {}, flow.name))));
  function showOne(flow) {
    place.replaceChildren(...flowView(flow));
  }
  opened.replaceChildren(...[pick && pick.root, place].filter(Boolean));
  showOne(flows[0]);
}

function flowView(flow) {
  const drawing = draw(flow, choose);
  const detail = details(flow);
  const runs = h('ul', { class: 'rows' });
  const noRun = h('p', { class: 'hint' }, 'No run yet.');
  const result = h('div', { class: 'result', role: 'status' });
  const text = (value) => (value === null ? '' : JSON.stringify(value, null, 2));
  const area = (value, rows) => h('textarea', { class: 'code', rows, spellcheck: 'false', autocomplete: 'off' }, text(value));
  const trigger = field('Trigger body', area(flow.trigger, 6), { hint: 'JSON; empty for a flow that starts without one. {"$trigger": {"method", "headers", "queries", "relativePathParameters", "body"}} is a whole request, {"$trigger": {"outputs", "inputs"}} what any trigger gives.' });
  const mocks = field('Answers instead of calls', area(flow.mocks, 4), { hint: 'JSON: {"Action": [{"statusCode": 200, "body": {}}]}, for actions whose connector is not here.' });
  const allowedHosts = field('Allowed hosts', h('input', { type: 'text', spellcheck: 'false', autocomplete: 'off' }),
    { hint: 'Hosts that the flow may call beside the connector, as in api.contoso.com; several with commas between them. Names only: no *.' });
  const run = button('Run', undefined, { kind: 'primary', type: 'submit' });
  const stop = button('Stop', () => current?.abort(), { disabled: true });
  let current;
  let chosen;
  let shown = states();

  function choose(action) {
    chosen = action;
    drawing.select(action);
    detail.show(action, shown);
  }

  function read(input, name) {
    input.setError('');
    if (!input.value) return null;
    try {
      return JSON.parse(input.value);
    } catch (error) {
      input.setError(`${name} is not JSON: ${error.message}.`);
      input.focus();
      return undefined;
    }
  }

  function update(action) {
    drawing.show(action, shown);
    if (action === chosen) detail.show(action, shown);
  }

  function showRun(state) {
    shown = state;
    drawing.showAll(state);
    result.replaceChildren(...summary(state));
    if (chosen) detail.show(chosen, shown);
  }

  async function start() {
    const input = {
      trigger: read(trigger, 'The trigger body'),
      mocks: read(mocks, 'The file of answers'),
      allowedHosts: allowedHosts.value.split(',').map((host) => host.trim()).filter((host) => host),
    };
    if (input.trigger === undefined || input.mocks === undefined) return;
    current = new AbortController();
    stop.disabled = false;
    const state = states();
    showRun(state);
    try {
      await runFlow(flow.id, input, state, (action) => state === shown && update(action), current.signal);
      if (state === shown) showRun(state);
      keep(state);
      announce(`The run ended: ${state.history?.status ?? 'stopped'}.`);
    } catch (failure) {
      showFailure(failure, { trigger }, (sentence) => result.replaceChildren(problem(sentence)));
    } finally {
      stop.disabled = true;
      showFaults();
    }
  }

  function keep(state) {
    if (!state.history) return;
    noRun.hidden = true;
    runs.prepend(h('li', {}, badge(kindOf(state.history.status), state.history.status), time(state.history.startTime), h('span', { class: 'hint' }, [state.run, state.history.name].filter(Boolean).join(', ')),
      button('Show', () => showRun(state), { name: `run ${state.history.name}` })));
  }

  const findings = flow.findings.filter((finding) => !finding.action);
  const heading = newId();
  return [
    h('section', { class: 'card', 'aria-labelledby': heading },
      h('div', { class: 'flow-title' }, h('h2', { id: heading }, flow.name), badge('neutral', hosts[flow.host]), countBadge(flow.findings)),
      findings.length > 0 && h('ul', { class: 'findings' }, findings.map((finding) => h('li', {}, `${finding.severity}: ${finding.message} ${finding.fix}`))),
      h('form', { novalidate: true, on: { submit: (event) => { event.preventDefault(); busy(run, start); } } },
        h('div', { class: 'columns' }, trigger.root, mocks.root), allowedHosts.root,
        h('div', { class: 'actions' }, run, stop), result)),
    h('div', { class: 'flow-columns' },
      h('section', { class: 'card', 'aria-label': 'Actions' }, drawing.root),
      h('div', { class: 'side' }, detail.root, card('Runs', noRun, runs))),
  ];
}

function countBadge(findings) {
  const serious = findings.filter((finding) => finding.severity === 'Error' || finding.severity === 'Warning').length;
  if (serious > 0) return badge('bad', `${serious} to fix`);
  const needed = findings.filter((finding) => finding.severity === 'Info').length;
  return needed > 0 ? badge('neutral', `${needed} ${needed === 1 ? 'needs' : 'need'} a response`) : badge('good', 'Nothing to fix');
}

function* summary({ history, refusedHosts }) {
  if (!history) return;
  const milliseconds = new Date(history.endTime) - new Date(history.startTime);
  yield h('p', {}, badge(kindOf(history.status), history.status), ` in ${milliseconds} ms of the flow's own time.`);
  if (history.error) yield h('p', { class: 'problem' }, `${history.error.code}: ${history.error.message}`);
  if (refusedHosts?.length > 0) yield h('p', { class: 'problem' }, `The flow wanted to call ${refusedHosts.join(', ')}. Name it under Allowed hosts to let it.`);
  if (history.response) {
    yield h('p', {}, h('strong', {}, `Response ${history.response.statusCode}`));
    yield h('pre', {}, JSON.stringify(history.response.body, null, 2));
  }
}
