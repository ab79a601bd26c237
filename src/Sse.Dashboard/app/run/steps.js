import { el, icon, setAttribute, setText, showStatus } from '../dom.js';
import { count, duration, isRunning, running, statusText, words } from '../format.js';
import { VirtualList } from '../virtual.js';
import { Inspector } from './inspector.js';
import { layout, ticks } from './timeline.js';

/** @typedef {import('./timeline.js').TimelineRow} TimelineRow */

const ROW = 34;
const INDENT = 18;
const MOST_TICKS = 6;

/** @type {WeakMap<HTMLElement, any>} */
const partsOf = new WeakMap();

/** Phases and steps as a tree, and when each of them ran beside it. */
export class StepsPanel {
  #scale = el('div', { class: 'scale', 'aria-hidden': 'true' });
  #empty = el('p', { class: 'empty', text: 'No phase or step has begun.', hidden: true });
  /** @type {VirtualList<TimelineRow>} */
  #list;
  #inspector = new Inspector(() => this.#select(undefined));
  /** @type {Set<string>} */
  #closed = new Set();
  /** @type {TimelineRow[]} */
  #rows = [];
  #span = 1;
  /** @type {string | undefined} */
  #selected;
  /** @type {import('./model.js').RunModel | undefined} */
  #model;
  element;

