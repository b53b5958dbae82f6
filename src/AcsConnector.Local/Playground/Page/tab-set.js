// Tabs inside a card or a dialog: one stop of the Tab key, the arrows go from tab to tab.

import { h, newId } from './dom.js';

/** `show(at)` fills the panel for the tab at a place. */
export function tabSet(name, labels, panel, show) {
  panel.id ||= newId();
  panel.setAttribute('role', 'tabpanel');
  const tabs = labels.map((label, at) => h('button', { type: 'button', role: 'tab', id: newId(), 'aria-controls': panel.id, on: { click: () => select(at) } }, label));
  function select(at) {
    tabs.forEach((tab, place) => {
      tab.setAttribute('aria-selected', place === at);
      tab.tabIndex = place === at ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', tabs[at].id);
    show(at);
  }
  function keys(event) {
    const at = tabs.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    const tab = tabs.at(next % tabs.length);
    tab.click();
    tab.focus();
    event.preventDefault();
  }
  select(0);
  return h('div', { role: 'tablist', class: 'pane-tabs', 'aria-label': name, on: { keydown: keys } }, tabs);
}
