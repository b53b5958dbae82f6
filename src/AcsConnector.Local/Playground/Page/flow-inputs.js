// What a run is given: the trigger's request, values, mocks, and the hosts it may call.

import { h } from './dom.js';
import { field } from './fields.js';

const requestParts = ['headers', 'queries', 'body'];

/** The fields, as two forms; `read()` gives the run's input, or undefined with the sentence beside the field that is wrong. */
export function makeInputs(flow, { shown, changed }) {
  const area = (rows) => h('textarea', { class: 'code', rows, spellcheck: 'false', autocomplete: 'off' });
  const fields = {
    body: field('Trigger body', area(8), { hint: 'JSON; empty for a flow that starts without one. {"$trigger": {"method", "headers", "queries", "relativePathParameters", "body"}} is a whole request, {"$trigger": {"outputs", "inputs"}} what any trigger gives.' }),
    headers: field('Headers', area(2), { hint: 'JSON: {"x-api-key": "…"}. Empty for none.' }),
    queries: field('Queries', area(2), { hint: 'JSON: {"page": "2"}. Empty for none.' }),
    parameters: field('Parameters', area(3), { hint: 'JSON: values for the flow’s parameters, before those in its file.' }),
    settings: field('App settings', area(2), { hint: 'JSON: values for what a Standard workflow reads with appsetting().' }),
    mocks: field('Mocks', area(16), { hint: 'JSON by action: {"Get_row": [{"statusCode": 200, "body": {}}]}. An action with a mock sends no request.' }),
    hosts: field('Allowed hosts', h('input', { type: 'text', spellcheck: 'false', autocomplete: 'off' }),
      { hint: 'Hosts that the flow may call beside the connector, as in api.contoso.com; several with commas between them. Names only: no *.' }),
  };
  const places = { mocks: 'mocks' }; // The tab of each field; the others are the trigger's.
  fields.mocks.control.addEventListener('change', changed);
  fill(flow);

  function fill({ trigger, mocks, parameters, settings }) {
    fillTrigger(trigger);
    set('mocks', mocks);
    set('parameters', parameters);
    set('settings', settings);
  }

  function fillTrigger(trigger) {
    const request = trigger?.$trigger;
    if (request && Object.keys(request).every((name) => requestParts.includes(name))) {
      for (const name of requestParts) set(name, request[name]);
    } else {
      set('body', trigger);
    }
  }

  /** What was made up for a run, where nothing is given yet. */
  function fillMissing(made) {
    if (['body', 'headers', 'queries'].every((name) => !fields[name].value)) fillTrigger(made.trigger);
    for (const name of ['mocks', 'parameters', 'settings']) {
      const all = { ...made[name], ...object(name) };
      if (Object.keys(all).length > 0) set(name, all);
    }
  }

  /** As it stands in a field; an empty object where it cannot be read. */
  function object(name) {
    try {
      return JSON.parse(fields[name].value || '{}') ?? {};
    } catch {
      return {};
    }
  }

  function set(name, value) {
    fields[name].control.value = value === null || value === undefined ? '' : JSON.stringify(value, null, 2);
    fields[name].setError('');
  }

  /** Null for nothing; undefined, with the sentence beside the field, when it is not what it has to be. */
  function json(name, label, isObject = true) {
    const input = fields[name];
    input.setError('');
    if (!input.value) return null;
    try {
      const value = JSON.parse(input.value);
      if (!isObject || (typeof value === 'object' && value !== null && !Array.isArray(value))) return value;
      return refuse(name, `${label} are an object: {"name": …}.`);
    } catch (error) {
      return refuse(name, `${label} ${isObject ? 'are' : 'is'} not JSON: ${error.message}.`);
    }
  }

  function refuse(name, sentence) {
    shown(places[name] ?? 'trigger');
    fields[name].setError(sentence);
    fields[name].focus();
    return undefined;
  }

  /** What is to be kept of the fields; undefined where one is not JSON. */
  function written() {
    try {
      const [body, headers, queries, parameters, settings, mocks] = ['body', 'headers', 'queries', 'parameters', 'settings', 'mocks'].map((name) => JSON.parse(fields[name].value || 'null'));
      return { trigger: triggerOf(body, headers, queries), parameters, settings, mocks };
    } catch {
      return undefined;
    }
  }

  function read() {
    const input = {
      body: json('body', 'The trigger body', false),
      headers: json('headers', 'Headers'),
      queries: json('queries', 'Queries'),
      parameters: json('parameters', 'Parameters'),
      settings: json('settings', 'App settings'),
      mocks: json('mocks', 'Mocks'),
      allowedHosts: fields.hosts.value.split(',').map((host) => host.trim()).filter((host) => host),
    };
    if (Object.values(input).includes(undefined)) return undefined;
    const { body, headers, queries, ...rest } = input;
    if ((headers || queries) && body?.$trigger) return refuse(headers ? 'headers' : 'queries', 'The trigger body has a $trigger of its own: put them in there.');
    return { trigger: triggerOf(body, headers, queries), ...rest };
  }

  return {
    fields,
    set,
    read,
    fillMissing,
    mocks: () => object('mocks'),
    written,
    trigger: h('div', { class: 'part-list' }, ['body', 'headers', 'queries', 'parameters', 'settings', 'hosts'].map((name) => fields[name].root)),
    mocksForm: h('div', { class: 'part-list' }, fields.mocks.root),
  };
}

/** A body alone, or the whole request. */
const triggerOf = (body, headers, queries) => (headers || queries ? { $trigger: { ...(headers && { headers }), ...(queries && { queries }), body } } : body);
