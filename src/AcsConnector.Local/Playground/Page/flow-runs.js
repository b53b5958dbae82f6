// The runs of a flow that this page made: look at one again, run it again with what it was given, or make a test of it.

import { badge, button, h, time } from './dom.js';
import { durationOf, kindOf } from './flow-run.js';

export function makeRuns({ show, resubmit, exportTest }) {
  const none = h('p', { class: 'hint' }, 'No run yet.');
  const rows = h('ul', { class: 'rows' });
  return {
    root: h('div', { class: 'part-list' }, none, rows),
    add(state, input) {
      none.hidden = true;
      const { name, status, startTime } = state.history;
      rows.prepend(h('li', {}, badge(kindOf(status), status), time(startTime), h('span', { class: 'hint' }, [durationOf(state.history), state.run, name].filter(Boolean).join(' · ')),
        h('div', { class: 'actions' }, button('Show', () => show(state, input), { name: `run ${name}` }), button('Resubmit', (event) => resubmit(input, event.currentTarget), { name: `run ${name}` }),
          button('Export test', (event) => exportTest(state, input, event.currentTarget), { name: `of run ${name}` }))));
    },
  };
}
