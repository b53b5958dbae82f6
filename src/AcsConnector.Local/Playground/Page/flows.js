// The tab "Flows": open a definition, see it as the designer shows it, run it, and look into what happened.

import { call, emulator } from './api.js';
import { button, h, openDialog } from './dom.js';
import { faultForm, faultList } from './faults.js';
import { makeOpener, takeDrops } from './flow-open.js';
import { makeWorkspace } from './flow-workspace.js';

let armed;
let workspace;
let reopen;

export function render(panel) {
  armed = faultList(showFaults);
  const faults = h('section', { class: 'part-list', 'aria-label': 'Inject a fault' },
    h('p', { class: 'hint' }, 'Faults at the emulator, for the next run. Delays and retries of a run take no time.'), faultForm(showFaults), armed.root);
  const place = h('div', { class: 'flows' });
  let close = () => {};
  const opener = makeOpener((flows) => { close(); show(flows); });
  place.append(h('section', { class: 'card start', 'aria-label': 'Open a flow' }, h('h2', {}, 'Open a flow'), opener.root));
  panel.append(place);
  takeDrops(panel, async (file) => {
    if (!await opener.openFile(file) && workspace) openAnother();
  });
  window.matchMedia('(max-width: 40rem)').addEventListener('change', () => workspace?.relayout());

  /** Beside the flow that is open; with what went wrong, if something did. */
  function openAnother(message = '') {
    opener.say(message);
    if (opener.root.isConnected) return;
    openDialog('Open a flow', (end) => {
      close = end;
      return [opener.root, h('div', { class: 'actions' }, button('Cancel', end))];
    });
  }

  /** What the address names, when the page is loaded again; what is open otherwise. */
  reopen = async () => {
    const wanted = location.hash.split('/')[1];
    if (!wanted || wanted === workspace?.id) return nameInAddress();
    try {
      const flows = await call('GET', `/api/flows/${encodeURIComponent(wanted)}`);
      if (isWanted()) show(flows, Math.max(0, flows.findIndex((flow) => flow.id === wanted)));
    } catch (failure) {
      if (!isWanted()) return;
      openAnother(failure.message);
      nameInAddress();
    }

    /** The address may have changed meanwhile. */
    function isWanted() {
      return location.hash.split('/')[1] === wanted;
    }
  };

  function show(flows, index = 0) {
    const pick = flows.length > 1 && h('select', { class: 'pick', 'aria-label': 'Flow', on: { change: () => show(flows, pick.selectedIndex) } },
      flows.map((flow, i) => h('option', { selected: i === index }, flow.name)));
    workspace?.keep();
    workspace = makeWorkspace(flows[index], { before: [button('Open', () => openAnother()), pick], faults, ran: showFaults });
    place.replaceChildren(workspace.root);
    workspace.begin();
    nameInAddress();
    if (document.activeElement === document.body) workspace.root.querySelector('.flow-bar .primary').focus();
  }
}

/** Which flow is open: an id that says nothing else. */
function nameInAddress() {
  history.replaceState(null, '', workspace ? `#flows/${workspace.id}` : '#flows');
}

const showTab = () => {
  reopen();
  return showFaults();
};
export { showTab as show };

async function showFaults() {
  try {
    armed.show((await emulator('GET', 'faults')).value);
  } catch {
    // The banner of the page says it.
  }
}
