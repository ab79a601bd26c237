import { el, setAttribute } from '../dom.js';

/** @typedef {{ name: string, of: (row: any) => string, isNumber?: boolean, bar?: (row: any) => number, isBad?: (row: any) => boolean, href?: (row: any) => string }} Column `bar`: how long a bar behind the figure is, against the longest. */

const FEW = 8;

/** A small table that is written anew: reports come every few seconds. The rows after the first few wait for a click. */
export class Table {
  #columns;
  #body = el('tbody');
  #empty = el('p', { class: 'empty', text: 'Nothing in this window.' });
  #table;
  #more = el('button', { type: 'button', class: 'plain', hidden: true, onclick: () => this.#toggle() });
  #all = false;
  /** @type {any[]} */
  #rows = [];
  element;

  /** @param {string} title @param {Column[]} columns */
  constructor(title, columns) {
    this.#columns = columns;
    this.#table = el('table', {}, el('caption', { class: 'sr-only', text: title }), el('thead', {}, el('tr', {}, ...columns.map(({ name, isNumber }) => el('th', { scope: 'col', class: isNumber ? 'number' : undefined, text: name })))), this.#body);
    this.element = el('section', { class: 'card table-card' }, el('h2', { text: title }), el('div', { class: 'scroll-x' }, this.#table), this.#empty, this.#more);
  }

  /** @param {any[]} rows */
  show(rows) {
    this.#rows = rows;
    const shown = this.#all ? rows : rows.slice(0, FEW);
    const longest = this.#columns.map(({ bar }) => (bar ? Math.max(...rows.map(bar), 0) : 0));
    this.#body.replaceChildren(...shown.map((row) => el('tr', {}, ...this.#columns.map((column, at) => cell(column, row, longest[at])))));
    setAttribute(this.#table, 'hidden', !rows.length);
    setAttribute(this.#empty, 'hidden', rows.length > 0);
    setAttribute(this.#more, 'hidden', rows.length <= FEW);
    this.#more.textContent = this.#all ? 'Show fewer' : `Show all ${rows.length}`;
  }

  #toggle() {
    this.#all = !this.#all;
    this.show(this.#rows);
  }
}

/** @param {Column} column @param {any} row @param {number} longest */
function cell({ of, isNumber, bar, isBad, href }, row, longest) {
  const text = of(row);
  const content = href ? el('a', { href: href(row), 'data-nav': '', text }) : el('span', { text });
  const td = el('td', { class: isNumber ? 'number' : undefined, 'data-bad': isBad?.(row) ?? false }, content);
  if (!bar || !longest) return td;
  const fill = el('i', { class: 'cell-bar', 'aria-hidden': 'true' });
  fill.style.width = `${(bar(row) / longest) * 100}%`;
  td.prepend(fill);
  return td;
}
