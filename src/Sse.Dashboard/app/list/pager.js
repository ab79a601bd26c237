import { el, icon, setAttribute, setText } from '../dom.js';
import { count } from '../format.js';
import { sizes } from './filters.js';

/** Says where in all matches the page is, and leads to the others. */
export class Pager {
  #text = el('span', { class: 'pager-text', role: 'status' });
  #previous;
  #next;
  #size = el('select', { 'aria-label': 'Workflows a page' }, ...sizes.map((size) => el('option', { value: size, text: `${size} a page` })));
  element;

  /** @param {{ onPage: (step: number) => void, onSize: (size: number) => void }} handlers */
  constructor({ onPage, onSize }) {
    this.#previous = el('button', { type: 'button', class: 'plain icon-button', 'aria-label': 'Newer', onclick: () => onPage(-1) }, icon('back'));
    this.#next = el('button', { type: 'button', class: 'plain icon-button', 'aria-label': 'Older', onclick: () => onPage(1) }, icon('chevron'));
    this.#size.addEventListener('change', () => onSize(Number(/** @type {HTMLSelectElement} */ (this.#size).value)));
    this.element = el('nav', { class: 'pager', 'aria-label': 'Pages' }, this.#text, this.#size, this.#previous, this.#next);
  }

  /** @param {{ after: string, size: number }} filters @param {import('./rows.js').Page} shown @param {number} number Of the page, from 1; 0 when nobody knows. */
  show({ after, size }, { rows, next, isPartial }, number) {
    const page = number > 1 ? `, page ${count(number)}` : '';
    setText(this.#text, rows.length ? `${count(rows.length)} ${rows.length === 1 ? 'workflow' : 'workflows'}${page}${next ? ', more follow' : ''}${isPartial ? ' – the store does not answer, only those of this server are shown' : ''}` : '');
    /** @type {HTMLSelectElement} */ (this.#size).value = String(size);
    setAttribute(this.#previous, 'disabled', !after);
    setAttribute(this.#next, 'disabled', !next);
  }
}
