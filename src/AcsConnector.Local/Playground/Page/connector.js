// The tab "Connector": each action's form as a flow designer draws it from the Swagger file, tried on the API.

import { call, connector, emulator } from './api.js';
import { resource } from './connection.js';
import { announce, badge, busy, button, card, copyButton, h, newId, problem, secret } from './dom.js';
import { curl } from './curl.js';
import { downloads } from './downloads.js';
import { choices, field, showFailure } from './fields.js';
import { fault, operationsOf, requestOf } from './swagger.js';

export async function render(panel) {
  const forms = h('div', { class: 'designer' });
  panel.append(card('Actions', h('p', { class: 'hint' }, 'What a maker sees in Power Automate and Logic Apps. “Try it” calls the API with the form.'), forms), downloads());
  await load(forms);
}

async function load(forms) {
  try {
    const file = await call('GET', '/api/files/apiDefinition.swagger.json');
    const { api } = await call('GET', '/api/status');
    const actions = operationsOf(file).sort(byUse).map((operation) => ({ operation, form: actionForm(operation, api) }));
    const list = h('div', { class: 'picker', role: 'group', 'aria-label': 'Action' }, actions.map((action) => {
      action.button = button(action.operation.summary, () => choose(action), { kind: 'subtle', 'aria-pressed': 'false' });
      return action.button;
    }));
    const place = h('div', { class: 'action-form' });
    const choose = (chosen) => {
      for (const action of actions) action.button.setAttribute('aria-pressed', action === chosen);
      place.replaceChildren(chosen.form);
    };
    forms.replaceChildren(list, place);
    choose(actions[0]);
  } catch (failure) {
    forms.replaceChildren(problem(failure.message), button('Try again', () => load(forms)));
  }
}

/** Delete stands behind what makes and uses an identity. */
const byUse = (a, b) => (a.method === 'DELETE') - (b.method === 'DELETE');

function actionForm(operation, api) {
  const shown = operation.fields.filter(({ visibility }) => visibility !== 'internal').map((description) => ({ description, field: input(description) }));
  const isAdvanced = ({ description }) => description.visibility === 'advanced';
  const important = (entry) => (entry.description.visibility === 'important' ? 0 : 1);
  const usual = shown.filter((entry) => !isAdvanced(entry)).sort((a, b) => important(a) - important(b));
  const advanced = h('div', { id: newId(), hidden: true }, shown.filter(isAdvanced).map((entry) => entry.field.root));
  const more = button('Show advanced options', () => toggleAdvanced(advanced.hidden), { kind: 'subtle', 'aria-expanded': 'false', 'aria-controls': advanced.id });
  const result = h('div', { class: 'result' });
  const entryOf = (name) => shown.find(({ description }) => description.name === name)?.field;
  const test = entryOf('token');
  if (test) test.root.append(testToken(entryOf));
  for (const { description, field: entry } of shown) if (description.place === 'path') offerIdentities(entry);
  const tryIt = button('Try it', undefined, { kind: 'primary', type: 'submit' });

  function toggleAdvanced(isOpen) {
    advanced.hidden = !isOpen;
    more.setAttribute('aria-expanded', isOpen);
    more.textContent = isOpen ? 'Hide advanced options' : 'Show advanced options';
  }

  async function run() {
    result.replaceChildren();
    for (const { field: entry } of shown) entry.setError('');
    const wrong = shown.filter((entry) => fault(entry.description, entry.field.value));
    for (const entry of wrong) entry.field.setError(fault(entry.description, entry.field.value));
    if (wrong.some(isAdvanced)) toggleAdvanced(true);
    if (wrong.length > 0) return wrong[0].field.focus();

    const request = requestOf(operation, new Map(shown.map((entry) => [entry.description.name, entry.field.value])));
    try {
      const response = await connector.send(operation.method, request.path, request);
      result.replaceChildren(...responseView(response), ...requestView(operation, request, api));
      announce(`The response is ${response.status}.`);
      const error = response.data?.error;
      if (error?.target) showRefusal(error);
    } catch (failure) {
      result.replaceChildren(problem(failure.message));
    }
  }

  function showRefusal({ message, target }) {
    const entry = shown.find(({ description }) => description.name.toLowerCase() === target.toLowerCase());
    if (entry && isAdvanced(entry)) toggleAdvanced(true);
    showFailure({ message, target }, entry ? { [target]: entry.field } : {}, () => {});
  }

  return h('form', { novalidate: true, 'aria-label': operation.summary, on: { submit: (event) => { event.preventDefault(); busy(tryIt, run); } } },
    h('div', { class: 'action-title' }, h('img', { src: '/icon.svg', alt: '', width: '24', height: '24' }), h('h3', {}, operation.summary)),
    h('p', { class: 'hint' }, operation.description),
    usual.map((entry) => entry.field.root), advanced.hasChildNodes() && [more, advanced],
    h('div', { class: 'actions' }, tryIt), result);
}

