// What is known of one action: what lint says, how it ran, and what went in and came out, pass by pass.

import { badge, card, h } from './dom.js';
import { field } from './fields.js';
import { kindOf } from './flow-run.js';

export function details(flow) {
  const content = h('div', { class: 'details' }, h('p', { class: 'hint' }, 'Choose an action to see its inputs and outputs.'));
  const root = card('Details', content);
  let pass = 0;
  let shownAction;

  function show(name, run) {
    if (name !== shownAction) pass = 0;
    shownAction = name;
    const action = run.actions.get(name);
    const findings = flow.findings.filter((finding) => finding.action === name);
    content.replaceChildren(
      h('h3', {}, name.replaceAll('_', ' ')),
      findings.length > 0 ? h('ul', { class: 'findings' }, findings.map((finding) => h('li', {}, h('strong', {}, `${finding.severity}: `), `${finding.message} ${finding.fix}`))) : '',
      ...(action ? ranAs(action, name, run) : [h('p', { class: 'hint' }, 'It has not run yet.')]));
  }

  function ranAs(action, name, run) {
    if (action.passes.length === 0) return [badge('neutral', action.status)];
    pass = Math.min(pass, action.passes.length - 1);
    const { record } = action.passes[pass];
    return [
      action.passes.length > 1 && passPicker(action, name, run),
      h('p', {}, badge(kindOf(record.status), record.status), ` ${[record.code, duration(record)].filter(Boolean).join(' · ')}`),
      record.error && h('p', { class: 'problem' }, record.error.message),
      action.retries.length > 0 && section('Sent again', h('ul', {}, action.retries.map((retry) => h('li', {}, `After ${retry.code === 'NoResponse' ? 'no response' : retry.code}, ${retry.waitSeconds} s later`)))),
      'inputs' in record && section('Inputs', json(record.inputs)),
      'outputs' in record && section('Outputs', json(record.outputs)),
    ].filter(Boolean);
  }

  function passPicker(action, name, run) {
    const select = h('select', { on: { change: () => { pass = select.selectedIndex; show(name, run); root.querySelector('select').focus(); } } },
      action.passes.map((one, i) => h('option', { selected: i === pass }, `${one.iterations.map((n) => n + 1).join(', ')}: ${one.record.status}`)));
    return field('Pass', select).root;
  }
  return { root, show };
}

const section = (title, ...children) => h('div', { class: 'part' }, h('h4', {}, title), children);

const json = (value) => h('pre', { tabindex: '0', class: 'scroll' }, typeof value === 'string' ? value : JSON.stringify(value, null, 2));

const duration = ({ startTime, endTime }) => startTime && endTime && `${new Date(endTime) - new Date(startTime)} ms`;
