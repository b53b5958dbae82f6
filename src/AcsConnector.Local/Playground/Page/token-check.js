// Paste a token: what it says, who signed it, and whether it is valid.

import { emulator } from './api.js';
import { announce, badge, busy, button, card, h, problem, time } from './dom.js';
import { field } from './fields.js';

const states = {
  'alive': ['good', 'Valid', 'The service accepts this token.'],
  'revoked': ['bad', 'Revoked', 'The tokens of its identity were revoked after it was issued.'],
  'expired': ['bad', 'Expired', 'Its lifetime is over.'],
  'identity deleted': ['bad', 'Identity deleted', 'Its identity was deleted, and all tokens with it.'],
  'not an access token of a user': ['bad', 'Not an access token', 'This emulator issued it, but not to a user.'],
};

const meanings = {
  skypeid: 'identity', exp: 'expires', iat: 'issued', nbf: 'not before', acsScope: 'scopes', resourceId: 'resource', resourceLocation: 'location',
};

export function tokenCheck() {
  const text = h('textarea', { rows: '4', spellcheck: 'false', autocomplete: 'off', class: 'code' });
  const token = field('Access token', text, { hint: 'Paste one to see its claims and whether it is valid.' });
  const result = h('div', { class: 'result' });
  const check = button('Check token', undefined, { kind: 'primary', type: 'submit' });
  const form = h('form', { novalidate: true, on: { submit: (event) => { event.preventDefault(); busy(check, run); } } },
    token.root, h('div', { class: 'actions' }, check));

  async function run() {
    token.setError('');
    result.replaceChildren();
    const pasted = token.value.replace(/^Bearer\s+/i, '').replace(/\s/g, '');
    const claims = claimsOf(pasted);
    if (!claims) {
      token.setError('This is not an access token: one has three parts with dots between them and begins with “eyJ”.');
      return token.focus();
    }
    try {
      const { reason } = await emulator('POST', 'introspect', { body: { token: pasted } });
      const [kind, state, why] = states[reason] ?? foreign(claims);
      const isOurs = reason in states;
      result.replaceChildren(
        h('p', { class: 'verdict' }, badge(kind, state), ` ${why}`),
        h('p', { class: 'verdict' }, badge(isOurs ? 'good' : 'neutral', isOurs ? 'Signature valid' : 'Signature not checked'),
          isOurs ? ' This emulator signed it.' : ' Another service signed it, or it was changed.'),
        claimList(claims));
      announce(`${state}. ${why}`);
    } catch (failure) {
      result.replaceChildren(problem(failure.message));
    }
  }
  return card('Check a token', form, result);
}

/** The claims, unchecked; null when it is no such token. */
function claimsOf(token) {
  try {
    const [, payload, signature] = token.split('.');
    if (!signature) return null;
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.codePointAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && !Array.isArray(claims) ? claims : null;
  } catch {
    return null;
  }
}

const foreign = (claims) => claims.exp * 1000 < Date.now()
  ? ['bad', 'Expired', 'By its own claims its lifetime is over.']
  : ['neutral', 'Not known here', 'This emulator did not issue it, so only the service that did knows whether it is valid.'];

function claimList(claims) {
  return h('dl', { class: 'claims' }, Object.entries(claims).map(([name, value]) => {
    const isTime = ['exp', 'iat', 'nbf'].includes(name) && Number.isFinite(value);
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    return h('div', {},
      h('dt', {}, h('code', {}, name), meanings[name] && h('span', { class: 'hint' }, ` ${meanings[name]}`)),
      h('dd', {}, isTime ? time(value * 1000, true) : h('code', {}, shown)));
  }));
}
