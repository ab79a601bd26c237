import { el, setAttribute, setText } from './dom.js';
import { duration, statusText, words } from './format.js';

/** @typedef {import('../reduce.js').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {Partial<import('../../types/snapshot.d.ts').WorkflowNode> & { id: string, pending?: boolean }} WorkflowNode */

// Rows from which on the browser is told to leave out what is not in sight.
const LONG = 200;

// Well under the 50 ms from which a task counts as long, with room for the browser to lay out what was written.
const BUDGET = 6;

// As many rows are written in any case: a slow machine gets on too.
const LEAST = 32;

/** Phases and steps as nested lists. Rows are kept: only what changed is written. */
export class NodeTree {
  element = el('ol', { class: 'tree', part: 'tree', 'aria-label': 'Phases and steps' });
  #rows = new Rows(this.element);

  /**
   * Writes what has changed, for as long as a page can spare in one go.
   * @param {WorkflowSnapshot} snapshot
   * @param {number} now Milliseconds since the start, for what still runs.
   * @returns {boolean} Whether all of it is written; if not, the next call goes on.
   */
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
    setAttribute(this.element, 'data-long', nodes.length > LONG);
    return this.#rows.show('0', children, now, new Budget());
  }
}

/** What was announced at the start and has not begun: users see what is to come. @param {WorkflowSnapshot} snapshot @returns {WorkflowNode[]} */
function pendingPhases({ expected, nodes, status }) {
  if (status !== 'running' || !expected?.phases) return [];
  const begun = new Set(Object.values(nodes).map((node) => node.kind === 'phase' && node.name));
  return expected.phases.filter(({ name }) => !begun.has(name)).map(({ name }) => ({ id: `pending ${name}`, kind: 'phase', name, pending: true }));
}

class Budget {
  #until = performance.now() + BUDGET;
  #written = 0;

  /** Asks to write or remove one more row. */
  take() {
    return this.#written++ < LEAST || performance.now() < this.#until;
  }
}

class Rows {
  /** @type {Map<string, Row>} */
  #rows = new Map();
  #parent;

  /** @param {Element} parent */
  constructor(parent) {
    this.#parent = parent;
  }

  /** @param {string} id @param {Map<string, WorkflowNode[]>} children @param {number} now @param {Budget} budget @returns {boolean} */
  show(id, children, now, budget) {
    const nodes = children.get(id) ?? [];
    if (!nodes.length && !this.#rows.size) return true;
    const gone = new Set(this.#rows.keys());
    for (const node of nodes) gone.delete(node.id);
    for (const key of gone) {
      if (!budget.take()) return false;
      this.#rows.get(key)?.element.remove();
      this.#rows.delete(key);
    }
    setAttribute(this.#parent, 'hidden', nodes.length === 0);
    // From sibling to sibling: finding a child by its number would cost more the more there are.
    let next = this.#parent.firstElementChild;
    for (const node of nodes) {
      let row = this.#rows.get(node.id);
      if (!row?.shows(node) && !budget.take()) return false;
      if (!row) this.#rows.set(node.id, (row = new Row()));
      if (row.element === next) next = next.nextElementSibling;
      else this.#parent.insertBefore(row.element, next);
      if (!row.show(node, children, now, budget)) return false;
    }
    return true;
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

  /** @param {WorkflowNode} node */
  shows(node) {
    return node === this.#shown || (node.pending && this.#shown?.pending);
  }

  /** @param {WorkflowNode} node @param {Map<string, WorkflowNode[]>} children @param {number} now @param {Budget} budget */
  show(node, children, now, budget) {
    if (!this.shows(node)) this.#write(node);
    // What has ended takes no more time.
    if (node.status === 'running' && !node.pending) setText(this.#time, time(node, now));
    return this.#children.show(node.id, children, now, budget);
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
    setText(this.#time, typeof node.durationMs === 'number' ? duration(node.durationMs) : '');
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
  const ran = now - (node.t ?? now);
  return ran >= 1000 ? duration(Math.floor(ran / 1000) * 1000).replace('.0', '') : '';
}
