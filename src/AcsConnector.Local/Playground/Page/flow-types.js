// How each type of action looks: its group, which has a colour and an icon, and its name in the designer.

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Makes an element of a drawing. */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Lines in a square of 16.
const icons = {
  trigger: 'M9 1.5 4 9h3.5L7 14.5 12 7H8.5z',
  connector: 'M6 2v4M10 2v4M4 6h8v2a4 4 0 0 1-8 0zM8 12v2.5',
  http: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M2 8h12M8 2C4.5 6 4.5 10 8 14M8 2c3.5 4 3.5 8 0 12',
  branch: 'M8 2v4L4 9v5M8 6l4 3v5',
  loop: 'M3 8a5 5 0 0 1 9-3M12 2v3H9M13 8a5 5 0 0 1-9 3M4 14v-3h3',
  scope: 'M2 3h12v10H2zM2 6h12',
  end: 'M4 4h8v8H4z',
  data: 'M6 2C4 2 4.5 4 4.5 5.5S4 8 2.5 8C4 8 4.5 9 4.5 10.5S4 14 6 14M10 2c2 0 1.5 2 1.5 3.5S12 8 13.5 8c-1.5 0-2 1-2 2.5S12 14 10 14',
  variable: 'M4 4l8 8M12 4l-8 8',
  time: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 5v3l2.5 2',
  code: 'M5.5 4 2 8l3.5 4M10.5 4 14 8l-3.5 4',
  response: 'M6 3 2 7l4 4M2 7h7a5 5 0 0 1 5 5v1',
};

const kinds = {
  openapiconnection: ['connector', 'connector'],
  openapiconnectionwebhook: ['connector', 'connector'],
  openapiconnectionnotification: ['connector', 'connector'],
  apiconnection: ['connector', 'connector'],
  apiconnectionwebhook: ['connector', 'connector'],
  apiconnectionnotification: ['connector', 'connector'],
  serviceprovider: ['connector', 'connector'],
  apimanagement: ['connector', 'connector'],
  http: ['request', 'http', 'HTTP'],
  httpwebhook: ['request', 'http', 'HTTP webhook'],
  request: ['request', 'http', 'Request'],
  response: ['request', 'response', 'Response'],
  if: ['control', 'branch', 'Condition'],
  switch: ['control', 'branch', 'Switch'],
  scope: ['control', 'scope', 'Scope'],
  foreach: ['control', 'loop', 'For each'],
  until: ['control', 'loop', 'Until'],
  terminate: ['control', 'end', 'Terminate'],
  compose: ['data', 'data', 'Compose'],
  parsejson: ['data', 'data', 'Parse JSON'],
  query: ['data', 'data', 'Filter array'],
  select: ['data', 'data', 'Select'],
  join: ['data', 'data', 'Join'],
  table: ['data', 'data', 'Create table'],
  initializevariable: ['variable', 'variable', 'Initialize variable'],
  setvariable: ['variable', 'variable', 'Set variable'],
  incrementvariable: ['variable', 'variable', 'Increment variable'],
  decrementvariable: ['variable', 'variable', 'Decrement variable'],
  appendtoarrayvariable: ['variable', 'variable', 'Append to array variable'],
  appendtostringvariable: ['variable', 'variable', 'Append to string variable'],
  wait: ['time', 'time', 'Delay'],
  recurrence: ['time', 'time', 'Recurrence'],
  slidingwindow: ['time', 'time', 'Sliding window'],
  workflow: ['code', 'code', 'Run a child flow'],
  function: ['code', 'code', 'Azure function'],
  javascriptcode: ['code', 'code', 'Inline code'],
};

/** The group, the icon's lines and the words of an action or a trigger; `asked` is what the server knows of a connector's. An operation that the name says already is left out. */
export function lookOf(name, json, asked, isTrigger = false) {
  const type = typeof json.type === 'string' ? json.type : '';
  const [group, icon, label] = kinds[type.toLowerCase()] ?? ['other', isTrigger ? 'trigger' : 'code', sentence(type)];
  const operation = asked && (asked.operation || sentence(operationIn(json)));
  const words = asked ? [asked.service, operation?.toLowerCase() !== name.toLowerCase() && operation].filter(Boolean).join(' · ') : label;
  return { group, icon: isTrigger && group === 'connector' ? icons.trigger : icons[icon], label: words || 'Unknown type' };
}

export const iconOf = ({ icon }) => svg('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, svg('path', { d: icon }));

function operationIn({ inputs }) {
  const id = inputs?.host?.operationId ?? inputs?.serviceProviderConfiguration?.operationId;
  if (typeof id === 'string') return id;
  return typeof inputs?.path === 'string' && typeof inputs.method === 'string' ? `${inputs.method.toUpperCase()} ${inputs.path}` : '';
}

/** GetItem_V2 → Get item (V2) */
function sentence(name) {
  if (!/^\w+$/.test(name)) return name;
  const [, stem, version] = /^(.*?)(?:_?(V\d+))?$/.exec(name);
  const spaced = stem.replaceAll('_', ' ').replace(/([a-z\d])([A-Z])/g, (_, before, letter) => `${before} ${letter.toLowerCase()}`);
  return version ? `${spaced} (${version})` : spaced;
}
