import { el, icon, setAttribute } from '../dom.js';
import { statusText } from '../format.js';
import { isFiltered, ranges, statuses, withoutTag } from './filters.js';

/** @typedef {import('./filters.js').Filters} Filters */

// Typing goes on: the server is asked when it pauses.
const TYPING = 250;

/** The conditions above the list. */
export class FilterBar {
  #search = el('input', { type: 'search', placeholder: 'Search', title: 'Part of the id, the name, the current step or a tag', 'aria-label': 'Search workflows', 'aria-keyshortcuts': '/', autocomplete: 'off', spellcheck: 'false' });
  #names = el('select', { 'aria-label': 'Name' });
  #range = el('select', { 'aria-label': 'Time' });
  #statuses = el('div', { class: 'segments', role: 'group', 'aria-label': 'Status' });
  #tags = el('div', { class: 'chosen-tags' });
  #clear = el('button', { type: 'button', class: 'plain', text: 'Clear filters', hidden: true });
  #onChange;
  /** @type {Filters} */
  #filters;
  /** @type {Set<string>} */
  #known = new Set();
  element = el('form', { class: 'filters', role: 'search' }, el('label', { class: 'search' }, icon('search'), this.#search), this.#statuses, this.#names, this.#range, this.#tags, this.#clear);

  /** @param {Filters} filters @param {(filters: Filters) => void} onChange */
  constructor(filters, onChange) {
    this.#filters = filters;
    this.#onChange = onChange;
    this.#range.append(option('', 'Any time'), ...Object.entries(ranges).map(([value, [label]]) => option(value, label)));
    this.#statuses.append(...['', ...statuses].map((status) => el('button', {
      type: 'button', 'data-value': status, 'data-status': status, text: status === 'warned' ? 'Warned' : (statusText[status] ?? 'All'), onclick: () => this.#change({ status }),
    })));
    let typing = 0;
    this.#search.addEventListener('input', () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.#change({ search: this.#input.value }), TYPING);
    });
    this.#names.addEventListener('change', () => this.#change({ name: /** @type {HTMLSelectElement} */ (this.#names).value }));
    this.#range.addEventListener('change', () => this.#change({ range: /** @type {HTMLSelectElement} */ (this.#range).value }));
    this.#clear.addEventListener('click', () => this.#change({ search: '', status: '', name: '', tags: [], range: '' }));
    this.element.addEventListener('submit', (event) => event.preventDefault());
    this.show(filters);
  }

  get #input() {
    return /** @type {HTMLInputElement} */ (this.#search);
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  /** Names to choose from; they are never forgotten while the page is open. @param {string[]} names */
  addNames(names) {
    const before = this.#known.size;
    for (const name of names) if (name) this.#known.add(name);
    if (this.#known.size === before && this.#names.childElementCount) return;
    const all = [...this.#known].sort((a, b) => a.localeCompare(b));
    this.#names.replaceChildren(option('', 'All names'), ...all.map((name) => option(name, name)));
    /** @type {HTMLSelectElement} */ (this.#names).value = this.#filters.name;
  }

  /** @param {Filters} filters */
  show(filters) {
    this.#filters = filters;
    if (document.activeElement !== this.#input) this.#input.value = filters.search;
    this.addNames([filters.name]);
    /** @type {HTMLSelectElement} */ (this.#names).value = filters.name;
    /** @type {HTMLSelectElement} */ (this.#range).value = filters.range;
    for (const button of this.#statuses.children) setAttribute(button, 'aria-pressed', button.getAttribute('data-value') === filters.status ? 'true' : 'false');
    this.#tags.replaceChildren(...filters.tags.map(([key, value]) => el('button', {
      type: 'button', class: 'tag', 'aria-label': `Remove the filter ${key}: ${value}`, onclick: () => this.#set(withoutTag(this.#filters, key)),
    }, el('span', { class: 'tag-key', text: key }), el('span', { text: value }), icon('close'))));
    setAttribute(this.#clear, 'hidden', !isFiltered(filters));
  }

  /** @param {Partial<Filters>} change */
  #change(change) {
    this.#set({ ...this.#filters, ...change, after: '' });
  }

  /** @param {Filters} filters */
  #set(filters) {
    if ('search' in filters && filters.search === '' && document.activeElement !== this.#input) this.#input.value = '';
    this.show(filters);
    this.#onChange(filters);
  }
}

/** @param {string} value @param {string} text */
const option = (value, text) => el('option', { value, text });
