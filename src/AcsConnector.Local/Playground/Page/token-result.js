// What a service gave: identity, token and expiry, each with its own button to copy it.

import { copyButton, h, secret, time } from './dom.js';

export function tokenResult({ identity, token, expiresOn }) {
  const hidden = token && secret(token, 'access token');
  return h('dl', { class: 'facts' },
    identity && fact('Identity', h('code', { class: 'value' }, identity), copyButton('Copy identity', () => identity)),
    token && fact('Access token', hidden.shown, copyButton('Copy access token', () => token), hidden.toggle),
    expiresOn && fact('Expires', h('span', { class: 'value' }, time(expiresOn, true)), copyButton('Copy expiry', () => expiresOn)));
}

const fact = (name, value, ...buttons) =>
  h('div', {}, h('dt', {}, name), h('dd', {}, value, h('span', { class: 'actions' }, buttons)));
