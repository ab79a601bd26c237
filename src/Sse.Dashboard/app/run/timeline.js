// Where phases and steps stand in time, as rows of a tree.

/** @typedef {import('../../../sse-workflow-js/src/reduce.js').WorkflowNode} WorkflowNode */
/** @typedef {{ node: any, depth: number, start: number, end: number, isOpen: boolean, hasChildren: boolean, pending?: boolean }} TimelineRow */

const isRunning = (/** @type {string} */ status) => status === 'running' || status === 'canceling';

/**
 * The rows that are to be seen, from top to bottom.
 * @param {{ nodes: Record<string, any>, expected?: any, status: string, t: number }} snapshot
 * @param {number} now In ms since the start: how far what runs has come.
 * @param {Set<string>} closed Ids of nodes whose children are hidden.
 * @returns {{ rows: TimelineRow[], span: number }} `span`: in ms, what the width stands for.
 */
export function layout(snapshot, now, closed) {
  const children = childrenOf(snapshot.nodes);
  /** @type {TimelineRow[]} */
  const rows = [];
  const visit = (/** @type {string} */ parent, /** @type {number} */ depth) => {
    for (const node of children.get(parent) ?? []) {
      const hasChildren = children.has(node.id);
      const isOpen = hasChildren && !closed.has(node.id);
      rows.push({ node, depth, start: node.t, end: endOf(node, now), isOpen, hasChildren });
      if (isOpen) visit(node.id, depth + 1);
    }
  };
  visit('0', 0);
  for (const phase of pending(snapshot)) rows.push({ node: phase, depth: 0, start: now, end: now, isOpen: false, hasChildren: false, pending: true });
  return { rows, span: Math.max(1, now, ...rows.map(({ end }) => end)) };
}

/** Where it ended, or how far it has come. @param {any} node @param {number} now */
function endOf({ t, durationMs, status }, now) {
  if (typeof durationMs === 'number') return t + durationMs;
  return isRunning(status) ? Math.max(t, now) : t;
}

/** In the order they began; those whose parent is not there any more stand at the top. @param {Record<string, any>} nodes */
function childrenOf(nodes) {
  /** @type {Map<string, any[]>} */
  const children = new Map();
  for (const node of Object.values(nodes)) {
    const parent = node.parent && nodes[node.parent] ? node.parent : '0';
    const siblings = children.get(parent);
    if (siblings) siblings.push(node);
    else children.set(parent, [node]);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.t - b.t || Number(a.id) - Number(b.id));
  return children;
}

/** What was announced and has not begun. @param {{ nodes: Record<string, any>, expected?: any, status: string }} snapshot */
function pending({ expected, nodes, status }) {
  if (!isRunning(status) || !expected?.phases) return [];
  const begun = new Set(Object.values(nodes).map((node) => node.kind === 'phase' && node.name));
  return expected.phases.filter((/** @type {any} */ { name }) => !begun.has(name)).map((/** @type {any} */ { name }) => ({ id: `pending ${name}`, kind: 'phase', name, status: 'pending', t: 0 }));
}

/** Round steps for a scale, at most so many. @param {number} span In ms. @param {number} most @returns {number[]} */
export function ticks(span, most) {
  const rounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000];
  const step = rounds.find((round) => span / round <= most) ?? Math.ceil(span / most / 86_400_000) * 86_400_000;
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => i * step);
}
