// The tokens of one identity that were issued since the start: what for and until when. The tokens themselves are kept nowhere.

import { emulator } from './api.js';
import { badge, button, h, openDialog, problem, time } from './dom.js';

const states = { alive: ['good', 'Valid'], expired: ['neutral', 'Expired'], revoked: ['bad', 'Revoked'] };

export async function tokensDialog({ id }) {
  let content;
  try {
    const { value } = await emulator('GET', `tokens?identity=${encodeURIComponent(id)}`);
    content = value.length > 0 ? h('ul', { class: 'rows' }, value.map(row)) : h('p', { class: 'hint' }, 'No token was issued to it since acs-connector started.');
  } catch (failure) {
    content = problem(failure.message);
  }
  openDialog('Tokens', (close) => [
    h('p', {}, h('code', { class: 'value' }, id)),
    h('p', { class: 'hint' }, 'Newest first. The tokens themselves are not kept: paste one into “Check a token” to look into it.'),
    content,
    h('div', { class: 'actions' }, button('Close', close, { kind: 'primary' })),
  ]).classList.add('drawer');
}

function row({ scopes, issuedAt, expiresAt, state }) {
  const [kind, text] = states[state];
  return h('li', {},
    h('div', { class: 'who' }, h('code', {}, scopes.join(', ')), h('span', { class: 'hint' }, 'issued ', time(issuedAt), ', expires ', time(expiresAt, true))),
    badge(kind, text));
}
