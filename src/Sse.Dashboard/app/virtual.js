import { el } from './dom.js';

// Rows beyond what is seen, so that a turn of the wheel finds them painted.
const MARGIN = 6;
const MOST_SPARE = 60;

/**
 * A list of rows of one height of which only those in sight exist. Rows keep their element while they are in sight, so focus and
 * selection survive changes around them.
 * @template T
 */
export class VirtualList {
  element;
  #space;
  #focusRows;
  #create;
  #update;
  #key;
  #rowHeight;
  /** @type {T[]} */
  #items = [];
  /** @type {Map<string, { element: HTMLElement, item: T | undefined, at: number }>} */
  #rows = new Map();
  /** @type {HTMLElement[]} Rows that went out of sight, for those that come: making one costs more than filling it. */
  #spare = [];
  #frame = 0;

  /**
   * @param {{ label: string, rowHeight: number, create: () => HTMLElement, update: (row: HTMLElement, item: T, at: number) => void, key: (item: T, at: number) => string, className?: string, role?: string }} options
   * `update` is called for rows whose item is another object than before. In a `tree` the rows themselves take the focus.
   */
  constructor({ label, rowHeight, create, update, key, className = '', role = 'list' }) {
    this.#space = el('ul', { class: 'virtual-space', role });
    this.#focusRows = role !== 'list';
    this.element = el('div', { class: `virtual ${className}`, onscroll: () => this.#later() }, this.#space);
    this.#space.setAttribute('aria-label', label);
    this.#create = create;
    this.#update = update;
    this.#key = key;
    this.#rowHeight = rowHeight;
    new ResizeObserver(() => this.#later()).observe(this.element);
  }

  get rowHeight() {
    return this.#rowHeight;
  }

  set rowHeight(height) {
    if (height === this.#rowHeight) return;
    this.#rowHeight = height;
    for (const row of this.#rows.values()) row.at = -1;
    this.show(this.#items);
  }

  /** Whether the end is in sight, so that what comes next should be too. */
  get isAtEnd() {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    return scrollTop + clientHeight >= scrollHeight - this.#rowHeight * 2;
  }

  scrollToEnd() {
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** @param {T[]} items */
  show(items) {
    this.#items = items;
    this.#space.style.height = `${items.length * this.#rowHeight}px`;
    this.#paint();
  }

  /** Calls back for each row in sight. @param {(row: HTMLElement, item: T) => void} visit */
  eachVisible(visit) {
    for (const { element, item } of this.#rows.values()) if (item !== undefined) visit(element, item);
  }

  /** Brings a row into sight and focuses what is in it. @param {number} at */
  focus(at) {
    if (at < 0 || at >= this.#items.length) return;
    const top = at * this.#rowHeight;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + this.#rowHeight > scrollTop + clientHeight) this.element.scrollTop = top + this.#rowHeight - clientHeight;
    this.#paint();
    const row = this.#rows.get(this.#key(this.#items[at], at))?.element;
    /** @type {HTMLElement | null | undefined} */ (this.#focusRows ? row : row?.querySelector('a, button'))?.focus({ preventScroll: true });
  }

  /** The place of the row that has the focus; -1 when none has it. */
  get focused() {
    for (const { element, at } of this.#rows.values()) if (element.contains(document.activeElement)) return at;
    return -1;
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint() {
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / this.#rowHeight) - MARGIN);
    const last = Math.min(this.#items.length, Math.ceil((scrollTop + clientHeight) / this.#rowHeight) + MARGIN);
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const gone = new Map(this.#rows);
    let next = this.#space.firstElementChild;
    for (let at = first; at < last; at++) {
      const item = this.#items[at];
      const key = this.#key(item, at);
      gone.delete(key);
      const row = this.#row(key, at);
      if (row.item !== item) {
        row.item = item;
        this.#update(row.element, item, at);
      }
      if (row.element === next) next = next.nextElementSibling;
      else this.#space.insertBefore(row.element, next);
    }
    for (const [key, { element }] of gone) {
      element.remove();
      this.#rows.delete(key);
      if (this.#spare.length < MOST_SPARE) this.#spare.push(element);
    }
    // What is moved in the document loses the focus.
    if (active && active !== document.activeElement && active.isConnected && this.element.contains(active)) active.focus({ preventScroll: true });
  }

  /** @param {string} key @param {number} at */
  #row(key, at) {
    let row = this.#rows.get(key);
    if (!row) this.#rows.set(key, (row = { element: this.#spare.pop() ?? this.#create(), item: undefined, at: -1 }));
    if (row.at !== at) {
      row.at = at;
      row.element.style.transform = `translateY(${at * this.#rowHeight}px)`;
      row.element.setAttribute('aria-posinset', String(at + 1));
    }
    row.element.setAttribute('aria-setsize', String(this.#items.length));
    return row;
  }
}
