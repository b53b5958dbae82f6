// The tab "Identities & tokens": make an identity with a token, check a token, and look after the identities there are.

import { connector } from './api.js';
import { announce, busy, button, card, h, problem } from './dom.js';
import { field, lifetime, scopes, showFailure } from './fields.js';
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
  const customId = field('Custom ID', h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', maxlength: '256' }), { hint: 'Optional: a name of your own. The same one gives the same identity again.' });
  const result = h('div', { class: 'result' });
  const generate = button('Generate', undefined, { kind: 'primary', type: 'submit' });
  const form = h('form', { novalidate: true, on: { submit: (event) => { event.preventDefault(); busy(generate, make); } } },
    h('p', { class: 'hint' }, 'Choose no scope for an identity alone, or one or several for a token with it.'),
    asked.root, minutes.root, customId.root, h('div', { class: 'actions' }, generate));
  let made;
  document.addEventListener('connection', () => result.replaceChildren());
  // What was revoked or deleted is not offered any more.
  document.addEventListener('identity-ended', ({ detail }) => {
    if (detail.id === made || !detail.id) result.replaceChildren(h('p', { class: 'hint' }, detail.text));
  });

  async function make() {
    asked.setError('');
    result.replaceChildren();
    const chosen = asked.value;
    const expiresInMinutes = minutes.read();
    if (chosen.length > 0 && expiresInMinutes === undefined) return minutes.focus();
    minutes.setError('');
    customId.setError('');
    try {
      const { identity, accessToken } = await connector.call('POST', '/identities', {
        body: {
          ...(chosen.length > 0 && { createTokenWithScopes: chosen, expiresInMinutes }),
          ...(customId.value && { customId: customId.value }),
        },
      });
      result.replaceChildren(tokenResult({ identity: identity.id, ...accessToken }));
      made = identity.id;
      announce(accessToken ? 'Made an identity and an access token.' : 'Made an identity.');
      list.refresh();
    } catch (failure) {
      showFailure(failure, { createTokenWithScopes: asked, scopes: asked, expiresInMinutes: minutes, customId },
        (text) => result.replaceChildren(problem(text)));
    }
  }
  return card('New identity', form, result);
}
