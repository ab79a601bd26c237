import { connect } from '../../../sse-workflow-js/src/connect.js';
import { atMost } from '../../../sse-workflow-js/src/frames.js';
import { liveList } from '../api.js';
import { el, setAttribute, setText } from '../dom.js';
import { VirtualList } from '../virtual.js';
import { FilterBar } from './bar.js';
import { isFiltered, readFilters, toQuery, withTag, writeFilters } from './filters.js';
import { Pager } from './pager.js';
import { createRow, tickRow, updateRow } from './row.js';
import { applyChanges, emptyPage } from './rows.js';
import { Tiles } from './tiles.js';

const WIDE = 60;
const NARROW = 92;
const MOST_PAINTS = 8; // a second

/** The list of workflows: one connection, however many of them it shows. */
export class ListView {
  #context;
  #filters;
  #page = emptyPage;
  /** @type {string[]} Where the pages before this one began. */
  #trail = [];
  #bar;
  #pager;
  #tiles;
  #list;
  #empty = el('p', { class: 'empty', hidden: true });
  #paint = atMost(() => this.#show(), MOST_PAINTS);
  /** @type {import('../../../sse-workflow-js/src/connect.js').SseConnection | undefined} */
  #connection;
  #asked = 0;
  #clock;
  #narrow = matchMedia('(max-width: 46rem)');
  #onNarrow = () => (this.#list.rowHeight = this.#narrow.matches ? NARROW : WIDE);
  element;

  /** @param {import('../router.js').Route} route @param {import('../main.js').Context} context */
  constructor({ params }, context) {
    this.#context = context;
    this.#filters = readFilters(params);
    this.#bar = new FilterBar(this.#filters, (filters) => this.#go(filters));
    this.#tiles = new Tiles((names) => this.#bar.addNames(names));
    this.#pager = new Pager({
      onPage: (step) => this.#turn(step),
      onSize: (size) => this.#go({ ...this.#filters, size, after: '' }),
    });
    const onTag = (/** @type {string} */ key, /** @type {string} */ value) => this.#go(withTag(this.#filters, key, value));
    this.#list = new VirtualList({
      label: 'Workflows, the newest first', rowHeight: this.#narrow.matches ? NARROW : WIDE, className: 'rows', key: ({ id }) => id, create: () => createRow(onTag), update: updateRow,
    });
    this.#narrow.addEventListener('change', this.#onNarrow);
    this.element = el('div', { class: 'list-view' }, el('h1', { class: 'sr-only', text: 'Workflows' }), this.#tiles.element, this.#bar.element,
      el('div', { class: 'card list-card' }, head(), this.#list.element, this.#empty, this.#pager.element));
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.#clock = setInterval(() => this.#tick(), 1000);
    this.#connect();
  }

  /** @param {import('../router.js').Route} route */
  update({ params }) {
    this.#filters = readFilters(params);
    this.#bar.show(this.#filters);
    this.#connect();
  }

  /** @param {string} key @returns {boolean} */
  shortcut(key) {
    if (key !== '/') return false;
    this.#bar.focus();
    return true;
  }

  close() {
    clearInterval(this.#clock);
    this.#narrow.removeEventListener('change', this.#onNarrow);
    this.#paint.stop();
    this.#tiles.close();
    this.#connection?.close();
  }

  /** @param {import('./filters.js').Filters} filters */
  #go(filters) {
    if (!filters.after) this.#trail = [];
    this.#filters = filters;
    this.#bar.show(filters);
    this.#context.router.go(writeFilters(filters), { replace: true, silent: true });
    this.#list.element.scrollTop = 0;
    this.#connect();
  }

  /** Back to where we came from; who was sent an address came from nowhere, and gets the first page. @param {number} step */
  #turn(step) {
    if (step > 0) this.#trail.push(this.#filters.after);
    const after = step > 0 ? this.#page.next : (this.#trail.pop() ?? '');
    this.#go({ ...this.#filters, after });
  }

  #connect() {
    this.#connection?.close();
    const number = ++this.#asked;
    this.#connection = connect(liveList(toQuery(this.#filters, Date.now())), {
      terminal: [],
      whenHidden: 'pause',
      // What an earlier question still brings does not count.
      onState: (state) => number === this.#asked && this.#context.showConnection(state),
      onEvent: ({ type, data }) => {
        if (type !== 'list.changed' || number !== this.#asked) return;
        this.#page = applyChanges(this.#page, JSON.parse(data));
        this.#paint.changed();
      },
    });
  }

  #show() {
    this.#list.show(this.#page.rows);
    this.#bar.addNames(this.#page.rows.map(({ name }) => name));
    this.#pager.show(this.#filters, this.#page, this.#filters.after ? this.#trail.length && this.#trail.length + 1 : 1);
    const isEmpty = this.#page.ready && this.#page.rows.length === 0;
    setAttribute(this.#empty, 'hidden', !isEmpty);
    setText(this.#empty, isFiltered(this.#filters) ? 'No workflow matches.' : 'No workflow has run yet. They appear here the moment they start.');
  }

  #tick() {
    const now = Date.now();
    if (!document.hidden) this.#list.eachVisible((row, item) => tickRow(row, item, now));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, PageDown: 10, PageUp: -10 }[event.key];
    const at = this.#list.focused;
    if (event.target === this.#bar.element.querySelector('input') && event.key === 'ArrowDown') this.#list.focus(0);
    else if (at >= 0 && step) this.#list.focus(Math.max(0, Math.min(this.#page.rows.length - 1, at + step)));
    else if (at >= 0 && event.key === 'Home') this.#list.focus(0);
    else if (at >= 0 && event.key === 'End') this.#list.focus(this.#page.rows.length - 1);
    else return;
    event.preventDefault();
  }
}

/** Columns are named for the eye; each row says everything itself. */
function head() {
  const names = ['', 'Workflow', 'Tags', 'Progress', '', 'Duration', 'Started'];
  return el('div', { class: 'row-link list-head', 'aria-hidden': 'true' }, ...names.map((text) => el('span', { text })));
}
