// A request as a line for a shell. Secrets are placeholders, so that it can be shown to anybody.

const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** `headers` are pairs of name and value. */
export function curl(method, address, headers, body) {
  return [
    `curl -X ${method} ${quoted(address)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body ? [`-d ${quoted(body)}`] : []),
  ].join(' \\\n  ');
}
