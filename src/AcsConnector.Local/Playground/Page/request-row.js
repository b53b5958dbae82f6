// One request at the emulator: a line that opens, with what was sent, what was signed and what came back.

import { emulator } from './api.js';
import { announce, badge, busy, button, copyButton, h, newId, problem } from './dom.js';
import { curl } from './curl.js';
import { words } from './faults.js';

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

/** An identity of 80 characters would hide what is asked of it. */
const short = (path) => readable(path).replace(/8:acs:[\w-]{30,}(?=[\w-]{6})/g, '8:acs:…');

export const operationName = (operation) => (operation === 'none' ? 'No such operation' : words(operation));

export function requestRow(request, changed) {
  const { at, method, path, operation, status, signature, code, why, message, milliseconds } = request;
  const [kind, text] = verdicts[signature];
  const details = h('div', { class: 'request-details', id: newId(), hidden: true });
  const toggle = h('button', { type: 'button', class: 'request-toggle', 'aria-expanded': 'false', 'aria-controls': details.id, on: { click: () => busy(toggle, open) } },
    h('strong', {}, operationName(operation)), ' ', h('code', {}, `${method} ${short(path)}`));
  async function open() {
    details.hidden = !details.hidden;
    toggle.setAttribute('aria-expanded', !details.hidden);
    if (details.hidden || details.hasChildNodes()) return;
    try {
      const shown = await emulator('GET', `requests/${request.id}`);
      details.replaceChildren(...detailsOf(shown.request, shown.details, changed));
    } catch (failure) {
      details.replaceChildren(problem(failure.message));
    }
  }
  return h('li', {},
    h('div', { class: 'who' }, toggle,
      code && h('span', { class: 'hint' }, [code, why ?? message].filter(Boolean).join(': '))),
    h('div', { class: 'when' },
      h('span', {}, badge(!status || status >= 400 ? 'bad' : 'good', status ? String(status) : 'Dropped'), ' ', badge(kind, text)),
      h('span', { class: 'hint' }, h('time', { datetime: at }, clock.format(new Date(at))), ` · ${milliseconds} ms`)),
    details);
}

function detailsOf(request, details, changed) {
  const fact = (name, value) => value && h('div', {}, h('dt', {}, name), h('dd', {}, h('code', {}, value)));
  const line = curlOf(request, details);
  return [
    h('dl', { class: 'claims' },
      fact('Request', `${request.method} ${details.target}`),
      fact('Host', details.host),
      fact('SDK', details.sdk),
      fact('api-version', details.apiVersion ?? 'none'),
      fact('Client request ID', details.clientRequestId),
      fact('Sign-in', details.signIn ?? 'none'),
      fact('Error', request.code && [request.code, request.message].filter(Boolean).join(': ')),
      fact('Why', request.why)),
    details.stringToSign && block(`String to sign (${signed[request.signature]})`, details.stringToSign),
    details.requestBody && block('Request body', details.requestBody),
    details.responseBody && block('Response body', details.responseBody),
    h('div', { class: 'actions' }, copyButton('Copy as curl', () => line), faultButton(request, changed)),
  ].filter(Boolean);
}

const signed = { valid: 'signed as it should be', refused: 'what the signature had to be over', notChecked: 'not checked' };

const block = (title, text) => h('div', { class: 'part' }, h('h3', {}, title), h('pre', { class: 'scroll', tabindex: '0', 'aria-label': title }, h('code', {}, text)));

function curlOf({ method }, { target, host, signIn, contentType, requestBody }) {
  const headers = [
    ...(signIn ? [['Authorization', 'Bearer YOUR-TOKEN']] : []),
    ...(requestBody ? [['Content-Type', contentType ?? 'application/json']] : []),
  ];
  return curl(method, `${host.includes('://') ? '' : host.endsWith(':443') ? 'https://' : schemeOf(host)}${host}${target}`, headers, requestBody);
}

// The emulator's SDK address is localhost over https; 127.0.0.1 is its http port.
const schemeOf = (host) => (host.startsWith('127.0.0.1') ? 'http://' : 'https://');

/** The same failure once more; or a first one, where it went well. */
function faultButton({ operation, status }, changed) {
  const known = /^[A-Z]/.test(operation) && operation !== 'none';
  const fault = status === undefined ? { reset: 'beforeCommit' } : { status: status >= 400 ? status : 503 };
  const label = fault.reset ? 'Drop the next connection' : `Return ${fault.status} next time`;
  const inject = button(label, () => busy(inject, async () => {
    try {
      await emulator('POST', 'faults', { body: { operation: known ? operation : '*', times: 1, ...fault } });
      announce(`The next ${known ? words(operation) : 'request'} meets this fault.`);
      changed();
    } catch (failure) {
      inject.after(problem(failure.message));
    }
  }));
  return inject;
}
