// The emulator's identities with search and paging. Azure has no such list: there an identity is worked on by its ID.

import { connector, emulator, identityPath } from './api.js';
import { resource } from './connection.js';
import { announce, badge, busy, button, card, copyButton, h, openDialog, problem, time } from './dom.js';
import { field, lifetime, scopes, showFailure } from './fields.js';
import { tokenResult } from './token-result.js';
import { tokensDialog } from './token-list.js';

const pageSize = 20;
const patience = 200;

export function identityList() {
  const search = field('Search by identity or custom ID', h('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' }));
  const rows = h('ul', { class: 'rows' });
  const summary = h('p', { class: 'hint', role: 'status' });
  const newer = button('Newer', () => { cursors.pop(); load(); });
  const older = button('Older', () => { cursors.push(next); load(); });
  const refreshButton = button('Refresh', () => load(), { kind: 'subtle' });
  const list = h('div', {},
    h('div', { class: 'toolbar' }, search.root, refreshButton), rows,
    h('div', { class: 'toolbar' }, summary, h('span', { class: 'actions' }, newer, older)));
  const byId = oneIdentity();
  const said = h('p', { class: 'hint', role: 'status' });
  list.append(h('div', { class: 'actions' }, button('Reset the emulator', () => resetDialog(() => { cursors = []; load(); }), { kind: 'subtle danger' }), said));
  const root = card('Identities', list, byId);

  // What `before` was for each page up to this one; the first page has none.
  let cursors = [];
  let next;
  let waiting;
  let running;

  search.control.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { cursors = []; load(); }, patience);
  });
  document.addEventListener('connection', refresh);
  document.addEventListener('recovered', refresh);

  function refresh() {
    list.hidden = !!resource();
    byId.hidden = !resource();
    if (!resource()) load();
  }

  async function load() {
    running?.abort();
    running = new AbortController();
    const query = new URLSearchParams({ top: pageSize });
    if (search.value) query.set('search', search.value);
    if (cursors.length > 0) query.set('before', cursors.at(-1));
    try {
      const page = await emulator('GET', `identities?${query}`, { signal: running.signal });
      next = page.next;
      show(page);
    } catch (failure) {
      if (failure.name !== 'AbortError') rows.replaceChildren(h('li', {}, problem(failure.message)));
    }
  }

  function show({ value, total }) {
    rows.replaceChildren(...value.map((identity) => row(identity, load, (text) => { said.textContent = text; })));
    const first = cursors.length * pageSize;
    summary.textContent = total > 0 ? `${(first + 1).toLocaleString()}–${(first + value.length).toLocaleString()} of ${total.toLocaleString()}, newest first`
      : search.value ? 'No identity matches.' : 'No identities yet. Make one above.';
    setEnabled(newer, cursors.length > 0);
    setEnabled(older, !!next);
  }
  return { root, refresh };
}

/** A button that holds the focus does not vanish from under it: it moves to its neighbour. */
function setEnabled(element, isEnabled) {
  const hadFocus = document.activeElement === element;
  element.disabled = !isEnabled;
  if (hadFocus && !isEnabled) [...element.parentElement.children].find((other) => !other.disabled)?.focus();
}

function row(identity, changed, say) {
  const { id, customId, createdAt } = identity;
  const short = id.slice(-12);
  return h('li', {},
    h('div', { class: 'who' }, h('code', {}, h('span', { class: 'soft' }, id.slice(0, -12)), short), customId && h('span', { class: 'hint' }, `Custom ID ${customId}`)),
    h('div', { class: 'when' }, tokenBadge(identity), h('span', { class: 'hint' }, 'created ', time(createdAt))),
    h('div', { class: 'actions' },
      copyButton('Copy', () => id, { kind: 'subtle', name: `identity ${short}` }),
      button('Tokens', () => tokensDialog(identity), { kind: 'subtle', name: `of ${short}` }),
      actionButtons(() => id, short, changed, (text) => say(`${text} (…${short})`))));
}

/** Valid is what the emulator would say of the token that lives longest. */
function tokenBadge({ lastTokenIssuedAt, tokensExpireAt }) {
  if (!lastTokenIssuedAt) return badge('neutral', 'No token');
  if (!tokensExpireAt) return badge('bad', 'Revoked');
  return new Date(tokensExpireAt) > new Date()
    ? h('span', {}, badge('good', 'Token valid'), h('span', { class: 'hint' }, ' until ', time(tokensExpireAt)))
    : badge('neutral', 'Expired');
}

