// Turns the iterations of a loop: one by one, or from failed to failed.

import { button, h } from './dom.js';
import { isLoop, spoken } from './flow-model.js';
import { iterationsOf } from './flow-run.js';

/** The pager of a loop that ran; undefined where there is nothing to turn, as of what is no loop. `turn(number)` is called with the iteration to show. */
export function makePager(loop, state, turn) {
  if (!state.history || !isLoop(loop)) return undefined;
  const { count, failed, now } = iterationsOf(state, loop);
  if (count < 2) return undefined;
  const name = spoken(loop.name);
  const failedBefore = failed.findLast((number) => number < now);
  const failedAfter = failed.find((number) => number > now);
  const to = (text, label, number) => button(text, (event) => turn(number, event.currentTarget), {
    kind: 'subtle', 'aria-label': `${label} of ${name}`, title: label, disabled: number === undefined,
  });
  return h('div', { class: 'pager', role: 'group', 'aria-label': `Iterations of ${name}` },
    failed.length > 0 && to('⇤ ✗', 'Previous failed iteration', failedBefore),
    to('◂', 'Previous iteration', now > 0 ? now - 1 : undefined),
    h('span', {}, `${now + 1} of ${count}`),
    to('▸', 'Next iteration', now + 1 < count ? now + 1 : undefined),
    failed.length > 0 && to('✗ ⇥', 'Next failed iteration', failedAfter));
}

/** Puts a new pager in the place of one that was pressed, and keeps the focus on the button that was pressed where it still works. */
export function replacePager(place, pager) {
  const label = place.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : undefined;
  place.replaceChildren(...[pager].filter(Boolean));
  if (!label) return;
  const buttons = [...place.querySelectorAll('button:not(:disabled)')];
  (buttons.find((one) => one.getAttribute('aria-label') === label) ?? buttons[0])?.focus();
}
