import { el, setAttribute, setText } from './dom.js';
import { duration, statusText, words } from './format.js';

/** @typedef {import('../reduce.js').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {Partial<import('../snapshot.d.ts').WorkflowNode> & { id: string, pending?: boolean }} WorkflowNode */

// Rows from which on the browser is told to leave out what is not in sight.
const LONG = 200;

/** Phases and steps as nested lists. Rows are kept: only what changed is written. */
export class NodeTree {
  element = el('ol', { class: 'tree', part: 'tree', 'aria-label': 'Phases and steps' });
  #rows = new Rows(this.element);

  /** @param {WorkflowSnapshot} snapshot @param {number} now Milliseconds since the start, for what still runs. */
  show(snapshot, now) {
    /** @type {Map<string, WorkflowNode[]>} */
    const children = new Map();
    const nodes = Object.values(snapshot.nodes);
    for (const node of [...nodes, ...pendingPhases(snapshot)]) {
      const parent = node.parent && snapshot.nodes[node.parent] ? node.parent : '0';
      const siblings = children.get(parent);
      if (siblings) siblings.push(node);
      else children.set(parent, [node]);
    }
    this.#rows.show('0', children, now);
    setAttribute(this.element, 'data-long', nodes.length > LONG);
  }
}

/** What was announced at the start and has not begun: users see what is to come. @param {WorkflowSnapshot} snapshot @returns {WorkflowNode[]} */
function pendingPhases({ expected, nodes, status }) {
  if (status !== 'running' || !expected?.phases) return [];
  const begun = new Set(Object.values(nodes).map((node) => node.kind === 'phase' && node.name));
  return expected.phases.filter(({ name }) => !begun.has(name)).map(({ name }) => ({ id: `pending ${name}`, kind: 'phase', name, pending: true }));
}

class Rows {
  /** @type {Map<string, Row>} */
  #rows = new Map();
  #parent;

  /** @param {Element} parent */
  constructor(parent) {
    this.#parent = parent;
  }

  /** @param {string} id @param {Map<string, WorkflowNode[]>} children @param {number} now */
  show(id, children, now) {
    const nodes = children.get(id) ?? [];
    const gone = new Set(this.#rows.keys());
    nodes.forEach((node, at) => {
      gone.delete(node.id);
      let row = this.#rows.get(node.id);
      if (!row) this.#rows.set(node.id, (row = new Row()));
      if (this.#parent.children[at] !== row.element) this.#parent.insertBefore(row.element, this.#parent.children[at] ?? null);
      row.show(node, children, now);
    });
    for (const key of gone) {
      this.#rows.get(key)?.element.remove();
      this.#rows.delete(key);
    }
    setAttribute(this.#parent, 'hidden', nodes.length === 0);
  }
}

class Row {
  #icon = el('span', { class: 'icon', 'aria-hidden': 'true' });
  #name = el('span', { class: 'name' });
  #state = el('span', { class: 'sr-only' });
  #message = el('span', { class: 'message' });
  #facts = el('span', { class: 'facts' });
  #time = el('span', { class: 'time' });
  #progress = el('progress', { max: 100, hidden: true });
  #problem = el('p', { class: 'row-problem', hidden: true });
  #list = el('ol', { hidden: true });
  #children = new Rows(this.#list);
  /** @type {WorkflowNode | undefined} */
  #shown;
  element = el(
    'li',
    {},
    el('div', { class: 'row' }, this.#icon, el('span', { class: 'text' }, this.#name, this.#state, this.#message), this.#facts, this.#time),
    this.#progress,
    this.#problem,
    this.#list,
  );

  /** @param {WorkflowNode} node @param {Map<string, WorkflowNode[]>} children @param {number} now */
  show(node, children, now) {
    if (node !== this.#shown && !(node.pending && this.#shown?.pending)) this.#write(node);
    if (!node.pending) setText(this.#time, time(node, now));
    this.#children.show(node.id, children, now);
  }

  /** @param {WorkflowNode} node */
  #write(node) {
    this.#shown = node;
    const status = node.pending ? 'pending' : (node.status ?? 'running');
    setAttribute(this.element, 'data-kind', node.kind);
    setAttribute(this.element, 'data-status', status);
    setText(this.#name, node.kind === 'phase' ? words(node.name ?? '') : node.name || node.kind || '');
    setText(this.#state, `, ${statusText[status] ?? status}`);
    setText(this.#message, node.message && node.message !== node.name ? node.message : '');
    setText(this.#facts, facts(node));
    this.#writeProgress(node);
    const problem = node.kind === 'phase' ? undefined : node.problem?.message; // A phase would repeat what its step says.
    setText(this.#problem, problem ?? '');
    setAttribute(this.#problem, 'hidden', !problem || problem === node.message);
  }

  /** @param {WorkflowNode} node */
  #writeProgress(node) {
    const shown = node.status === 'running' && node.kind !== 'phase' && (typeof node.percentage === 'number' || node.kind === 'bulk');
    setAttribute(this.#progress, 'hidden', !shown);
    setAttribute(this.#progress, 'value', node.percentage);
    setAttribute(this.#progress, 'aria-label', node.name);
  }
}

/** @param {WorkflowNode} node */
function facts(node) {
  const parts = [];
  const done = node.counts ? Object.values(node.counts).reduce((sum, count) => sum + count, 0) : node.done;
  if (typeof done === 'number') parts.push(`${done}${node.total ? ` of ${node.total}` : ''}${node.unit ? ` ${node.unit}` : ''}`);
  if (node.counts?.failed) parts.push(`${node.counts.failed} failed`);
  if (node.attempt && node.attempt > 1) parts.push(`attempt ${node.attempt}`);
  if (node.confidence) parts.push(`${Math.round(node.confidence * 100)} % sure`);
  return parts.join(' · ');
}

/** @param {WorkflowNode} node @param {number} now */
function time(node, now) {
  if (typeof node.durationMs === 'number') return duration(node.durationMs);
  const ran = now - (node.t ?? now);
  return ran >= 1000 ? duration(Math.floor(ran / 1000) * 1000).replace('.0', '') : '';
}
