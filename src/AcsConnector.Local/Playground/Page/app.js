// The shell: tabs by the address's hash, the resource the page works on, and what to say when nobody responds.

import { send } from './api.js';
import { backToEmulator, forget, resource } from './connection.js';
import { openConnectionDialog } from './connect.js';
import { busy, button, h, problem } from './dom.js';

// The next tab is one line here and one module with `render(panel)`; `show(panel)`, if it has one, runs each time the tab is opened.
const tabs = [
  { id: 'identities', label: 'Identities & tokens', load: () => import('./identities.js') },
  { id: 'flows', label: 'Flows', load: () => import('./flows.js') },
  { id: 'connector', label: 'Connector', load: () => import('./connector.js') },
  { id: 'activity', label: 'Activity', load: () => import('./activity.js') },
];

const tabList = document.getElementById('tabs');
const main = document.getElementById('main');
const banners = document.getElementById('banners');

for (const tab of tabs) {
  tab.panel = h('div', { role: 'tabpanel', id: `panel-${tab.id}`, 'aria-labelledby': `tab-${tab.id}`, hidden: true });
  tab.link = h('a', { role: 'tab', id: `tab-${tab.id}`, href: `#${tab.id}`, 'aria-controls': tab.panel.id, tabindex: '-1', 'data-label': tab.label }, tab.label);
  tabList.append(tab.link);
  main.append(tab.panel);
}

tabList.addEventListener('keydown', (event) => {
  const at = tabs.findIndex((tab) => tab.link === document.activeElement);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (event.key === ' ') document.activeElement.click();
  else if (next === undefined) return;
  else tabs.at(next % tabs.length).link.click();
  event.preventDefault();
});

// The links hold the focus; the hash says which tab is open, so that the browser's "Back" works.
tabList.addEventListener('click', (event) => event.target.closest('[role=tab]')?.focus());
window.addEventListener('hashchange', open);

async function open() {
  const chosen = tabs.find((tab) => tab.id === location.hash.slice(1).split('/')[0]) ?? tabs[0]; // What follows is the tab's own.
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.link.setAttribute('aria-selected', isChosen);
    tab.link.tabIndex = isChosen ? 0 : -1;
    tab.panel.hidden = !isChosen;
  }
  try {
    chosen.module ??= await chosen.load();
    if (!chosen.panel.hasChildNodes()) chosen.module.render(chosen.panel);
    chosen.module.show?.(chosen.panel);
  } catch {
    // A module that did not load once is not asked for again by the browser: only a new page can.
    chosen.panel.replaceChildren(problem('This tab could not be loaded.'), button('Reload the page', () => location.reload()));
  }
}

const away = h('div', { class: 'banner error', role: 'alert', hidden: true });
document.addEventListener('server-away', () => {
  showDot(true);
  if (!away.hidden) return;
  away.replaceChildren(
    h('p', {}, h('strong', {}, 'acs-connector does not respond. '), 'It may have been stopped. Start it again as you started it, for example with ', h('code', {}, 'acs-connector start'), '; what you typed stays here.'),
    button('Try again', checkServer));
  away.hidden = false;
});
document.addEventListener('server-here', () => {
  showDot(false);
  if (away.hidden) return;
  away.hidden = true;
  document.dispatchEvent(new CustomEvent('recovered'));
});

async function checkServer() {
  try {
    const { data } = await send('GET', '/api/status');
    showWhere(data);
  } catch {
    // The banner says it.
  }
}

let status;
const connect = button('Connect', () => busy(connect, async () => (await import('./connect-programs.js')).openConnect()));
const real = h('div', { class: 'banner warning', role: 'region', 'aria-label': 'Azure resource', hidden: true });
function showWhere(current = status) {
  status = current;
  const where = document.getElementById('where');
  where.replaceChildren(
    h('span', { class: 'dot', 'aria-hidden': 'true' }),
    resource() ? `Azure resource ${new URL(resource()).hostname}` : `Emulator ${status ? new URL(status.emulator).host : ''}`,
    resource() ? '' : button('Use an Azure resource', openConnectionDialog, { kind: 'subtle' }),
    connect);
  showDot(!away.hidden);
  real.hidden = !resource();
  real.replaceChildren(
    h('p', {}, h('strong', {}, 'This is not the emulator. '), `Every button works on ${resource()}. Its connection string stays in the memory of this page: it is sent with each request to acs-connector on this machine, which stores and logs it nowhere, and it is gone when you leave or reload the page.`),
    button('Back to the emulator', () => { backToEmulator(); document.querySelector('#where button').focus(); }));
}
function showDot(isGone) {
  const dot = document.querySelector('#where .dot');
  dot.classList.toggle('real', !!resource());
  dot.classList.toggle('away', isGone);
}
document.addEventListener('connection', () => showWhere());

// Nothing stays behind: not in the browser's cache of left pages either.
window.addEventListener('pagehide', () => { forget(); document.body.replaceChildren(); });
window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

banners.append(away, real);
showWhere();
open();
checkServer();
