// The tab "Connector": each action's form as a flow designer draws it from the Swagger file, tried on the API.

import { call, connector } from './api.js';
import { announce, badge, busy, button, card, h, newId, problem, secret } from './dom.js';
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
    const actions = operationsOf(file).map((operation) => ({ operation, form: actionForm(operation) }));
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

function actionForm(operation) {
  const shown = operation.fields.filter(({ visibility }) => visibility !== 'internal').map((description) => ({ description, field: input(description) }));
  const isAdvanced = ({ description }) => description.visibility === 'advanced';
  const important = (entry) => (entry.description.visibility === 'important' ? 0 : 1);
  const usual = shown.filter((entry) => !isAdvanced(entry)).sort((a, b) => important(a) - important(b));
  const advanced = h('div', { id: newId(), hidden: true }, shown.filter(isAdvanced).map((entry) => entry.field.root));
  const more = button('Show advanced options', () => toggleAdvanced(advanced.hidden), { kind: 'subtle', 'aria-expanded': 'false', 'aria-controls': advanced.id });
  const result = h('div', { class: 'result' });
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
      const answer = await connector.send(operation.method, request.path, request);
      result.replaceChildren(...answerView(answer));
      announce(`Answered ${answer.status}.`);
      const error = answer.data?.error;
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

/** The answer as it is, its tokens hidden until asked for. */
function answerView({ status, data, milliseconds, headers }) {
  const wait = headers.get('Retry-After');
  const line = h('p', { class: 'verdict' },
    badge(status < 400 ? 'good' : 'bad', String(status)), ` ${names[status] ?? ''} after ${Math.max(1, Math.round(milliseconds))} ms`, wait && `; try again in ${wait} s`);
  if (data === null) return [line, h('p', { class: 'hint' }, 'The answer has no body.')];

  const isToken = (key, value) => key === 'token' && typeof value === 'string';
  const plain = JSON.stringify(data, null, 2);
  const masked = JSON.stringify(data, (key, value) => (isToken(key, value) ? '••••••••' : value), 2);
  if (plain === masked) return [line, h('pre', {}, h('code', {}, plain))];
  const { shown, toggle } = secret(plain, 'tokens', masked);
  return [line, h('pre', {}, shown), h('div', { class: 'actions' }, toggle)];
}

const names = {
  200: 'OK', 201: 'Created', 204: 'No content', 400: 'Bad request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not found',
  413: 'Too large', 429: 'Too many requests', 500: 'Server error', 502: 'Bad gateway', 503: 'Service unavailable', 504: 'Gateway timeout',
};
