// One action, or the trigger, as a card: what it is, what is to know of it, and how it ran.

import { badge, h, newId } from './dom.js';
import { afterText, inside, spoken } from './flow-model.js';
import { durationOf } from './flow-run.js';
import { iconOf, lookOf } from './flow-types.js';

const glyphs = { Running: '…', Succeeded: '✓', Failed: '✗', TimedOut: '✗', Cancelled: '✗', Skipped: '○' };

/** Draws a card. `marks(name)` gives what stands on it beside its status; `asked` what the server knows of the connector. */
export function makeCard({ name, json, before = [], isTrigger = false }, { asked, marks, choose }) {
  const look = lookOf(spoken(name), json, asked, isTrigger);
  const state = h('span', { class: 'state' });
  const badges = h('span', { class: 'marks' });
  const waits = before.filter((edge) => edge.label);
  const after = waits.length > 0 && h('span', { class: 'after hint', id: newId() }, `${waits.map(afterText).join('. ')}.`);
  const press = h('button', {
    type: 'button', class: 'action', 'data-group': look.group, 'aria-pressed': 'false', tabindex: '-1', 'aria-describedby': after && after.id, on: { click: choose },
  },
  h('span', { class: 'tile', 'aria-hidden': 'true' }, iconOf(look)), h('span', { class: 'name' }, spoken(name)), ' ',
  h('span', { class: 'kind hint', title: look.label }, isTrigger ? `Trigger · ${look.label}` : look.label), ' ', state, badges);
  const card = {
    press,
    after,
    label: look.label,
    /** How it ran, in the iteration that is shown. */
    show({ status, record } = {}) {
      press.dataset.status = status ?? '';
      state.replaceChildren(...(status ? [h('span', { 'aria-hidden': 'true' }, glyphs[status] ?? ''), status !== 'Skipped' && h('span', { class: 'visually-hidden' }, ` ${status} `), ` ${status === 'Skipped' ? status : durationOf(record) ?? ''}`].filter(Boolean) : []));
    },
    mark() {
      const found = isTrigger ? [] : marks(name);
      badges.replaceChildren(...found.map(({ kind, text }) => badge(kind, text)));
    },
  };
  card.mark();
  return card;
}

/** A card with what is inside it, which folds away. */
export function makeGroup(node, card, branches, changed) {
  const count = inside(node).length;
  const body = h('div', { class: 'branches' }, branches);
  const fold = h('button', { type: 'button', class: 'button fold', tabindex: '-1', on: { click: () => set(!node.isFolded) } });
  const folded = h('p', { class: 'hint folded', hidden: true }, `${count} ${count === 1 ? 'action' : 'actions'} inside`);
  const extra = h('div', { class: 'extra' });
  const root = h('div', { class: 'node group', role: 'group', 'aria-label': spoken(node.name) },
    h('div', { class: 'head' }, card.press, fold), card.after, extra, folded, body);
  function show() {
    body.hidden = node.isFolded === true;
    folded.hidden = !body.hidden;
    fold.textContent = body.hidden ? '▸' : '▾';
    fold.setAttribute('aria-label', `${body.hidden ? 'Expand' : 'Collapse'} ${spoken(node.name)}`);
    card.press.setAttribute('aria-expanded', !body.hidden);
  }
  function set(isFolded) {
    if ((node.isFolded === true) === isFolded) return;
    node.isFolded = isFolded;
    show();
    changed();
  }
  node.isFolded = false;
  show();
  return { root, extra, set };
}
