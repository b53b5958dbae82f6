// A definition as the canvas walks it: blocks of actions, what each action waits for, and what is inside it.

/** The statuses of run after, in the designer's words. */
const words = { succeeded: 'is successful', failed: 'has failed', skipped: 'is skipped', timedout: 'has timed out' };

/** Reads a definition: its outermost block, and every action by name. */
export function readFlow(definition) {
  const actions = new Map();
  const [trigger] = Object.entries(definition.triggers ?? {});
  const root = readBlock('', definition.actions, undefined, actions);
  return { trigger: trigger && { name: trigger[0], json: trigger[1] ?? {} }, root, actions };
}

/** A name as it is read: the designer writes its spaces as underscores. */
export const spoken = (name) => name.replaceAll('_', ' ');

/** Whether an action goes round. */
export const isLoop = ({ json }) => ['foreach', 'until'].includes(typeOf(json));

/** The loops around an action, outermost first. */
export function loopsAround(node) {
  const loops = [];
  for (let outer = node.parent; outer; outer = outer.parent) if (isLoop(outer)) loops.unshift(outer);
  return loops;
}

/** Every action inside an action, at any depth. */
export const inside = (node) => node.blocks.flatMap((block) => block.nodes.flatMap((one) => [one, ...inside(one)]));

/** The sentence of a run after on another status than Succeeded. */
export const afterText = ({ from, label }) => `Runs after ${spoken(from.name)} ${label}`;

const typeOf = (json) => (typeof json.type === 'string' ? json.type.toLowerCase() : '');

function readBlock(title, json, parent, actions) {
  const nodes = Object.entries(isObject(json) ? json : {}).map(([name, action]) => {
    const node = { name, json: isObject(action) ? action : {}, parent, before: [], after: [] };
    actions.set(name, node);
    node.blocks = branches(node.json).map(([branch, inner]) => readBlock(branch, inner, node, actions));
    return node;
  });
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const edges = nodes.flatMap((to) => Object.entries(isObject(to.json.runAfter) ? to.json.runAfter : {})
    .filter(([name]) => byName.has(name))
    .map(([name, statuses]) => ({ from: byName.get(name), to, label: labelOf(statuses) })));
  for (const edge of edges) {
    edge.to.before.push(edge);
    edge.from.after.push(edge);
  }
  return { title, parent, edges, nodes: inOrder(nodes) };
}

/** Empty for the usual "is successful" alone. */
function labelOf(statuses) {
  const said = (Array.isArray(statuses) ? statuses : []).map((status) => words[String(status).toLowerCase()] ?? String(status));
  return said.length === 1 && said[0] === words.succeeded ? '' : said.join(' or ') || 'on no status';
}

/** The blocks inside an action, each with its title. */
function branches(action) {
  if (isObject(action.cases)) {
    const cases = Object.entries(action.cases).map(([name, one]) => [`Case ${JSON.stringify(one?.case)} (${name})`, one?.actions]);
    return [...cases, ['Default', action.default?.actions]];
  }
  if (typeOf(action) === 'if') return [['If true', action.actions], ['If false', action.else?.actions]];
  if (isObject(action.tools)) return Object.entries(action.tools).map(([name, tool]) => [`Tool ${name}`, tool?.actions]);
  return isObject(action.actions) ? [['', action.actions]] : [];
}

/** In the order they run in: whoever waits for more stands later. */
function inOrder(nodes) {
  const depths = new Map();
  function depth(node, path) {
    if (depths.has(node)) return depths.get(node);
    if (path.has(node)) return 0; // A circle is the linter's to tell.
    const found = Math.max(0, ...node.before.map(({ from }) => depth(from, new Set([...path, node])) + 1));
    depths.set(node, found);
    return found;
  }
  for (const node of nodes) depth(node, new Set());
  return nodes.sort((a, b) => depths.get(a) - depths.get(b));
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
