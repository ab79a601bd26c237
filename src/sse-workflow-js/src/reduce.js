// The state of a workflow as a fold over its events: the same rules as WorkflowSnapshot in C#, proven on the same recordings.

/** @typedef {import('../types/snapshot.d.ts').WorkflowEvent} WorkflowEvent */
/** @typedef {import('../types/snapshot.d.ts').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {import('../types/snapshot.d.ts').WorkflowNode} WorkflowNode */

// For each type that goes into a list: the list, how many it keeps, and the field by which an event replaces an earlier one.
const LISTS = /** @type {Record<string, [name: string, limit: number, key?: string]>} */ ({
  validation: ['validations', 200, 'rule'],
  problem: ['problems', 200],
  insight: ['insights', 200],
  diff: ['diffs', 100],
  artifact: ['artifacts', 200],
  log: ['logs', 200],
  'item.finished': ['items', 200],
  'child.started': ['children', 200],
});
const CUSTOM = /** @type {[string, number]} */ (['custom', 100]);
const MOST_NODES = 2000;
const MOST_METRICS = 500;

// What an event says about its node; what it leaves out is gone. The order of the kinds' verbs: started, progress, finished.
const NODES = /** @type {Record<string, { verbs: string[], fields: string[], defaults?: object }>} */ ({
  phase: { verbs: ['started', 'finished'], fields: ['name', 'message', 'weight', 'expectedSteps'], defaults: { weight: 1 } },
  step: {
    verbs: ['started', 'progress', 'finished', 'retrying'],
    fields: ['name', 'message', 'weight', 'attempt', 'percentage', 'done', 'total', 'unit', 'rate', 'eta', 'confidence'],
    defaults: { weight: 1, attempt: 1 },
  },
  bulk: { verbs: ['started', 'progress', 'finished'], fields: ['name', 'total', 'page', 'counts', 'percentage', 'rate', 'eta'] },
});

/** The state before the first event. */
export const emptySnapshot = /** @type {WorkflowSnapshot} */ (deepFreeze({
  workflowId: '',
  name: '',
  status: 'running',
  t: 0,
  rev: 0,
  tags: {},
  links: {},
  nodes: {},
  metrics: {},
  ...Object.fromEntries([...Object.values(LISTS), CUSTOM].map(([name]) => [name, []])),
  totals: {},
}));

/**
 * The state after an event. Neither argument changes; parts the event does not touch are shared with the state before.
 * Events that came before, those of other workflows and types nobody knows change nothing.
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
  const { type, workflowId = '', ts, t = 0, rev } = event;
  if (type === 'stream.snapshot') {
    const { type: _, ...state } = /** @type {any} */ (event);
    return { ...emptySnapshot, ...state };
  }
  if (!(rev > before.rev) || (before.workflowId && before.workflowId !== workflowId)) return before;

  const state = mine(before, own);
  if (!state.workflowId) state.startedAt = time(Date.parse(ts) - t);
  Object.assign(state, { workflowId, updatedAt: ts, t, rev, ...pick({ traceId: state.traceId ?? event.traceId }, ['traceId']) });

  const [kind, verb] = type.split('.');
  if (type === 'cancel.requested') Object.assign(state, { cancel: clean(event), status: 'canceling' });
  else if (kind === 'workflow') applyToRun(state, event, verb);
  else if (NODES[kind]?.verbs.includes(verb)) applyToNode(state, event, kind, verb, own);
  else if (type === 'metric') setMetric(state, clean(event), own);
  else if (LISTS[type] ?? kind === 'x') add(state, LISTS[type] ?? CUSTOM, clean(event), own);
  return state;
}

