// What is known of one action: how it ran and why it failed, what went in and came out, and its definition.

import { call } from './api.js';
import { announce, badge, busy, button, copyButton, h } from './dom.js';
import { isSerious } from './flow-issues.js';
import { afterText, loopsAround, spoken } from './flow-model.js';
import { replacePager, makePager } from './flow-pager.js';
import { durationOf, isFailure, kindOf, ranAs } from './flow-run.js';
import { lookOf } from './flow-types.js';

const hidden = '(hidden: secure data)';

/** Shows a node of the model; `turn(loop, number)` turns a loop around it; `mock(node, ran)` gives what edits its mock. */
export function makeDetails(flow, { turn, mock }) {
  const content = h('div', { class: 'details' }, h('p', { class: 'hint' }, 'Choose an action to see its inputs and outputs.'));
  const pagers = new Map();
  let shown;

  /** `record` is what was asked for of its secrets: it is shown until something else is. */
  function show(node, state, record) {
    if (node !== shown) pagers.clear();
    shown = node;
    const ran = ranAs(state, node);
    const findings = flow.findings.filter((finding) => finding.action === node.name && (isSerious(finding) || !flow.asked?.[node.name]));
    const waits = node.before.filter((edge) => edge.label);
    content.replaceChildren(
      h('h3', {}, spoken(node.name)),
      h('p', { class: 'hint' }, lookOf('', node.json, flow.asked?.[node.name]).label),
      ...waits.map((edge) => h('p', { class: 'hint' }, `${afterText(edge)}.`)),
      ...loopsAround(node).map((loop) => pagerOf(loop, state)),
      ...(ran ? result(ran, node.blocks[ran.branch]?.title) : [h('p', { class: 'hint' }, state.history ? 'It did not run.' : 'It has not run yet.')]),
      findings.length > 0 ? h('ul', { class: 'findings' }, findings.map((finding) => h('li', {}, h('strong', {}, `${finding.severity}: `), `${finding.message} ${finding.fix}`))) : '',
      ...mock(node, ran),
      ran?.record && state.history ? secure(node, state, ran, record) : '',
      ...(ran?.record ? values(node, record ?? ran.record) : []),
      h('details', { class: 'part' }, h('summary', {}, 'Definition'), json(node.json)));
  }

  function pagerOf(loop, state) {
    const place = pagers.get(loop) ?? h('div', {});
    pagers.set(loop, place);
    replacePager(place, makePager(loop, state, (number) => turn(loop, number)));
    if (place.hasChildNodes()) place.prepend(h('span', { class: 'hint' }, `${spoken(loop.name)}: `));
    return place;
  }
  /** Asks for what is hidden of this one action. */
  function secure(node, state, ran, record) {
    if (!JSON.stringify(ran.record).includes(hidden)) return '';
    const error = h('p', { class: 'error', role: 'alert' });
    const press = button(record ? 'Hide secure data' : 'Show secure data', () => busy(press, async () => {
      try {
        const body = { action: node.name, iterations: ran.iterations };
        const found = record ? undefined : (await call('POST', `/api/runs/${state.history.name}/secure`, { body })).record;
        if (node !== shown) return;
        show(node, state, found);
        content.querySelector('.secure button')?.focus();
        announce(found ? 'Secure data is shown until another action is.' : 'Secure data is hidden.');
      } catch (failure) {
        error.textContent = failure.message;
      }
    }));
    return h('div', { class: 'secure actions' }, press, error);
  }

  return { root: content, show };
}

function result({ status, record, retries = [] }, branch) {
  if (!record) return [h('p', {}, badge(kindOf(status), status))];
  return [
    h('p', {}, badge(kindOf(status), status), ` ${[record.code, durationOf(record)].filter(Boolean).join(' · ')}`),
    isFailure(status) && reasonOf(record) ? h('p', { class: 'problem' }, reasonOf(record)) : '',
    !isFailure(status) && record.error ? h('p', { class: 'hint' }, record.error.message) : '',
    branch ? h('p', {}, `Branch: ${branch}`) : '',
    retries.length > 0 ? section('Retries', h('ul', {}, retries.map((retry) => h('li', {}, `After ${retry.code === 'NoResponse' ? 'no response' : retry.code}, ${retry.waitSeconds} s later`)))) : '',
  ];
}

/** The reason of a failure in one sentence, with the status of its response. */
export function reasonOf({ failure, error } = {}) {
  const { statusCode, code, message } = failure ?? error ?? {};
  const text = [code, message].filter(Boolean).join(': ');
  return [statusCode && `${statusCode}`, text].filter(Boolean).join(' · ');
}

function values(node, record) {
  const found = 'inputs' in record ? [...expressionsIn(node.json.inputs, record.inputs, [])] : [];
  return [
    'inputs' in record ? section('Inputs', json(record.inputs), copyButton('Copy inputs', () => text(record.inputs), { kind: 'subtle' })) : '',
    'outputs' in record ? section('Outputs', json(record.outputs), copyButton('Copy outputs', () => text(record.outputs), { kind: 'subtle' })) : '',
    found.length > 0 ? h('details', { class: 'part' }, h('summary', {}, `Expressions (${found.length})`), h('dl', { class: 'expressions' }, found.map(({ path, source, value }) => h('div', {},
      h('dt', {}, h('span', { class: 'hint' }, path), h('code', {}, source)), h('dd', {}, h('code', {}, text(value))))))) : '',
  ];
}

/** Each text with an expression in the definition beside what it became in the run. */
function* expressionsIn(source, value, path) {
  if (value === undefined) return;
  if (typeof source === 'string') {
    if (/(^@[^@])|@\{/.test(source)) yield { path: path.join('/') || 'inputs', source, value };
  } else if (typeof source === 'object' && source !== null && typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(source)) yield* expressionsIn(inner, value[name], [...path, name]);
  }
}

export const section = (title, ...children) => h('div', { class: 'part' }, h('h4', {}, title), children);

const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

const json = (value) => h('pre', { tabindex: '0', class: 'scroll' }, text(value));
