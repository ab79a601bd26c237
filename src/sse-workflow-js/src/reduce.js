// The state of a workflow as a fold over its events: the same rules as WorkflowSnapshot in C#.

/** @typedef {Record<string, any> & { type: string, rev?: number, node?: string }} WorkflowEvent One event's JSON. */
/** @typedef {import('./snapshot.d.ts').WorkflowSnapshot} WorkflowSnapshot */

/** The state before the first event. */
export const emptySnapshot = /** @type {WorkflowSnapshot} */ (Object.freeze({
  rev: 0,
  nodes: {},
  metrics: {},
  problems: [],
  insights: [],
  validations: [],
  diffs: [],
  artifacts: [],
  children: [],
  logs: [],
  items: [],
}));

const LISTS = /** @type {Record<string, string>} */ ({
  problem: 'problems',
  insight: 'insights',
  diff: 'diffs',
  artifact: 'artifacts',
  'child.started': 'children',
  log: 'logs',
  'item.finished': 'items',
});

// What a list keeps: the latest. Streams may be endless, the memory of a page is not.
const MOST_KEPT = 1000;

/**
 * The state after an event. Neither argument changes; parts the event does not touch are shared with the state before.
 * Events that came before and types nobody knows change nothing.
 * @param {WorkflowSnapshot | undefined} snapshot
 * @param {WorkflowEvent} event
 * @returns {WorkflowSnapshot}
 */
export function reduce(snapshot, event) {
  return apply(snapshot ?? emptySnapshot, event, new Set());
}

/**
 * {@link reduce} for many events in a row: what is in `own` was made by the caller's earlier calls and is changed in place,
 * so a batch copies each part once.
 * @param {WorkflowSnapshot} before
 * @param {WorkflowEvent} event
 * @param {Set<object>} own
 * @returns {WorkflowSnapshot}
 */
export function apply(before, event, own) {
  const { type, workflowId, ts, t, node = '0', parent, rev = 0, traceId, ...body } = event;
  if (type === 'stream.snapshot') {
    const state = /** @type {any} */ ({ ...emptySnapshot, ...event });
    delete state.type;
    return state;
  }
  if (rev <= before.rev) return before;

  /** @type {any} */
  const state = mine(before, own);
  state.rev = rev;
  const [kind, verb] = type.split('.');
  const list = LISTS[type];
  if (list) {
    const items = (state[list] = mine(state[list], own));
    items.push({ node, ts, t, ...body });
    if (items.length > MOST_KEPT) items.shift();
  } else if (kind === 'workflow') {
    Object.assign(state, body, { workflowId }, traceId && { traceId }, verb === 'started' && { startedAt: ts }, verb === 'finished' && { finishedAt: ts });
  } else if (type === 'metric') {
    state.metrics = mine(state.metrics, own);
    state.metrics[body.name] = { ...body, t };
  } else if (type === 'validation') {
    const rules = (state.validations = mine(state.validations, own));
    const at = rules.findIndex((/** @type {any} */ rule) => rule.rule === body.rule);
    rules[at < 0 ? rules.length : at] = { node, ...body };
  } else if (type === 'cancel.requested') {
    state.cancelRequested = { ts, ...body };
  } else if (kind === 'phase' || kind === 'step' || kind === 'bulk') {
    state.nodes = mine(state.nodes, own);
    const old = state.nodes[node];
    state.nodes[node] = { ...(verb === 'retrying' && old), id: node, kind, parent, startedAt: old?.startedAt ?? ts, startT: old?.startT ?? t, ...body, rev };
  }
  return state;
}

/**
 * The same thing, or a copy of it the first time it is asked for.
 * @template {object} T
 * @param {T} part
 * @param {Set<object>} own
 * @returns {T}
 */
function mine(part, own) {
  if (own.has(part)) return part;
  const copy = /** @type {T} */ (Array.isArray(part) ? [...part] : { ...part });
  own.add(copy);
  return copy;
}