/** The identities there are, to choose from. Azure has no such list. */
function offerIdentities({ control, root }) {
  const list = h('datalist', { id: newId() });
  control.setAttribute('list', list.id);
  root.append(list);
  const fill = async () => {
    try {
      const { value } = resource() ? { value: [] } : await emulator('GET', `identities?${new URLSearchParams({ top: 20, search: control.value })}`);
      list.replaceChildren(...value.map(({ id, customId }) => h('option', { value: id, label: customId ?? undefined })));
    } catch {
      // The form works without.
    }
  };
  control.addEventListener('focus', fill);
  control.addEventListener('input', fill);
}

/** A Teams user's Entra token, which takes an app and a user: any will do here. */
function testToken(entryOf) {
  const use = button('Use a test token', () => busy(use, async () => {
    const [app, user] = ['appId', 'userId'].map(entryOf);
    for (const entry of [app, user]) if (!/^[\da-f-]{36}$/i.test(entry.value)) entry.control.value = crypto.randomUUID();
    try {
      const { token } = await emulator('POST', 'teams-user-token', { body: { appId: app.value, userId: user.value } });
      entryOf('token').control.value = token;
      announce('The form has a test token.');
    } catch (failure) {
      use.after(problem(failure.message));
    }
  }), { kind: 'subtle' });
  return h('div', { class: 'actions' }, use);
}

/** The request as a line for a shell: without the key, and without the token that the form holds. */
function requestView(operation, { path, headers, body }, api) {
  const secrets = new Set(operation.fields.filter(({ isSecret }) => isSecret).map(({ name }) => name));
  const shown = body && JSON.stringify(body, (name, value) => (secrets.has(name) ? 'YOUR-TOKEN' : value));
  const line = curl(operation.method, `${api}${path}`, [
    ['Connection-String', 'YOUR-API-KEY'], ...Object.entries(headers), ...(body ? [['Content-Type', 'application/json']] : []),
  ], shown);
  return [h('div', { class: 'snippet-head' }, h('h4', {}, 'Request as curl'), copyButton('Copy', () => line, { kind: 'subtle', name: 'curl' })),
    h('pre', { tabindex: '0', 'aria-label': 'Request as curl' }, h('code', {}, line))];
}

function input({ type, label, description, choices: options, default: usual, isRequired, isSecret }) {
  if (type === 'array' && options)
    return choices(label, options.map((value) => ({ value })), { hint: description, checked: usual, required: isRequired });
  if (options)
    return field(label, h('select', {}, isRequired ? [] : h('option', { value: '' }), options.map((value) => h('option', { selected: value === usual }, value))), { hint: description, required: isRequired });
  const control = h('input', {
    type: isSecret ? 'password' : 'text',
    inputmode: type === 'integer' ? 'numeric' : undefined,
    class: type === 'integer' ? 'short' : undefined,
    value: usual,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  return field(label, control, { hint: description, required: isRequired });
}

/** The response as it is, its tokens hidden until asked for. */
function responseView({ status, data, milliseconds, headers }) {
  const wait = headers.get('Retry-After');
  const line = h('p', { class: 'verdict' },
    badge(status < 400 ? 'good' : 'bad', String(status)), ` ${names[status] ?? ''} after ${Math.max(1, Math.round(milliseconds))} ms`, wait && `; try again in ${wait} s`);
  const received = (headers.get('Response-Headers') ?? '').split(', ').filter(Boolean);
  const list = h('details', {}, h('summary', {}, 'Response headers'), h('dl', { class: 'claims' }, received.map((name) =>
    h('div', {}, h('dt', {}, h('code', {}, name)), h('dd', {}, h('code', {}, headers.get(name) ?? ''))))));
  if (data === null) return [line, h('p', { class: 'hint' }, 'The response has no body.'), list];

  const isToken = (key, value) => key === 'token' && typeof value === 'string';
  const plain = JSON.stringify(data, null, 2);
  const masked = JSON.stringify(data, (key, value) => (isToken(key, value) ? '••••••••' : value), 2);
  if (plain === masked) return [line, h('pre', {}, h('code', {}, plain)), list];
  const { shown, toggle } = secret(plain, 'tokens', masked);
  return [line, h('pre', {}, shown), h('div', { class: 'actions' }, toggle), list];
}

const names = {
  200: 'OK', 201: 'Created', 204: 'No content', 400: 'Bad request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not found',
  413: 'Too large', 429: 'Too many requests', 500: 'Server error', 502: 'Bad gateway', 503: 'Service unavailable', 504: 'Gateway timeout',
};
