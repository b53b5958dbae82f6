// The canvas: the flow's cards with the lines between them, as the designer shows it.

import { announce, h, newId } from './dom.js';
import { makeCard, makeGroup } from './flow-card.js';
import { arrange, arrowHead } from './flow-layout.js';
import { spoken } from './flow-model.js';
import { svg } from './flow-types.js';
import { makeView } from './flow-view.js';

/** Draws a flow that was read. `choose(name)` is called when a card is pressed: without a name for the trigger. */
export function makeCanvas(flow, model, { marks, choose }) {
  const cards = new Map(); // By name; the trigger by undefined.
  const arrows = { plain: newId(), other: newId() };
  const plane = h('div', { class: 'plane' },
    svg('svg', { width: 0, height: 0, class: 'heads', 'aria-hidden': 'true' }, svg('defs', {}, arrowHead(arrows.plain), arrowHead(arrows.other))));
  plane.querySelector(`#${arrows.other}`).classList.add('other');
  plane.append(draw(model.root, model.trigger));
  const view = makeView(plane, 'Actions');
  view.root.addEventListener('keydown', keys);
  view.root.addEventListener('focusin', ({ target }) => {
    const at = [...cards.values()].find(({ card, group }) => card.press === target || group?.extra.contains(target));
    if (at) makeCurrent(at);
  });
  let current;

  function draw(block, trigger) {
    block.svg = svg('svg', { class: 'lines', 'aria-hidden': 'true' });
    block.drawn = [...(trigger ? [drawNode({ ...trigger, isTrigger: true })] : []), ...block.nodes.map((node) => drawNode(node))];
    const first = trigger ? 1 : 0;
    const at = new Map(block.nodes.map((node, i) => [node, i + first]));
    block.lines = block.edges.map((edge) => line(edge, at.get(edge.from), at.get(edge.to)));
    if (trigger) for (const node of block.nodes) if (node.before.length === 0) block.lines.push(line(undefined, 0, at.get(node)));
    block.svg.append(...block.lines.map(({ path }) => path));
    block.element = h('div', { class: 'block' }, block.svg, block.drawn.map(({ root }) => root), block.lines.map(({ label }) => label),
      block.nodes.length === 0 && !trigger && h('p', { class: 'hint' }, 'No actions'));
    return block.element;
  }

  function line(edge, from, to) {
    const isOther = Boolean(edge?.label);
    const path = svg('path', {
      class: isOther ? 'edge other' : 'edge', 'data-from': edge?.from.name, 'data-to': edge?.to.name, 'marker-end': `url(#${isOther ? arrows.other : arrows.plain})`,
    });
    return { from, to, path, label: isOther && h('span', { class: 'edge-label', 'aria-hidden': 'true' }, edge.label) };
  }

  function drawNode(node) {
    const name = node.isTrigger ? undefined : node.name;
    const card = makeCard(node, { asked: flow.asked?.[node.name], marks, choose: () => choose(name) });
    const drawn = { node, card, name };
    cards.set(name, drawn);
    if (!node.isTrigger && node.blocks.length > 0) {
      const branches = node.blocks.map((block) => h('div', { class: 'branch', role: block.title && 'group', 'aria-label': block.title || undefined }, block.title && h('p', { class: 'hint' }, block.title), draw(block)));
      drawn.group = makeGroup(node, card, branches, relayout);
    }
    drawn.root = drawn.group?.root ?? h('div', { class: 'node' }, card.press, card.after);
    return drawn;
  }

  function relayout() {
    arrange(model.root);
    view.resize(model.root.element.offsetWidth, model.root.element.offsetHeight);
    if (current && !current.card.press.checkVisibility()) makeCurrent(shown()[0]);
  }

  const shown = () => [...cards.values()].filter(({ card }) => card.press.checkVisibility());

  /** One card is a stop of the Tab key; the arrows go from card to card. */
  function makeCurrent(drawn) {
    if (drawn === current) return;
    for (const { card, group } of [current, drawn].filter(Boolean)) {
      card.press.tabIndex = card === drawn.card ? 0 : -1;
      for (const control of group?.extra.querySelectorAll('button') ?? []) control.tabIndex = card.press.tabIndex;
    }
    current = drawn;
  }

  function keys(event) {
    const at = [...cards.values()].find(({ card }) => card.press === event.target);
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const order = inOrder();
    const i = order.indexOf(at);
    const next = { ArrowDown: () => order[i + 1], ArrowUp: () => order[i - 1], Home: () => order[0], End: () => order.at(-1), ArrowRight: () => enter(at), ArrowLeft: () => leave(at) }[event.key];
    if (!next) return;
    event.preventDefault();
    next()?.card.press.focus();
  }

  /** As they are read: blocks before what follows them. */
  function inOrder() {
    const order = [...plane.querySelectorAll('.action')];
    return shown().sort((a, b) => order.indexOf(a.card.press) - order.indexOf(b.card.press));
  }

  function enter({ node, group }) {
    if (!group) return undefined;
    group.set(false);
    const inner = node.blocks.flatMap((block) => block.nodes)[0];
    return inner && cards.get(inner.name);
  }

  function leave({ node, group }) {
    if (group && !node.isFolded) group.set(true);
    else if (node.parent) return cards.get(node.parent.name);
    return undefined;
  }

  function select(name) {
    for (const [one, { card }] of cards) card.press.setAttribute('aria-pressed', one === name);
    makeCurrent(cards.get(name));
  }

  /** Brings a card into sight, from inside folded groups too. */
  function reveal(name) {
    const drawn = cards.get(name);
    if (!drawn) return undefined;
    for (let outer = drawn.node.parent; outer; outer = outer.parent) cards.get(outer.name).group.set(false);
    drawn.card.press.scrollIntoView({ block: 'center', inline: 'center' });
    return drawn;
  }

  /** The next card that has the text in its name, from the current one on. */
  function find(text) {
    const wanted = text.toLowerCase();
    const all = [...cards.values()].filter(({ node, card }) => `${spoken(node.name)} ${node.name} ${card.label}`.toLowerCase().includes(wanted));
    if (all.length === 0) {
      announce(`No action has “${text}” in its name.`);
      return;
    }
    const at = (all.indexOf(current) + 1) % all.length;
    reveal(all[at].name);
    choose(all[at].name);
    announce(`${spoken(all[at].node.name)}, ${at + 1} of ${all.length}.`);
  }

  makeCurrent(cards.get(model.trigger ? undefined : model.root.nodes[0]?.name) ?? [...cards.values()][0]);
  return {
    root: view.root,
    controls: view.controls,
    find,
    reveal,
    select,
    relayout,
    groupOf: (name) => cards.get(name)?.group,
    /** Once it is in the page. */
    begin() {
      relayout();
      view.toStart(current?.card.press);
    },
    show: (name, ran) => cards.get(name)?.card.show(ran),
    mark: () => { for (const { card } of cards.values()) card.mark(); relayout(); },
    focus: () => current?.card.press.focus(),
  };
}
