import { el, icon, setAttribute, setText } from '../dom.js';
import { clock, count, offset } from '../format.js';
import { VirtualList } from '../virtual.js';
import { levels } from './log.js';

/** @typedef {import('./log.js').Line} Line */

const ROW = 26;

/** @type {WeakMap<HTMLElement, any>} */
const partsOf = new WeakMap();

/** A run's log: levels, search, and every line's event in full. */
export class LogPanel {
  #text = el('input', { type: 'search', placeholder: 'Search messages …', 'aria-label': 'Search the log', 'aria-keyshortcuts': '/', spellcheck: 'false', oninput: () => this.#filter() });
  #level = el('select', { 'aria-label': 'Least level', onchange: () => this.#filter() }, ...levels.map((level) => el('option', { value: level, text: level === 'trace' ? 'All levels' : `${level} and up` })));
  #everything = el('input', { type: 'checkbox', onchange: () => this.#filter() });
  #follow = el('input', { type: 'checkbox', checked: true });
  #count = el('span', { class: 'muted', role: 'status' });
  #detail = el('section', { class: 'log-detail', 'aria-label': 'The chosen line', hidden: true });
  #empty = el('p', { class: 'empty', hidden: true });
  /** @type {VirtualList<Line>} */
  #list;
  /** @type {Line | undefined} */
  #chosen;
  /** @type {import('./model.js').RunModel | undefined} */
  #model;
  #length = -1;
  element;

  constructor() {
    this.#list = new VirtualList({
      label: 'Log', rowHeight: ROW, className: 'log', key: ({ number }, at) => `${number} ${at}`,
      create: () => this.#create(), update: (element, line) => this.#update(element, line),
    });
    // Who scrolls back wants to read: new lines must not carry it away.
    this.#list.element.addEventListener('wheel', () => this.#stopAtMiddle(), { passive: true });
    this.#list.element.addEventListener('keydown', (event) => this.#key(event));
    this.element = el('div', { class: 'card panel' },
      el('div', { class: 'toolbar' }, el('label', { class: 'search' }, icon('search'), this.#text), this.#level,
        el('label', { class: 'check' }, this.#everything, 'All events'), el('label', { class: 'check' }, this.#follow, 'Follow'), this.#count),
      this.#list.element, this.#empty, this.#detail);
  }

  focus() {
    this.#text.focus();
  }

  /** @param {import('./model.js').RunModel} model */
  show(model) {
    if (model !== this.#model) {
      this.#model = model;
      this.#filter();
      return;
    }
    const lines = model.log.until(model.end);
    if (lines.length !== this.#length || !lines.length) this.#showLines(lines);
  }

  #filter() {
    const model = this.#model;
    if (!model) return;
    model.log.filter({
      level: /** @type {HTMLSelectElement} */ (this.#level).value,
      text: /** @type {HTMLInputElement} */ (this.#text).value,
      everything: /** @type {HTMLInputElement} */ (this.#everything).checked,
    });
    this.#showLines(model.log.until(model.end));
  }

  /** @param {Line[]} lines */
  #showLines(lines) {
    this.#length = lines.length;
    this.#list.show(lines);
    setText(this.#count, `${count(lines.length)} ${lines.length === 1 ? 'line' : 'lines'}`);
    setAttribute(this.#empty, 'hidden', lines.length > 0);
    setText(this.#empty, this.#model?.log.logs ? 'No line matches.' : 'Nothing was logged. "All events" shows what happened.');
    if (/** @type {HTMLInputElement} */ (this.#follow).checked) this.#list.scrollToEnd();
  }

  #create() {
    const parts = { time: el('span', { class: 'log-time' }), level: el('span', { class: 'log-level' }), message: el('span', { class: 'log-message' }), category: el('span', { class: 'log-category' }) };
    const button = el('button', { type: 'button', class: 'log-line', onclick: () => this.#choose(partsOf.get(row).line) }, parts.time, parts.level, parts.message, parts.category);
    const row = el('li', { class: 'log-row' }, button);
    partsOf.set(row, parts);
    return row;
  }

  /** @param {HTMLElement} element @param {Line} line */
  #update(element, line) {
    const parts = partsOf.get(element);
    parts.line = line;
    setAttribute(element, 'data-level', line.level);
    setText(parts.time, offset(line.t));
    setAttribute(parts.time, 'title', clock(line.ts));
    setText(parts.level, line.level === 'information' ? 'info' : line.level);
    setText(parts.message, line.message);
    setText(parts.category, line.type === 'log' ? (line.category ?? '') : line.type);
  }

  /** @param {Line} line */
  #choose(line) {
    this.#chosen = line === this.#chosen ? undefined : line;
    setAttribute(this.#detail, 'hidden', !this.#chosen);
    if (this.#chosen) this.#detail.replaceChildren(el('p', { class: 'log-full', text: line.message }), el('pre', { text: JSON.stringify(line.event, null, 2) }));
  }

  #stopAtMiddle() {
    requestAnimationFrame(() => (/** @type {HTMLInputElement} */ (this.#follow).checked = this.#list.isAtEnd));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[event.key];
    if (!step) return;
    const at = this.#list.focused;
    this.#list.focus(at < 0 ? 0 : Math.max(0, Math.min(this.#length - 1, at + step)));
    this.#stopAtMiddle();
    event.preventDefault();
  }
}
