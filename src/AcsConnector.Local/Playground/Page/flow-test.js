// A test file from a run.

import { largestInput, send, toFailure } from './api.js';
import { announce, h } from './dom.js';
import { hasMock } from './flow-issues.js';

/** Asks the server for the file, and downloads it. */
export async function exportTest(flow, { allowedHosts: _, ...input }, { history, runs = 1 }) {
  const { status, data, headers } = await send('POST', `/api/flows/${flow.id}/test`, { body: { input, runs, history: whatCounts(flow, input, history) }, limit: largestInput });
  if (status >= 400) throw toFailure(status, data?.error, headers);
  const url = URL.createObjectURL(data);
  h('a', { href: url, download: `${flow.name}.flowtest.yaml` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  announce('The test file is downloaded. Put it beside the flow.');
}

/** The statuses; all of an action whose response may have to become a mock. The rest of a history may be large. */
function whatCounts(flow, { mocks }, { status, startTime, error, response, actions }) {
  return {
    status,
    startTime,
    error: error && { code: error.code },
    response: response && { statusCode: response.statusCode },
    actions: Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, flow.asked?.[name] && !hasMock(mocks ?? {}, name) ? action : statuses(action)])),
  };
}

const statuses = ({ status, repetitions }) => ({ status, repetitions: repetitions?.map((one) => ({ status: one.status })) });
