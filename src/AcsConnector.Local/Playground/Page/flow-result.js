// How the last run ended, in a line over the canvas.

import { badge, button, h } from './dom.js';
import { reasonOf } from './flow-details.js';
import { spoken } from './flow-model.js';
import { durationOf, isFailure, kindOf } from './flow-run.js';

/** `go(action)` shows a card. */
export function makeResult(model, go) {
  const root = h('div', { class: 'run-result', role: 'status' });

  function* lines(state) {
    const { history, refusedHosts } = state;
    if (!history) return;
    const failed = history.failedAction?.name;
    yield badge(kindOf(history.status), history.status);
    yield h('span', { class: 'hint' }, `Duration ${durationOf(history)} on the flow’s clock`);
    if (isFailure(history.status) || history.error) {
      yield h('p', { class: 'problem' }, failed ? to(failed) : '', failed ? ` ${reasonOf({ failure: history.failedAction }) || 'failed'}` : reasonOf(history));
    }
    if (refusedHosts?.length > 0) yield h('p', { class: 'problem' }, `The flow tried to call ${refusedHosts.join(', ')}. Allow it under Trigger, Allowed hosts.`);
    if (history.response) {
      const responded = [...model.actions.values()].find(({ name, json }) => json.type?.toLowerCase() === 'response' && state.actions.get(name)?.record?.status === 'Succeeded');
      yield h('strong', {}, `Response ${history.response.statusCode}`);
      if (responded) yield to(responded.name);
    }
  }

  const to = (name) => button(spoken(name), () => go(name), { kind: 'subtle' });

  return {
    root,
    show: (state) => root.replaceChildren(...lines(state)),
    /** A run that could not start: by whose response is missing. */
    refuse(reasons, { more, respond }) {
      const groups = [...Map.groupBy(reasons.filter(({ service }) => service), ({ service }) => service)].map(([service, list]) => `${service} (${list.length})`);
      const others = reasons.filter(({ service }) => !service);
      root.replaceChildren(h('p', { class: 'problem', role: 'alert' }, h('strong', {}, 'The flow cannot run. '),
        groups.length > 0 ? `Actions need a response: ${groups.join(', ')}. ` : '',
        others.length > 0 ? `${others[0].action ? `${spoken(others[0].action)}: ` : ''}${others[0].message}${others.length > 1 ? ` And ${others.length - 1} more.` : ''}` : ''),
      groups.length > 0 ? button('Respond for me', (event) => respond(event.currentTarget)) : '', button('Show all', more));
    },
  };
}