/** @param {WorkflowSnapshot} state @param {WorkflowEvent} event @param {string} verb */
function applyToRun(state, event, verb) {
  const set = (/** @type {string[]} */ ...names) => {
    for (const name of names) delete /** @type {any} */ (state)[name];
    Object.assign(state, pick(event, names));
  };
  if (verb === 'progress') {
    set('percentage', 'rate', 'eta', 'current');
    if (event.tags) state.tags = event.tags;
  } else if (verb === 'started' || verb === 'finished') {
    set('name', 'tags', 'links', 'expected', 'parentId');
    state.tags ??= {};
    state.links ??= {};
  }
  if (verb === 'finished') {
    set('percentage', 'rate', 'eta', 'current', 'durationMs', 'summary', 'result', 'problem');
    state.status = event.outcome;
    if (state.summary) state.summary = { counters: {}, gauges: {}, timers: {}, rates: {}, ...state.summary };
  }
}

/** @param {WorkflowSnapshot} state @param {WorkflowEvent} event @param {string} kind @param {string} verb @param {Set<object>} own */
function applyToNode(state, event, kind, verb, own) {
  const nodes = (state.nodes = mine(state.nodes, own));
  const id = event.node;
  if (!nodes[id]) {
    makeRoom(nodes, event.parent);
    count(state, 'nodes', own);
  }
  /** @type {any} */
  const old = nodes[id] ?? { id, ...pick(event, ['parent']), kind, name: '', status: 'running', t: event.t };
  const { fields, defaults } = NODES[kind];
  const replaced = verb === 'retrying' ? ['name', 'attempt', 'problem'] : verb === 'finished' ? [...fields, 'durationMs', 'problem'] : fields;
  const node = { ...old };
  for (const name of replaced) delete node[name];
  nodes[id] = Object.assign(node, verb !== 'retrying' && defaults, pick(event, replaced), { rev: event.rev }, verb === 'finished' && { status: event.outcome });
}

/**
 * For one more: of too many, the one with the lowest number that has ended and has none inside it makes way. If there is none,
 * the snapshot grows.
 * @param {Record<string, WorkflowNode>} nodes Ids are numbers, which objects keep in order.
 * @param {string | undefined} parent Of the one that comes.
 */
function makeRoom(nodes, parent) {
  const all = Object.values(nodes);
  if (all.length < MOST_NODES) return;
  const parents = new Set(all.map((node) => node.parent).concat(parent));
  const ended = all.find(({ id, status }) => status !== 'running' && !parents.has(id));
  if (ended) delete nodes[ended.id];
}

/** @param {WorkflowSnapshot} state @param {any} metric @param {Set<object>} own */
function setMetric(state, metric, own) {
  const metrics = (state.metrics = mine(state.metrics, own));
  const key = `${metric.kind}:${metric.name}`;
  const isNew = !metrics[key];
  if (isNew) count(state, 'metrics', own);
  if (!isNew || Object.keys(metrics).length < MOST_METRICS) metrics[key] = metric;
}

/** @param {any} state @param {[name: string, limit: number, key?: string]} list @param {any} item @param {Set<object>} own */
function add(state, [name, limit, key], item, own) {
  const items = (state[name] = mine(state[name], own));
  const at = key ? items.findIndex((/** @type {any} */ one) => one[key] === item[key]) : -1;
  if (at >= 0) {
    items[at] = item;
    return;
  }
  items.push(item);
  if (items.length > limit) items.shift();
  count(state, name, own);
}

/** @param {WorkflowSnapshot} state @param {string} list @param {Set<object>} own */
function count(state, list, own) {
  state.totals = mine(state.totals, own);
  state.totals[list] = (state.totals[list] ?? 0) + 1;
}

/** The fields that are there. Null means missing. @param {any} from @param {string[]} names */
function pick(from, names) {
  return Object.fromEntries(names.filter((name) => from[name] != null).map((name) => [name, from[name]]));
}

/** @param {object} event */
function clean(event) {
  return pick(event, Object.keys(event));
}

/** @param {number} ms */
function time(ms) {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
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

/** @param {any} value */
function deepFreeze(value) {
  for (const part of Object.values(value)) if (typeof part === 'object') deepFreeze(part);
  return Object.freeze(value);
}
