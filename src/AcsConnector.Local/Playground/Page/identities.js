// The tab "Identities & tokens": make an identity with a token, check a token, and look after the identities there are.

import { connector } from './api.js';
import { announce, busy, button, card, h, problem } from './dom.js';
import { lifetime, scopes, showFailure } from './fields.js';
import { identityList } from './identity-list.js';
import { tokenCheck } from './token-check.js';
import { tokenResult } from './token-result.js';

let list;

export function render(panel) {
  list = identityList();
  panel.append(h('div', { class: 'columns' }, newIdentity(), tokenCheck()), list.root);
}

export const show = () => list.refresh();

function newIdentity() {
  const asked = scopes();
  const minutes = lifetime();
  const result = h('div', { class: 'result' });
  const generate = button('Generate', undefined, { kind: 'primary', type: 'submit' });
  const form = h('form', { novalidate: true, on: { submit: (event) => { event.preventDefault(); busy(generate, make); } } },
    h('p', { class: 'hint' }, 'Choose no scope for an identity alone, or one or several for a token with it.'),
    asked.root, minutes.root, h('div', { class: 'actions' }, generate));
  document.addEventListener('connection', () => result.replaceChildren());

  async function make() {
    asked.setError('');
    result.replaceChildren();
    const chosen = asked.value;
    const expiresInMinutes = minutes.read();
    if (chosen.length > 0 && expiresInMinutes === undefined) return minutes.focus();
    minutes.setError('');
    try {
      const { identity, accessToken } = await connector.call('POST', '/identities', {
        body: chosen.length > 0 ? { createTokenWithScopes: chosen, expiresInMinutes } : {},
      });
      result.replaceChildren(tokenResult({ identity: identity.id, ...accessToken }));
      announce(accessToken ? 'Made an identity and an access token.' : 'Made an identity.');
      list.refresh();
    } catch (failure) {
      showFailure(failure, { createTokenWithScopes: asked, scopes: asked, expiresInMinutes: minutes },
        (text) => result.replaceChildren(problem(text)));
    }
  }
  return card('New identity', form, result);
}
