// One flow on the screen: its toolbar, the canvas, and the pane beside it.

import { call, largestInput } from './api.js';
import { announce, badge, busy, button, h, newId, problem } from './dom.js';
import { showFailure as showAtField } from './fields.js';
import { makeCanvas } from './flow-canvas.js';
import { makeDetails } from './flow-details.js';
import { makeInputs } from './flow-inputs.js';
import { hasMock, isSerious, makeIssues, missing, summary } from './flow-issues.js';
import { makeMockEditor } from './flow-mock.js';
import { readFlow } from './flow-model.js';
import { formats } from './flow-open.js';
import { makePager, replacePager } from './flow-pager.js';
import { makePane } from './flow-pane.js';
import { makeResult } from './flow-result.js';
import { ranAs, runFlow, showFailure, states } from './flow-run.js';
import { makeRuns } from './flow-runs.js';
import { exportTest } from './flow-test.js';

const hosts = { PowerAutomate: formats['power-automate'], Consumption: formats.consumption, Standard: formats.standard };

/** Shows a flow; `faults` is the element of the tab Faults, `ran()` is called after each run. */
export function makeWorkspace(flow, { before, faults, ran }) {
  const model = readFlow(flow.definition);
  let chosen;
  let current;
  let shown = states();
  const inputs = makeInputs(flow, { shown: (tab) => pane.show(tab), changed: mocksChanged });
  const canvas = makeCanvas(flow, model, { marks, choose });
  const details = makeDetails(flow, { turn, mock: makeMockEditor(flow, inputs, mockEdited) });
  const issues = makeIssues(flow, { choose: go, respond });
  const runs = makeRuns({
    show: showRun,
    resubmit: (input, press) => busy(press, () => start(input)),
    exportTest: (state, input, press) => busy(press, () => exportTest(flow, input, state).catch(refused)),
  });
  const result = makeResult(model, go);
  const pane = makePane([
    { id: 'action', label: 'Action', root: details.root },
    { id: 'trigger', label: 'Trigger', root: inputs.trigger },
    { id: 'mocks', label: 'Mocks', root: inputs.mocksForm },
    { id: 'issues', label: 'Issues', root: issues.root },
    { id: 'runs', label: 'Runs', root: runs.root },
    { id: 'faults', label: 'Faults', root: faults },
  ]);

  const run = button('Run', undefined, { kind: 'primary', type: 'submit' });
  const stop = button('Stop', () => current?.abort(), { disabled: true });
  const issuesButton = h('button', { type: 'button', on: { click: () => pane.show('issues') } });
  const search = h('input', { type: 'search', placeholder: 'Find an action', 'aria-label': 'Find an action', autocomplete: 'off', spellcheck: 'false', on: {
    keydown: (event) => { if (event.key === 'Enter' && search.value.trim()) { event.preventDefault(); canvas.find(search.value.trim()); } },
  } });

  /** What stands on a card before it runs. */
  function marks(action) {
    const serious = flow.findings.filter((finding) => finding.action === action && isSerious(finding)).length;
    const mocks = inputs.mocks();
    return [
      serious > 0 && { kind: 'bad', text: `${serious} ${serious === 1 ? 'issue' : 'issues'}` },
      missing(flow, mocks).includes(action) && { kind: 'warn', text: 'Needs a response' },
      hasMock(mocks, action) && { kind: 'neutral', text: 'Mock' },
    ].filter(Boolean);
  }

  function mocksChanged() {
    canvas.mark();
    showIssues();
  }

  /** On its card: `name` where the field for it came or went. */
  function mockEdited(name) {
    mocksChanged();
    keep();
    if (name === undefined) return;
    details.show(model.actions.get(chosen), shown);
    details.root.querySelector('.mock textarea, .mock button')?.focus();
  }

  function showIssues() {
    const { text, kind } = summary(flow, inputs.mocks());
    issuesButton.className = `button issues-count ${kind}`;
    issuesButton.textContent = text;
    issues.show(inputs.mocks());
  }

  /** Of a card that was pressed: without a name, the trigger. */
  function choose(name) {
    chosen = name;
    canvas.select(name);
    if (name === undefined) return pane.show('trigger');
    details.show(model.actions.get(name), shown);
    pane.show('action');
  }

  /** From somewhere else to a card. */
  function go(name) {
    if (!model.actions.has(name)) return;
    choose(name);
    canvas.reveal(name)?.card.press.focus({ preventScroll: true });
  }

  function update(action) {
    const node = model.actions.get(action);
    if (!node) return;
    canvas.show(action, ranAs(shown, node));
    if (action === chosen) details.show(node, shown);
  }

  function turn(loop, number) {
    shown.at.set(loop.name, number);
    showAll();
    announce(`Iteration ${number + 1}.`);
  }

  function showAll() {
    for (const [name, node] of model.actions) {
      canvas.show(name, ranAs(shown, node));
      const group = canvas.groupOf(name);
      if (group) replacePager(group.extra, makePager(node, shown, (number) => turn(node, number)));
    }
    canvas.show(undefined, shown.history && { status: shown.history.trigger.status, record: shown.history.trigger });
    canvas.relayout();
    if (chosen !== undefined) details.show(model.actions.get(chosen), shown);
  }

  function showRun(state) {
    shown = state;
    const failed = model.actions.get(state.history?.failedAction?.name);
    if (failed) showFailure(state, failed);
    showAll();
    result.show(state);
    if (failed) go(failed.name);
  }

  async function start(input) {
    if (!input) return;
    current = new AbortController();
    stop.disabled = false;
    issues.refuse([]);
    const state = shown = states();
    showAll();
    result.show(state);
    try {
      await runFlow(flow.id, input, state, (action) => state === shown && update(action), current.signal);
      if (state.history) runs.add(state, input);
      if (state === shown) showRun(state);
      announce(`The run ended: ${state.history?.status ?? 'stopped'}.`);
    } catch (failure) {
      refused(failure);
    } finally {
      stop.disabled = true;
      ran();
    }
  }

  function refused(failure) {
    if (failure.reasons) {
      issues.refuse(failure.reasons);
      showIssues();
      return result.refuse(failure.reasons, { more: () => pane.show('issues'), respond });
    }
    const targets = { trigger: inputs.fields.body, mocks: inputs.fields.mocks };
    if (failure.target in targets) pane.show(failure.target);
    return showAtField(failure, targets, (sentence) => result.root.replaceChildren(problem(sentence)));
  }

  /** Fills mocks, and what else is missing, with what the engine makes up. */
  async function respond(press) {
    await busy(press, async () => {
      try {
        const made = await call('POST', `/api/flows/${flow.id}/mocks`, { body: { mocks: inputs.mocks() }, limit: largestInput });
        inputs.fillMissing(made);
        issues.refuse([]);
        result.root.replaceChildren();
        mocksChanged();
        keep();
        announce(`${Object.keys(made.mocks).length} mocks were made. Edit each on its card, or all under Mocks.`);
      } catch (failure) {
        refused(failure);
      }
    });
  }

  const heading = newId();
  const root = h('section', { class: 'workspace', 'aria-labelledby': heading, on: { keydown: (event) => { if (event.key === 'Escape') pane.close(); } } },
    h('form', { class: 'flow-bar', novalidate: true, on: { submit: (event) => { event.preventDefault(); busy(run, () => start(inputs.read())); } } },
      before, h('h2', { id: heading, title: flow.name }, flow.name), badge('neutral', hosts[flow.host]), issuesButton, run, stop,
      button('Details', () => pane.show('action'), { class: 'button secondary narrow-only' }),
      h('div', { class: 'look' }, search, canvas.controls)),
    result.root,
    h('div', { class: 'stage' }, canvas.root, pane.root));
  showIssues();

  /** For the next time that the flow is opened; what cannot be read is kept as it was. */
  let kept = JSON.stringify(inputs.written());
  async function keep() {
    const now = inputs.written();
    if (!now || JSON.stringify(now) === kept) return;
    kept = JSON.stringify(now);
    try {
      await call('PUT', `/api/flows/${flow.id}/input`, { body: now, limit: largestInput });
    } catch {
      kept = undefined; // The banner of the page says it, or the flow is not open any more.
    }
  }
  root.addEventListener('change', keep);
  return { root, id: flow.id, begin: canvas.begin, relayout: canvas.relayout, keep };
}
