// "Connect": what a program needs to reach the emulator and the connector's API, to be copied.

import { call } from './api.js';
import { button, copyButton, h, openDialog, problem } from './dom.js';
import { tabSet } from './tab-set.js';

export async function openConnect() {
  let connection;
  try {
    connection = await call('GET', '/api/connect');
  } catch (failure) {
    openDialog('Connect', (close) => [problem(failure.message), h('div', { class: 'actions' }, button('Close', close, { kind: 'primary' }))]);
    return;
  }
  openDialog('Connect', (close) => [
    h('p', { class: 'hint' }, 'These keys open the emulator on this machine and nothing else.'),
    values(connection.values),
    programs(connection),
    h('div', { class: 'actions' }, button('Close', close)),
  ]).classList.add('wide');
}

const values = (all) => h('dl', { class: 'values' }, all.map(({ name, value }) =>
  h('div', {}, h('dt', {}, name), h('dd', {}, h('code', { class: 'value' }, value), copyButton('Copy', () => value, { kind: 'subtle', name })))));

function programs({ system, shells, programs: all }) {
  let [program, shell] = [0, 0];
  const panel = h('div', { class: 'part' });
  const inShell = h('div', { class: 'part' });
  const note = h('p', { class: 'hint' });
  const shellTabs = tabSet('Shell', shells.map(({ name }) => name), inShell, (at) => { shell = at; fill(); });
  panel.append(note, shellTabs, inShell);
  const programTabs = tabSet('Program', all.map(({ name }) => name), panel, (at) => { program = at; fill(); });

  function fill() {
    const chosen = all[program];
    const { lines, code } = chosen.shells[shell];
    note.hidden = !chosen.note;
    note.textContent = `So that ${chosen.name} trusts the emulator on ${system}: ${chosen.note}.`;
    inShell.replaceChildren(
      ...snippet('Variables', lines),
      h('p', { class: 'hint' }, shells[shell].value === 'dotenv' ? 'All variables: ' : 'All variables at once: ', h('code', {}, `acs-connector env --shell ${shells[shell].value}`)),
      ...snippet('Code', code));
  }
  return h('div', { class: 'part' }, h('h3', {}, 'For a program'), programTabs, panel);
}

function snippet(title, text) {
  return [
    h('div', { class: 'snippet-head' }, h('h4', {}, title), copyButton('Copy', () => text, { kind: 'subtle', name: title.toLowerCase() })),
    h('pre', { tabindex: '0' }, h('code', {}, text.trimEnd())),
  ];
}
