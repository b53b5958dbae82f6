// The mock of one action, edited beside its card.

import { call } from './api.js';
import { busy, button, h } from './dom.js';
import { field } from './fields.js';
import { hasMock } from './flow-issues.js';
import { spoken } from './flow-model.js';

const hidden = '(hidden: secure data)';

/** What stands in the pane of an action that asks somebody else. `inputs` has all mocks; `changed(action)` is called when one did. */
export function makeMockEditor(flow, inputs, changed) {
  /** The mock's own field, or the button that makes one. */
  return (node, ran) => {
    if (!flow.asked?.[node.name]) return [];
    const name = Object.keys(inputs.mocks()).find((one) => one.toLowerCase() === node.name.toLowerCase());
    return [h('div', { class: 'part mock' }, name ? editor(name) : adder(node, ran))];
  };

  function editor(name) {
    const text = h('textarea', { class: 'code', rows: 8, spellcheck: 'false', autocomplete: 'off' });
    text.value = JSON.stringify(inputs.mocks()[name], null, 2);
    const mock = field(`Mock of ${spoken(name)}`, text, { hint: 'JSON: responses in their order; the last one repeats. With it the action sends no request.' });
    text.addEventListener('change', () => {
      mock.setError('');
      try {
        inputs.set('mocks', { ...inputs.mocks(), [name]: JSON.parse(text.value) });
        changed();
      } catch (error) {
        mock.setError(`The mock is not JSON: ${error.message}.`);
      }
    });
    return [mock.root, h('div', { class: 'actions' }, button('Remove mock', () => {
      const { [name]: _, ...others } = inputs.mocks();
      inputs.set('mocks', others);
      changed(name);
    }, { kind: 'subtle' }))];
  }

  function adder(node, ran) {
    const error = h('p', { class: 'error', role: 'alert' });
    const add = button('Mock this action', () => busy(add, async () => {
      try {
        const made = fromRun(ran) ?? (await call('POST', `/api/flows/${flow.id}/mocks`, { body: { action: node.name } })).mocks[node.name] ?? [{ statusCode: 200, body: {} }];
        if (!hasMock(inputs.mocks(), node.name)) inputs.set('mocks', { ...inputs.mocks(), [node.name]: made });
        changed(node.name);
      } catch (failure) {
        error.textContent = failure.message;
      }
    }));
    return [h('div', { class: 'actions' }, add), error];
  }
}

/** The response that the action had in the run that is shown. */
function fromRun(ran) {
  const { statusCode, body } = ran?.record?.outputs ?? {};
  return statusCode && !JSON.stringify(body ?? null).includes(hidden) ? [{ statusCode, body }] : undefined;
}
