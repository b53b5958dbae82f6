// What lint found and why a run could not start, each with the way to its card.

import { badge, button, h } from './dom.js';
import { spoken } from './flow-model.js';

const needed = ['ResponseNeeded', 'TypeNotSupported'];

export const isSerious = ({ severity }) => severity === 'Error' || severity === 'Warning';

/** The actions that need a response and have no mock. */
export const missing = (flow, mocks) => [...new Set(flow.findings.filter((finding) => needed.includes(finding.rule) && finding.action && !hasMock(mocks, finding.action)).map((finding) => finding.action))];

/** The names of actions are the same in any case. */
export const hasMock = (mocks, action) => Object.keys(mocks).some((name) => name.toLowerCase() === action.toLowerCase());

/** In one line, and whether that is good. */
export function summary(flow, mocks) {
  const serious = flow.findings.filter(isSerious).length;
  const waiting = missing(flow, mocks).length;
  const parts = [
    serious > 0 && `${serious} ${serious === 1 ? 'issue' : 'issues'}`,
    waiting > 0 && `${waiting} ${waiting === 1 ? 'action needs' : 'actions need'} a response`,
  ].filter(Boolean);
  return { text: parts.join(', ') || 'No issues', kind: serious > 0 ? 'bad' : waiting > 0 ? 'warn' : 'good' };
}

/** The list; `choose(action)` shows its card, `respond()` fills the missing mocks. */
export function makeIssues(flow, { choose, respond }) {
  const root = h('div', { class: 'part-list' });
  let refused = [];

  function show(mocks) {
    const waiting = missing(flow, mocks);
    const found = flow.findings.filter((finding) => !needed.includes(finding.rule));
    root.replaceChildren(
      refused.length > 0 ? h('div', { class: 'part' }, h('h3', {}, 'Why it cannot run'), reasons(refused)) : '',
      waiting.length > 0 ? h('div', { class: 'part' }, h('h3', {}, 'Need a response'), h('p', { class: 'hint' }, 'Their connectors are not here. A mock stands for the response.'),
        h('div', { class: 'actions' }, button('Respond for me', (event) => respond(event.currentTarget))), byService(waiting)) : '',
      found.length > 0 ? h('ul', { class: 'issues' }, found.map((finding) => h('li', {}, badge(isSerious(finding) ? 'bad' : 'neutral', finding.severity), ' ', where(finding.action), h('p', {}, `${finding.message} ${finding.fix}`)))) : '',
      found.length === 0 && waiting.length === 0 && refused.length === 0 ? h('p', { class: 'hint' }, 'No issues.') : '');
  }

  function byService(actions) {
    const groups = Map.groupBy(actions, (action) => flow.asked?.[action]?.service ?? 'Others');
    return [...groups].map(([service, names]) => h('details', { class: 'part', open: groups.size < 4 }, h('summary', {}, `${service}: ${names.length} ${names.length === 1 ? 'action' : 'actions'}`),
      h('ul', { class: 'issues' }, names.map((name) => h('li', {}, where(name))))));
  }

  const reasons = (list) => h('ul', { class: 'issues' }, list.filter(({ service }) => !service).map(({ action, message }) => h('li', {}, where(action), h('p', {}, message))));

  const where = (action) => (action ? button(spoken(action), () => choose(action), { kind: 'subtle' }) : h('strong', {}, flow.name));

  return { root, show, refuse: (list) => { refused = list.filter(({ service }) => !service); } };
}
