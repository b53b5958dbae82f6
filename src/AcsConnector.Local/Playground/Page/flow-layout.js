// Where the cards stand and how the lines between them go. dagre lays out one block at a time, the innermost first.

import { Graph, layout } from './dagre.esm.js';
import { svg } from './flow-types.js';

/** From here on the quicker way to rank counts more than the shortest lines. */
const many = 100;

/** Lays out a block that is drawn, and the blocks inside it: sizes are read level by level, so that the browser measures once for each. */
export function arrange(root) {
  const unit = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const levels = [];
  collect(root, 0, levels);
  for (const blocks of levels.reverse()) {
    const full = blocks.filter(({ drawn }) => drawn.length > 0);
    const measured = full.map(measure);
    full.forEach((block, i) => {
      const sizes = JSON.stringify([measured[i], unit]);
      if (block.sizes !== sizes) place(block, measured[i], unit);
      block.sizes = sizes;
    });
  }
}

function collect(block, depth, levels) {
  (levels[depth] ??= []).push(block);
  for (const node of block.nodes) if (!node.isFolded) for (const inner of node.blocks) collect(inner, depth + 1, levels);
}

const measure = (block) => ({
  nodes: block.drawn.map(({ root }) => ({ width: root.offsetWidth, height: root.offsetHeight })),
  labels: block.lines.map(({ label }) => label && { width: label.offsetWidth, height: label.offsetHeight }),
});

function place(block, { nodes, labels }, unit) {
  const graph = new Graph({ multigraph: true });
  const ranker = nodes.length > many ? 'tight-tree' : 'network-simplex';
  graph.setGraph({ nodesep: 2 * unit, edgesep: unit, ranksep: 2.5 * unit, rankalign: 'top', ranker });
  graph.setDefaultEdgeLabel(() => ({}));
  block.drawn.forEach((_, i) => graph.setNode(String(i), nodes[i]));
  block.lines.forEach(({ from, to }, i) => graph.setEdge(String(from), String(to), { labelpos: 'c', ...labels[i] }, String(i)));
  layout(graph);

  const { width = 0, height = 0 } = graph.graph();
  block.element.style.width = `${Math.max(0, width)}px`;
  block.element.style.height = `${Math.max(0, height)}px`;
  const boxes = block.drawn.map(({ root }, i) => {
    const { x, y } = graph.node(String(i));
    const box = { x, left: x - nodes[i].width / 2, top: y - nodes[i].height / 2, bottom: y + nodes[i].height / 2 };
    root.style.left = `${box.left}px`;
    root.style.top = `${box.top}px`;
    return box;
  });
  const ranks = ranksOf(boxes);
  block.svg.setAttribute('width', Math.max(1, width));
  block.svg.setAttribute('height', Math.max(1, height));
  block.lines.forEach((line, i) => {
    const edge = graph.edge({ v: String(line.from), w: String(line.to), name: String(i) });
    line.path.setAttribute('d', pathOf(boxes[line.from], boxes[line.to], edge, ranks, line.label));
    if (!line.label) return;
    line.label.style.left = `${edge.x - labels[i].width / 2}px`;
    line.label.style.top = `${edge.y - labels[i].height / 2}px`;
  });
}

/** Cards that stand side by side share their upper edge. */
function ranksOf(boxes) {
  const ranks = new Map();
  for (const { top, bottom } of boxes) {
    const key = Math.round(top);
    const rank = ranks.get(key) ?? { top, bottom };
    rank.bottom = Math.max(rank.bottom, bottom);
    ranks.set(key, rank);
  }
  return [...ranks.values()].sort((a, b) => a.top - b.top);
}

/** Down through the ranks between two cards: sideways only where no card is. */
function pathOf(from, to, edge, ranks, label) {
  const between = ranks.filter((rank) => rank.top > from.top + 1 && rank.top < to.top - 1);
  const stops = between.map((rank) => ({ x: nearest(edge.points, rank).x, top: rank.top, bottom: rank.bottom }));
  const own = ranks.find((rank) => Math.abs(rank.top - from.top) < 1) ?? from;
  const parts = [`M${from.x} ${from.bottom}V${Math.max(from.bottom, own.bottom)}`];
  let at = { x: from.x, y: Math.max(from.bottom, own.bottom) };
  let waiting = label && { x: edge.x, y: edge.y };
  for (const stop of [...stops, { x: to.x, top: to.top, bottom: to.top }]) {
    if (waiting && waiting.y > at.y && waiting.y < stop.top) {
      parts.push(curve(at, waiting));
      at = waiting;
      waiting = undefined;
    }
    parts.push(curve(at, { x: stop.x, y: stop.top }));
    if (stop.bottom > stop.top) parts.push(`V${stop.bottom}`);
    at = { x: stop.x, y: stop.bottom };
  }
  return parts.join('');
}

function curve(a, b) {
  const middle = (a.y + b.y) / 2;
  return `C${a.x} ${middle} ${b.x} ${middle} ${b.x} ${b.y}`;
}

const nearest = (points, { top, bottom }) => points.reduce((best, point) => (away(point, top, bottom) < away(best, top, bottom) ? point : best), points[0]);

const away = ({ y }, top, bottom) => Math.max(top - y, y - bottom, 0);

/** The head of an arrow, once for each drawing. */
export const arrowHead = (id) => svg('marker', { id, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: 'userSpaceOnUse', orient: 'auto' }, svg('path', { d: 'M0 0 8 4 0 8z' }));