  constructor() {
    this.#list = new VirtualList({
      label: 'Phases and steps', role: 'tree', rowHeight: ROW, className: 'timeline', key: ({ node }) => node.id,
      create: () => this.#create(), update: (element, row) => this.#update(element, row),
    });
    this.#list.element.addEventListener('keydown', (event) => this.#key(event));
    this.element = el('div', { class: 'split' },
      el('div', { class: 'card timeline-card' }, el('div', { class: 'timeline-row timeline-head' }, el('span', { class: 'step-name', text: 'Step' }), el('span', { class: 'step-time', text: 'Duration' }), this.#scale), this.#list.element, this.#empty),
      this.#inspector.element);
  }

  /** @param {import('./model.js').RunModel} model */
  show(model) {
    this.#model = model;
    const { snapshot, now } = model;
    const { rows, span } = layout(snapshot, now, this.#closed);
    this.#rows = rows;
    this.#span = span;
    this.#showScale(span);
    this.#list.show(rows);
    setAttribute(this.#empty, 'hidden', rows.length > 0);
    this.#inspector.show(this.#selected === undefined ? undefined : snapshot.nodes[this.#selected], model);
  }

  #create() {
    const parts = {
      toggle: el('button', { type: 'button', class: 'toggle', tabindex: -1, 'aria-hidden': 'true' }, icon('chevron')),
      icon: el('span', { class: 'status-icon', 'aria-hidden': 'true' }),
      name: el('span', { class: 'step-text' }),
      status: el('span', { class: 'sr-only' }),
      message: el('span', { class: 'step-message' }),
      facts: el('span', { class: 'step-facts' }),
      time: el('span', { class: 'step-time' }),
      done: el('span', { class: 'lane-done' }),
    };
    const bar = el('span', { class: 'lane-bar' }, parts.done);
    const left = el('span', { class: 'step-name' }, parts.toggle, parts.icon, parts.name, parts.status, parts.message, parts.facts);
    const row = el('li', { class: 'timeline-row', role: 'treeitem', tabindex: -1 }, left, parts.time, el('span', { class: 'lane', 'aria-hidden': 'true' }, bar));
    partsOf.set(row, { ...parts, bar, left });
    row.addEventListener('click', (event) => {
      const { node } = partsOf.get(row).row;
      if (parts.toggle.contains(/** @type {Node} */ (event.target))) this.#toggle(node.id);
      else if (node.status !== 'pending') this.#select(node.id === this.#selected ? undefined : node.id);
    });
    return row;
  }

  /** @param {HTMLElement} element @param {TimelineRow} row */
  #update(element, row) {
    const parts = partsOf.get(element);
    parts.row = row;
    const { node, depth, start, end, isOpen, hasChildren } = row;
    const runs = isRunning(node.status);
    const name = node.kind === 'phase' ? words(node.name) : node.name || node.kind;
    setAttribute(element, 'data-kind', node.kind);
    setAttribute(element, 'data-status', node.status);
    setAttribute(element, 'aria-level', depth + 1);
    setAttribute(element, 'aria-expanded', hasChildren ? String(isOpen) : undefined);
    setAttribute(element, 'aria-selected', String(node.id === this.#selected));
    setAttribute(parts.toggle, 'data-hidden', !hasChildren);
    parts.left.style.paddingInlineStart = `${depth * INDENT + 8}px`;
    showStatus(parts.icon, node.status);
    setText(parts.name, name);
    setText(parts.status, statusText[node.status] ?? node.status);
    setText(parts.message, node.message && node.message !== node.name ? node.message : (node.problem?.message ?? ''));
    setText(parts.facts, facts(node));
    setText(parts.time, row.pending ? '' : runs ? running(end - start) : duration(end - start));
    setAttribute(parts.bar, 'hidden', !!row.pending);
    parts.bar.style.insetInlineStart = `${(start / this.#span) * 100}%`;
    parts.bar.style.width = `${Math.max(0, ((end - start) / this.#span) * 100)}%`;
    parts.done.style.width = `${runs ? (node.percentage ?? 0) : 100}%`;
  }

  /** @param {number} span */
  #showScale(span) {
    const all = ticks(span, MOST_TICKS);
    const share = all.length > 1 ? (all[1] / span) * 100 : 100;
    this.#list.element.style.setProperty('--tick', `${share}%`);
    const text = all.map((ms) => (ms === 0 ? '0' : duration(ms).replace('.0', ''))).join('|');
    if (this.#scale.dataset.text === `${text} ${share}`) return;
    this.#scale.dataset.text = `${text} ${share}`;
    this.#scale.replaceChildren(...all.map((ms) => {
      const mark = el('span', { text: ms === 0 ? '0' : duration(ms).replace('.0', '') });
      mark.style.insetInlineStart = `${(ms / span) * 100}%`;
      return mark;
    }));
  }

  /** @param {string} id */
  #toggle(id) {
    if (!this.#closed.delete(id)) this.#closed.add(id);
    if (this.#model) this.show(this.#model);
  }

  /** @param {string | undefined} id */
  #select(id) {
    this.#selected = id;
    if (this.#model) this.show(this.#model);
  }

  /** As trees do (ARIA Authoring Practices). @param {KeyboardEvent} event */
  #key(event) {
    const at = this.#list.focused;
    const row = this.#rows[at];
    const last = this.#rows.length - 1;
    const to = /** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: last })[event.key];
    if (to !== undefined) this.#list.focus(Math.min(last, to));
    else if (!row) return;
    else if (event.key === 'ArrowRight' && row.hasChildren) row.isOpen ? this.#list.focus(at + 1) : this.#toggle(row.node.id);
    else if (event.key === 'ArrowLeft' && row.isOpen) this.#toggle(row.node.id);
    else if (event.key === 'ArrowLeft') this.#list.focus(this.#rows.findIndex(({ node }) => node.id === row.node.parent));
    else if (event.key === 'Enter' || event.key === ' ') this.#select(row.node.id);
    else if (event.key === 'Escape') this.#select(undefined);
    else return;
    event.preventDefault();
  }
}

/** @param {any} node */
function facts({ counts, done, total, unit, attempt, confidence, percentage, status }) {
  const parts = [];
  const finished = counts ? Object.values(counts).reduce((sum, n) => sum + n, 0) : done;
  if (typeof finished === 'number') parts.push(`${count(finished)}${total ? ` of ${count(total)}` : ''}${unit ? ` ${unit}` : ''}`);
  else if (isRunning(status) && typeof percentage === 'number') parts.push(`${Math.floor(percentage)} %`);
  if (counts?.failed) parts.push(`${count(counts.failed)} failed`);
  if (attempt > 1) parts.push(`attempt ${attempt}`);
  if (confidence) parts.push(`${Math.round(confidence * 100)} % sure`);
  return parts.join(' · ');
}
