// Every call of the page goes through here: to its own server, which hands it on to the API or to the emulator.

import { connectionHeaders } from './connection.js';

/** A call that was refused or got no response. The message is a sentence to show; the target is the field it is about; the reasons, where a flow cannot run, are of its actions. */
export class Failure extends Error {
  constructor(message, { status = 0, target, why, reasons } = {}) {
    super(why ? `${message} ${why}` : message);
    this.status = status;
    this.target = target;
    this.reasons = reasons;
  }
}

const away = 'acs-connector does not respond. Start it again with “acs-connector start”, then try again; what you typed stays here.';

// The server's own limit. It ends the connection of a longer body, which would look as if it were gone.
const usualLimit = 64 * 1024;

/** That of what runs are given: mocks of a large flow. */
export const largestInput = 4 * 1024 * 1024;

/** Sends a request, with a body as JSON or a file as it is, and gives the response as it comes. */
async function request(method, path, { body, file, headers, signal, limit = usualLimit, whenAway = away } = {}) {
  const json = body === undefined ? undefined : JSON.stringify(body);
  if (json?.length > limit) throw new Failure(`That is more than ${limit / 1024} KB. Send less.`);
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { ...(json && { 'Content-Type': 'application/json' }), ...headers },
      body: file ?? json,
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    document.dispatchEvent(new CustomEvent('server-away'));
    throw new Failure(whenAway);
  }
  document.dispatchEvent(new CustomEvent('server-here'));
  return response;
}

/** Sends a request and gives the response with its body, whatever its status. */
export async function send(method, path, options) {
  const started = performance.now();
  const response = await request(method, path, options);
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  const data = isJson ? await response.json() : response.ok && response.status !== 204 ? await response.blob() : null;
  return { status: response.status, headers: response.headers, data, milliseconds: performance.now() - started };
}

/** Gives the response's body; throws a Failure with the sentence to show when it is an error. */
export async function call(method, path, options) {
  const { status, data, headers } = await send(method, path, options);
  if (status < 400) return data;
  throw toFailure(status, data?.error, headers);
}

/** Gives the response's body while it comes; throws as `call` does. */
export async function stream(method, path, options) {
  const response = await request(method, path, options);
  if (response.ok) return response.body;
  throw toFailure(response.status, (await response.json()).error, response.headers);
}

/** What a response with an error says. */
export function toFailure(status, error, headers) {
  const wait = headers.get('Retry-After');
  return new Failure(error?.message ?? `The response was ${status}.`, {
    status,
    target: error?.target,
    reasons: error?.reasons,
    why: error?.innererror?.message ?? (wait && !/\d second/.test(error?.message) ? `Try again in ${wait} seconds.` : undefined),
  });
}

/** The API as a connector calls it, for the resource that the page points at. */
export const connector = {
  send: (method, path, { headers, ...more } = {}) =>
    send(method, `/api/connector${path}`, { ...more, headers: { ...headers, ...connectionHeaders() } }),
  call: (method, path, { headers, ...more } = {}) =>
    call(method, `/api/connector${path}`, { ...more, headers: { ...headers, ...connectionHeaders() } }),
};

export const identityPath = (id, action = '') => `/identities/${encodeURIComponent(id)}${action}`;

/** The emulator's own routes. */
export const emulator = (method, name, options) => call(method, `/api/emulator/${name}`, options);
