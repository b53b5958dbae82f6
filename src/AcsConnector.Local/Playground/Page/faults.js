// Injecting faults at the emulator: an error, a lost response, or a delay for the next calls of an operation.

import { emulator } from './api.js';
import { announce, busy, button, h, problem } from './dom.js';
import { field, showFailure } from './fields.js';

const operations = [
  '*', 'CreateIdentity', 'IssueAccessToken', 'RevokeAccessTokens', 'DeleteIdentity', 'GetIdentity', 'ExchangeTeamsUserAccessToken',
  'ExchangeTeamsExtensionAccessToken', 'GetTeamsExtensionAssignment', 'UpsertTeamsExtensionAssignment', 'DeleteTeamsExtensionAssignment',
  'ExchangeEntraUserAccessToken', 'ListEntraAssignments', 'UpdateEntraAssignments', 'GetEntraAssignment', 'UpsertEntraAssignment', 'DeleteEntraAssignment',
];

const kinds = {
  'Too many requests (429)': { status: 429, retryAfter: 1 },
  'Service unavailable (503)': { status: 503, retryAfter: 1 },
  'Server error (500)': { status: 500 },
  'Response lost: the work is done': { reset: 'afterCommit' },
  'Connection dropped: nothing is done': { reset: 'beforeCommit' },
  'Delay: 2 seconds': { latency: 2000 },
};

export function faultForm(changed) {
  const options = (values, label) => values.map((value) => h('option', { value }, label(value)));
  const operation = field('Operation', h('select', {}, options(operations, (name) => (name === '*' ? 'All operations' : words(name)))));
  const kind = field('Fault', h('select', {}, options(Object.keys(kinds), (name) => name)));
  const times = field('How many times', h('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off', value: '1', class: 'short' }));
  const result = h('div', {});
  const arm = button('Inject', undefined, { kind: 'primary', type: 'submit' });

  async function run() {
    result.replaceChildren();
    times.setError(/^[1-9]\d{0,8}$/.test(times.value) ? '' : 'Enter a whole number from 1.');
    if (times.control.hasAttribute('aria-invalid')) return times.focus();
    try {
      await emulator('POST', 'faults', { body: { operation: operation.value, times: Number(times.value), ...kinds[kind.value] } });
      announce('The fault is injected.');
      changed();
    } catch (failure) {
      showFailure(failure, { operation, times }, (text) => result.replaceChildren(problem(text)));
    }
  }
  return h('form', { novalidate: true, on: { submit: (event) => { event.preventDefault(); busy(arm, run); } } },
    operation.root, kind.root, times.root, h('div', { class: 'actions' }, arm), result);
}

export function faultList(changed) {
  const rows = h('ul', { class: 'rows' });
  const clear = button('Clear faults', () => busy(clear, async () => {
    try {
      await emulator('DELETE', 'faults');
      announce('No fault is injected.');
    } catch {
      // The next look at the list says it.
    }
    changed();
  }));
  const none = h('p', { class: 'hint' }, 'No fault is injected.');
  const root = h('div', { class: 'armed' }, h('h3', {}, 'Injected'), none, rows, h('div', { class: 'actions' }, clear));
  return {
    root,
    show(faults) {
      none.hidden = faults.length > 0;
      clear.disabled = faults.length === 0;
      rows.replaceChildren(...faults.map((fault) => h('li', {}, h('span', {}, `${fault.operation === '*' ? 'All operations' : words(fault.operation)}: ${said(fault)}`), h('span', { class: 'hint' }, `${fault.times} more ${fault.times === 1 ? 'time' : 'times'}`))));
    },
  };
}

const said = ({ status, reset, latency }) => [
  status && `returns ${status}`,
  reset === 'afterCommit' && 'does its work, loses the response',
  reset === 'beforeCommit' && 'drops the connection',
  latency && `delays ${latency} ms`,
].filter(Boolean).join(', ');

/** CreateIdentityWithToken → Create identity with token */
export const words = (name) => name.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace('teams', 'Teams').replace('entra', 'Entra');