function actionButtons(id, name, changed, say) {
  const revoke = button('Revoke', () => busy(revoke, async () => {
    try {
      await connector.call('POST', identityPath(id(), '/:revokeAccessTokens'));
      say('All tokens of the identity are revoked.');
      ended(id(), 'The tokens of this identity were revoked.');
      changed();
    } catch (failure) {
      failed('Revoke', failure);
    }
  }), { name: `tokens of ${name}`, kind: 'subtle' });
  return [
    button('Issue token', () => issueDialog(id(), changed), { name: `for ${name}`, kind: 'subtle' }),
    revoke,
    button('Delete', () => deleteDialog(id(), changed, say), { name: `identity ${name}`, kind: 'subtle danger' }),
  ];
}

const ended = (id, text) => document.dispatchEvent(new CustomEvent('identity-ended', { detail: { id, text } }));

const failed = (title, failure) =>
  openDialog(title, (close) => [problem(failure.message), h('div', { class: 'actions' }, button('Close', close, { kind: 'primary' }))]);

function issueDialog(id, changed) {
  openDialog('Issue a token', (close) => {
    const asked = scopes({ checked: ['chat'] });
    const minutes = lifetime();
    const result = h('div', { class: 'result' });
    const issue = button('Issue token', undefined, { kind: 'primary', type: 'submit' });
    async function run() {
      asked.setError(asked.value.length === 0 ? 'Choose at least one scope.' : '');
      const expiresInMinutes = minutes.read();
      if (asked.value.length === 0) return asked.focus();
      if (expiresInMinutes === undefined) return minutes.focus();
      result.replaceChildren();
      try {
        result.replaceChildren(tokenResult(await connector.call('POST', identityPath(id, '/:issueAccessToken'), { body: { scopes: asked.value, expiresInMinutes } })));
        announce('Issued an access token.');
        changed();
      } catch (failure) {
        showFailure(failure, { scopes: asked, expiresInMinutes: minutes }, (text) => result.replaceChildren(problem(text)));
      }
    }
    return [h('form', { novalidate: true, on: { submit: (event) => { event.preventDefault(); busy(issue, run); } } },
      h('p', {}, h('code', { class: 'value' }, id)), asked.root, minutes.root, result,
      h('div', { class: 'actions' }, issue, button('Close', close)))];
  });
}

function resetDialog(changed) {
  openDialog('Reset the emulator?', (close) => {
    const result = h('div', {});
    const confirm = button('Reset', () => busy(confirm, async () => {
      try {
        await emulator('POST', 'reset');
        close();
        announce('The emulator is empty.');
        ended(undefined, 'The emulator was reset.');
        changed();
      } catch (failure) {
        result.replaceChildren(problem(failure.message));
      }
    }), { kind: 'primary danger' });
    return [
      h('p', {}, 'All identities with their tokens, the assignments, the faults, the limits used and the list of requests are gone then.'),
      result,
      h('div', { class: 'actions' }, confirm, button('Cancel', close, { autofocus: true })),
    ];
  });
}

function deleteDialog(id, changed, say) {
  openDialog('Delete this identity?', (close) => {
    const result = h('div', {});
    const confirm = button('Delete', () => busy(confirm, async () => {
      try {
        await connector.call('DELETE', identityPath(id));
        close();
        say('The identity is deleted.');
        ended(id, 'This identity was deleted.');
        changed();
      } catch (failure) {
        result.replaceChildren(problem(failure.message));
      }
    }), { kind: 'primary danger' });
    return [
      h('p', {}, h('code', { class: 'value' }, id)),
      h('p', {}, 'Its tokens end at once, and it cannot be brought back.'),
      result,
      h('div', { class: 'actions' }, confirm, button('Cancel', close, { autofocus: true })),
    ];
  });
}

function oneIdentity() {
  const id = field('Identity', h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', class: 'code' }), { hint: 'For example 8:acs:…' });
  const said = h('p', { role: 'status' });
  const checked = () => id.value;
  const buttons = actionButtons(checked, 'this identity', () => {}, (text) => { said.textContent = text; });
  // Without an ID there is nothing to ask the service for.
  const guard = (event) => {
    said.textContent = '';
    id.setError(id.value ? '' : 'Enter the ID of an identity of this resource.');
    if (id.value || !event.target.closest('button')) return;
    event.stopPropagation();
    id.focus();
  };
  const actions = h('div', { class: 'actions' }, buttons);
  actions.addEventListener('click', guard, { capture: true });
  return h('div', { hidden: true },
    h('p', {}, 'Azure has no list of the identities of a resource. Enter the ID of the one to work on.'), id.root, actions, said);
}
