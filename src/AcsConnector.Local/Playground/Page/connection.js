// Which resource the page works on: the emulator, or one in Azure, whose connection string stays in this variable and nowhere else.

let current = null;

/** Null for the emulator. */
export const resource = () => current?.endpoint ?? null;

export const connectionHeaders = (connectionString = current?.connectionString) =>
  connectionString ? { 'Connection-String': connectionString } : {};

export function connect(connectionString, endpoint) {
  current = { connectionString, endpoint };
  document.dispatchEvent(new CustomEvent('connection'));
}

export function backToEmulator() {
  forget();
  document.dispatchEvent(new CustomEvent('connection'));
}

export function forget() {
  current = null;
}
