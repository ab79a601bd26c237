import { el, icon, setAttribute, setText, showStatus } from '../dom.js';
import { count, duration, statusText } from '../format.js';
import { VirtualList } from '../virtual.js';
import { itemsCsv } from './csv.js';

/** @typedef {import('./items.js').Item} Item */

const ROW = 34;
const outcomes = ['succeeded', 'warned', 'failed', 'skipped', 'canceled', 'timedOut', 'abandoned'];

/** @type {WeakMap<HTMLElement, any>} */
const partsOf = new WeakMap();

/** The items of a run's bulks: how each of them ended, and all that match as a file. */
export class ItemsPanel {
  #text = el('input', { type: 'search', placeholder: 'Search key, problem, data …', 'aria-label': 'Search items', 'aria-keyshortcuts': '/', spellcheck: 'false', oninput: () => this.#filter({}) });
  #outcomes = el('div', { class: 'segments', role: 'group', 'aria-label': 'Outcome' });
  #count = el('span', { class: 'muted', role: 'status' });
  #empty = el('p', { class: 'empty', text: 'No item matches.', hidden: true });
  #outcome = '';
  #id;
  /** @type {VirtualList<Item>} */
  #list;
  /** @type {import('./model.js').RunModel | undefined} */
  #model;
  element;

  /** @param {string} id The workflow's: files are named after it. */
  constructor(id) {
    this.#id = id;
    this.#list = new VirtualList({ label: 'Items', rowHeight: ROW, className: 'items', key: ({ number, event }) => `${number} ${event.index}`, create, update });
    this.#outcomes.append(...['', ...outcomes].map((outcome) => el('button', { type: 'button', 'data-value': outcome, 'data-status': outcome, onclick: () => this.#filter({ outcome }) })));
    this.element = el('div', { class: 'card panel' },
      el('div', { class: 'toolbar' }, el('label', { class: 'search' }, icon('search'), this.#text), this.#outcomes, el('span', { class: 'spacer' }), this.#count,
        el('button', { type: 'button', class: 'plain', onclick: () => this.#export('csv') }, icon('download'), el('span', { text: 'CSV' })),
        el('button', { type: 'button', class: 'plain', onclick: () => this.#export('json') }, icon('download'), el('span', { text: 'JSON' }))),
      el('div', { class: 'item-line item-head', 'aria-hidden': 'true' }, ...['', '#', 'Item', 'Outcome', 'What happened', 'Duration'].map((text) => el('span', { text }))),
      this.#list.element, this.#empty);
  }

  focus() {
    this.#text.focus();
  }

  /** @param {import('./model.js').RunModel} model */
  show(model) {
    const isNew = model !== this.#model;
    this.#model = model;
    if (isNew) model.items.filter({});
    const items = model.items.until(model.end);
    this.#list.show(items);
    setText(this.#count, `${count(items.length)} ${items.length === 1 ? 'item' : 'items'}`);
    setAttribute(this.#empty, 'hidden', items.length > 0);
    const counts = model.items.counts(model.end);
    for (const button of this.#outcomes.children) {
      const outcome = button.getAttribute('data-value') ?? '';
      const number = outcome ? (counts[outcome] ?? 0) : Object.values(counts).reduce((sum, n) => sum + n, 0);
      setText(button, `${outcome ? (outcome === 'warned' ? 'Warned' : statusText[outcome]) : 'All'} ${count(number)}`);
      setAttribute(button, 'hidden', outcome !== '' && !number && outcome !== this.#outcome);
      setAttribute(button, 'aria-pressed', String(outcome === this.#outcome));
    }
  }

  /** @param {{ outcome?: string }} change */
  #filter({ outcome = this.#outcome }) {
    this.#outcome = outcome;
    if (!this.#model) return;
    this.#model.items.filter({ outcome, text: /** @type {HTMLInputElement} */ (this.#text).value });
    this.show(this.#model);
  }

  /** Everything that matches, not only what is in sight. @param {'csv' | 'json'} format */
  #export(format) {
    if (!this.#model) return;
    const items = this.#model.items.until(this.#model.end).map(({ event }) => event);
    const [text, type] = format === 'csv' ? [`\ufeff${itemsCsv(items)}`, 'text/csv;charset=utf-8'] : [JSON.stringify(items, null, 2), 'application/json'];
    const href = URL.createObjectURL(new Blob([text], { type }));
    const name = this.#id.replaceAll(/[^\w.-]+/g, '_');
    el('a', { href, download: `${name}-items.${format}` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  }
}

function create() {
  const parts = { icon: el('span', { class: 'status-icon', 'aria-hidden': 'true' }), index: el('span', { class: 'muted' }), key: el('span', { class: 'item-key' }), outcome: el('span'), what: el('span', { class: 'item-what' }), time: el('span', { class: 'step-time' }) };
  const row = el('li', { class: 'item-line', tabindex: -1 }, ...Object.values(parts));
  partsOf.set(row, parts);
  return row;
}

/** @param {HTMLElement} element @param {Item} item */
function update(element, { event }) {
  const parts = partsOf.get(element);
  setAttribute(element, 'data-status', event.outcome);
  showStatus(parts.icon, event.outcome);
  setText(parts.index, String(event.index));
  setText(parts.key, event.key ?? '');
  setText(parts.outcome, event.disposition || statusText[event.outcome] || event.outcome);
  const what = event.problem ? [event.problem.message, event.problem.suggestion].filter(Boolean).join(' – ') : event.data === undefined ? '' : JSON.stringify(event.data);
  setText(parts.what, what);
  setAttribute(parts.what, 'title', what);
  setText(parts.time, typeof event.durationMs === 'number' ? duration(event.durationMs) : '');
}
