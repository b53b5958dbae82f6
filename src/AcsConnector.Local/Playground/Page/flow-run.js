// One run: what the server tells line by line, kept by action.

import { Failure, largestInput, stream } from './api.js';
import { inside, loopsAround } from './flow-model.js';

const away = 'acs-connector does not respond. Start it again, open the flow once more and run it; what you typed stays here.';

/** What is known of a run: by action its latest state and one record per iteration; `at` is the iteration that is shown of each loop. */
export const states = () => ({ actions: new Map(), at: new Map(), history: undefined });

/** How a status looks. */
export const kindOf = (status) => ({ Succeeded: 'good', Failed: 'bad', TimedOut: 'bad', Cancelled: 'bad' })[status] ?? 'neutral';

/** Runs a flow; calls `changed(action)` for each line about an action. Ends when the run does. */
export async function runFlow(id, input, state, changed, signal) {
  let body;
  try {
    body = await stream('POST', `/api/flows/${id}/run`, { body: input, signal, limit: largestInput, whenAway: away });
  } catch (error) {
    if (error.name === 'AbortError') return;
    throw error;
  }
  try {
    for await (const line of lines(body)) take(JSON.parse(line), state, changed);
  } catch (error) {
    if (error.name === 'AbortError') return;
    throw new Failure('The run was cut off, because acs-connector stopped. Start it again and open the flow once more.');
  }
}

function take(line, state, changed) {
  if (line.event === 'runStarted') {
    // With splitOn there is a run for each item; the page shows the latest.
    state.actions.clear();
    state.at.clear();
    state.runs = line.of;
    state.run = line.of > 1 ? `run ${line.run} of ${line.of}` : undefined;
    return;
  }
  if (line.event === 'runEnded') {
    state.history = line.history;
    state.refusedHosts = line.refusedHosts;
    return;
  }
  const action = state.actions.get(line.action) ?? { status: 'Running', passes: new Map(), retries: [] };
  state.actions.set(line.action, action);
  if (line.event === 'actionStarted') {
    action.status = 'Running';
  } else if (line.event === 'actionRetried') {
    action.retries.push(line);
  } else {
    action.passes.set(keyOf(line.iterations), { iterations: line.iterations, record: line.record, branch: line.branch });
    action.status = line.record.status;
    action.record = line.record;
  }
  changed(line.action);
}

const keyOf = (iterations) => iterations.join('.');

/** How an action ran: while the run goes on its latest state, afterwards in the iterations that are shown. Undefined where it did not. */
export function ranAs(state, node) {
  const action = state.actions.get(node.name);
  if (!action || !state.history) return action && { ...action, iterations: undefined };
  const iterations = shownIterations(state, node);
  const pass = action.passes.get(keyOf(iterations));
  return pass && {
    status: pass.record.status,
    record: pass.record,
    branch: pass.branch,
    iterations,
    retries: action.retries.filter((retry) => keyOf(retry.iterations) === keyOf(iterations)),
  };
}

/** The iterations of the loops around an action that are shown, outermost first. */
const shownIterations = (state, node) => loopsAround(node).map((loop) => state.at.get(loop.name) ?? 0);

/** How many iterations a loop had in the iterations shown around it, and which of them have an action that failed. */
export function iterationsOf(state, loop) {
  const outer = shownIterations(state, loop);
  const failed = new Set();
  let count = ranAs(state, loop)?.record?.iterationCount ?? 0;
  for (const node of inside(loop)) {
    for (const { iterations, record } of state.actions.get(node.name)?.passes.values() ?? []) {
      if (iterations.length <= outer.length || outer.some((number, i) => iterations[i] !== number)) continue;
      const number = iterations[outer.length];
      count = Math.max(count, number + 1);
      if (isFailure(record.status)) failed.add(number);
    }
  }
  return { count, failed: [...failed].sort((a, b) => a - b), now: state.at.get(loop.name) ?? 0 };
}

/** Turns the loops around an action to the first iteration in which it failed. */
export function showFailure(state, node) {
  const pass = [...state.actions.get(node.name)?.passes.values() ?? []].find(({ record }) => isFailure(record.status));
  loopsAround(node).forEach((loop, i) => state.at.set(loop.name, pass?.iterations[i] ?? 0));
}

export const isFailure = (status) => ['Failed', 'TimedOut', 'Cancelled'].includes(status);

/** How long it took, on the flow's own clock. */
export function durationOf({ startTime, endTime } = {}) {
  if (!startTime || !endTime) return undefined;
  const milliseconds = new Date(endTime) - new Date(startTime);
  if (milliseconds < 1000) return `${milliseconds} ms`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${(milliseconds / 1000).toFixed(1)} s`;
  const parts = [[Math.floor(seconds / 86400), 'd'], [Math.floor(seconds / 3600) % 24, 'h'], [Math.floor(seconds / 60) % 60, 'min'], [seconds % 60, 's']];
  return parts.filter(([number]) => number > 0).slice(0, 2).map(([number, unit]) => `${number} ${unit}`).join(' ');
}

async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n');
    rest = parts.pop();
    yield* parts;
  }
}
