// One run: what the server tells line by line, kept by action.

import { Failure, stream } from './api.js';

const away = 'acs-connector does not answer. Start it again, open the flow once more and run it; what you typed stays here.';

/** What is known of a run: by action its latest state and one record per pass. */
export const states = () => ({ actions: new Map(), history: undefined });

/** How a status looks. */
export const kindOf = (status) => ({ Succeeded: 'good', Failed: 'bad', TimedOut: 'bad', Cancelled: 'bad' })[status] ?? 'neutral';

/** Runs a flow; calls `changed(action)` for each line about an action. Ends when the run does. */
export async function runFlow(id, input, state, changed, signal) {
  let body;
  try {
    body = await stream('POST', `/api/flows/${id}/run`, { body: input, signal, limit: Infinity, whenAway: away });
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
    state.run = line.of > 1 ? `run ${line.run} of ${line.of}` : undefined;
    return;
  }
  if (line.event === 'runEnded') {
    state.history = line.history;
    state.refusedHosts = line.refusedHosts;
    return;
  }
  const action = state.actions.get(line.action) ?? { status: 'Running', passes: [], retries: [] };
  state.actions.set(line.action, action);
  if (line.event === 'actionStarted') {
    action.status = 'Running';
  } else if (line.event === 'actionRetried') {
    action.retries.push(line);
  } else {
    action.passes.push({ iterations: line.iterations, record: line.record });
    action.status = worst(action.passes);
  }
  changed(line.action);
}

/** An action in a loop failed when one of its passes did. */
function worst(passes) {
  const statuses = passes.map((pass) => pass.record.status);
  return ['Failed', 'TimedOut', 'Cancelled', 'Succeeded'].find((status) => statuses.includes(status)) ?? 'Skipped';
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
