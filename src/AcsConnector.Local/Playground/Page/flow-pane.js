// The pane beside the canvas, with tabs of its own; on a narrow window it comes up from below.

import { button, h, newId } from './dom.js';

/** `tabs` are `{ id, label, root }`. */
export function makePane(tabs) {
  const list = h('div', { role: 'tablist', class: 'pane-tabs', 'aria-label': 'Details', on: { keydown: keys } });
  const close = button('✕', () => open(false), { kind: 'subtle close', 'aria-label': 'Close details' });
  const root = h('div', { class: 'pane', 'data-open': 'false' }, h('div', { class: 'pane-bar' }, list, close));
  let opener;
  for (const tab of tabs) {
    tab.panel = h('div', { role: 'tabpanel', class: 'pane-body', id: newId(), tabindex: '0', 'aria-label': tab.label, hidden: true }, tab.root);
    tab.button = h('button', { type: 'button', role: 'tab', 'aria-controls': tab.panel.id, on: { click: () => show(tab.id) } }, tab.label);
    list.append(tab.button);
    root.append(tab.panel);
  }

  function select(id) {
    for (const tab of tabs) {
      tab.button.setAttribute('aria-selected', tab.id === id);
      tab.button.tabIndex = tab.id === id ? 0 : -1;
      tab.panel.hidden = tab.id !== id;
    }
  }

  function show(id) {
    select(id);
    open(true);
  }

  function open(isOpen) {
    if (isOpen && !root.contains(document.activeElement)) opener = document.activeElement;
    root.dataset.open = isOpen;
    document.documentElement.classList.toggle('sheet-open', isOpen);
    if (!isOpen) opener?.focus();
  }

  function keys(event) {
    const at = tabs.findIndex((tab) => tab.button === document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    const tab = tabs.at(next % tabs.length);
    show(tab.id);
    tab.button.focus();
    event.preventDefault();
  }
  select(tabs[0].id);
  return {
    root,
    show,
    /** Away with it, where it covers something. */
    close: () => { if (root.dataset.open === 'true' && close.checkVisibility()) open(false); },
  };
}
