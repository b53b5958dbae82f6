// A definition as the designer draws it: cards in their order, branches side by side, blocks around what is in them.

import { badge, h } from './dom.js';
import { kindOf } from './flow-run.js';

const icons = { Running: '…', Succeeded: '✓', Failed: '✗', TimedOut: '✗', Cancelled: '✗', Skipped: '○' };

/** Draws the flow's actions; `choose(name)` is called when a card is pressed. */
export function draw(flow, choose) {
  const cards = new Map();
  const [trigger] = Object.entries(flow.definition.triggers ?? {});
  const root = h('div', { class: 'drawing' },
    trigger && h('div', { class: 'step' }, h('div', { class: 'trigger' }, h('strong', {}, trigger[0]), h('span', { class: 'hint' }, ` ${trigger[1].type ?? ''}`))),
    block(flow.definition.actions ?? {}));

  function block(actions) {
    const rows = levels(actions);
    return rows.length === 0
      ? h('p', { class: 'hint' }, 'Nothing to do.')
      : h('div', { class: 'block' }, rows.map((names) => h('div', { class: 'step' }, names.map((name) => cardOf(name, actions[name])))));
  }

  function cardOf(name, action) {
    const findings = flow.findings.filter((finding) => finding.action === name && (finding.severity === 'Error' || finding.severity === 'Warning'));
    const state = h('span', { class: 'state' });
    const press = h('button', { type: 'button', class: 'action', 'aria-pressed': 'false', on: { click: () => choose(name) } },
      h('span', { class: 'icon', 'aria-hidden': 'true' }), h('span', { class: 'name' }, name.replaceAll('_', ' ')),
      h('span', { class: 'hint' }, action.type ?? ''), findings.length > 0 && badge('bad', `${findings.length} to fix`), state);
    cards.set(name, { press, state, icon: press.querySelector('.icon') });
    const inner = branches(action);
    return inner.length === 0 ? press : h('div', { class: 'group' }, press,
      h('div', { class: 'branches' }, inner.map(([title, actions]) => h('div', { class: 'branch' }, title && h('p', { class: 'hint' }, title), block(actions)))));
  }

  function show(name, run) {
    const drawn = cards.get(name);
    if (!drawn) return;
    const action = run.actions.get(name);
    drawn.press.dataset.status = action?.status ?? '';
    drawn.icon.textContent = icons[action?.status] ?? '';
    drawn.state.replaceChildren(...(action ? [badge(kindOf(action.status), action.status), passesOf(action), retriesOf(action)].filter(Boolean) : []));
  }

  return {
    root,
    show,
    showAll: (run) => cards.forEach((_, name) => show(name, run)),
    select: (chosen) => cards.forEach(({ press }, name) => press.setAttribute('aria-pressed', name === chosen)),
  };
}

const passesOf = ({ passes }) => passes.length > 1 && h('span', { class: 'hint' }, `${passes.length} times`);

const retriesOf = ({ retries }) => retries.length > 0 && h('span', { class: 'hint' }, `sent again ${retries.length} ${retries.length === 1 ? 'time' : 'times'}`);

/** The blocks inside an action, each with its title. */
function branches(action) {
  const cases = Object.entries(action.cases ?? {}).map(([name, one]) => [`Case ${JSON.stringify(one.case)} (${name})`, one.actions ?? {}]);
  if (action.cases) return [...cases, ['Default', action.default?.actions ?? {}]];
  if (action.type?.toLowerCase() === 'if') return [['If true', action.actions ?? {}], ['If false', action.else?.actions ?? {}]];
  return action.actions ? [['', action.actions]] : [];
}

/** Names in the order they run in: those that can run at one time share a row. */
function levels(actions) {
  const depths = new Map();
  function depth(name, path = []) {
    if (depths.has(name)) return depths.get(name);
    if (path.includes(name)) return 0; // A circle is the linter's to tell.
    const before = Object.keys(actions[name]?.runAfter ?? {}).filter((other) => other in actions);
    const found = Math.max(0, ...before.map((other) => depth(other, [...path, name]) + 1));
    depths.set(name, found);
    return found;
  }
  const rows = [];
  for (const name of Object.keys(actions)) (rows[depth(name)] ??= []).push(name);
  return rows.filter(Boolean);
}
