import { list, report } from '../api.js';
import { Chart } from '../chart.js';
import { el, setAttribute, setText } from '../dom.js';
import { ago, count, duration, percent, span, timeOfDay, words } from '../format.js';
import { poll } from '../poll.js';
import { address } from '../router.js';
import { settings } from '../settings.js';
import { change, durationsOverTime, outcomesOverTime, windowName } from './figures.js';
import { Table } from './table.js';

const SLICES = 60;
const EVERY = 10_000;

/** All workflows over a window of time, against the window before. */
export class ReportsView {
  #context;
  #minutes = 0;
  #windows = el('div', { class: 'segments', role: 'group', 'aria-label': 'Window' });
  #range = el('span', { class: 'muted' });
  #error = el('p', { class: 'error', role: 'alert' });
  #tiles = el('section', { class: 'tiles', 'aria-label': 'Figures' });
  /** @type {Map<string, { value: HTMLElement, delta: HTMLElement, element: HTMLElement }>} */
  #tile = new Map();
  #outcomes;
  #durations;
  #tables;
  #stop = () => {};
  element;

  /** @param {import('../router.js').Route} route @param {import('../main.js').Context} context */
  constructor(route, context) {
    this.#context = context;
    context.setTitle('Reports');
    const outcomes = el('div', { class: 'chart' });
    const durations = el('div', { class: 'chart' });
    this.#windows.append(...settings.reportWindowMinutes.map((minutes) => el('button', { type: 'button', 'data-value': minutes, text: windowName(minutes), onclick: () => this.#choose(minutes) })));
    this.#tables = { names: byName(), steps: slowest(), problems: topProblems(), phases: byPhase() };
    this.element = el('div', { class: 'page reports' },
      el('div', { class: 'page-title' }, el('h1', { text: 'Reports' }), this.#windows, this.#range), this.#error, this.#tiles,
      el('div', { class: 'pair' },
        el('section', { class: 'card' }, el('h2', { text: 'Runs by outcome' }), legend([['good', 'Succeeded'], ['warn', 'Warned'], ['bad', 'Failed'], ['muted', 'Canceled']]), outcomes),
        el('section', { class: 'card' }, el('h2', { text: 'Duration of each run' }), legend([['accent', 'Ended well'], ['bad', 'Failed']]), durations)),
      this.#tables.names.element,
      el('div', { class: 'pair' }, this.#tables.steps.element, this.#tables.problems.element),
      this.#tables.phases.element);
    this.#outcomes = new Chart(outcomes, { height: 190, formatX: timeOfDay, minY: 0, whole: true, formatY: count, series: [
      { label: 'Canceled', color: 'muted', bars: true }, { label: 'Failed', color: 'bad-fill', bars: true }, { label: 'Warned', color: 'warn-fill', bars: true }, { label: 'Succeeded', color: 'good-fill', bars: true }] });
    this.#durations = new Chart(durations, { height: 190, formatX: timeOfDay, minY: 0, formatY: (seconds) => (seconds ? duration(seconds * 1000).replace('.0', '') : '0'), series: [
      { label: 'Ended well', color: 'accent', points: true }, { label: 'Failed', color: 'bad-fill', points: true }] });
    this.update(route);
  }

  /** @param {import('../router.js').Route} route */
  update({ params }) {
    const asked = Number(params.get('window'));
    const minutes = settings.reportWindowMinutes.includes(asked) ? asked : settings.reportWindowMinutes[0];
    if (minutes === this.#minutes) return;
    this.#minutes = minutes;
    for (const button of this.#windows.children) setAttribute(button, 'aria-pressed', String(Number(button.getAttribute('data-value')) === minutes));
    this.#stop();
    this.#stop = poll((signal) => this.#load(signal), EVERY);
  }

  close() {
    this.#stop();
    this.#outcomes.close();
    this.#durations.close();
  }

  /** @param {number} minutes */
  #choose(minutes) {
    this.#context.router.go(address({ view: 'reports', window: minutes }));
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    try {
      const figures = await report(this.#minutes, signal);
      const runs = await list(new URLSearchParams({ from: figures.from, limit: '1000' }), signal);
      setText(this.#error, '');
      this.#show(figures, runs.items);
    } catch (error) {
      if (!signal.aborted) setText(this.#error, `The report could not be read: ${/** @type {Error} */ (error).message}`);
    }
  }

  /** @param {any} figures @param {any[]} runs */
  #show(figures, runs) {
    const previous = figures.previous ?? {};
    setText(this.#range, span(figures.from, figures.to));
    const time = (/** @type {number | undefined} */ ms) => (typeof ms === 'number' ? duration(ms) : '–');
    this.#showTile('Runs', count(figures.runs), change(figures.runs, previous.runs, false), false);
    this.#showTile('Error rate', figures.runs ? percent(figures.errorRate) : '–', change(figures.errorRate, previous.runs ? previous.errorRate : undefined, true), figures.errorRate > 0);
    this.#showTile('Median', time(figures.p50Ms), change(figures.p50Ms, previous.p50Ms, true), false);
    this.#showTile('95th percentile', time(figures.p95Ms), change(figures.p95Ms, previous.p95Ms, true), false);
    this.#showTile('99th percentile', time(figures.p99Ms), change(figures.p99Ms, previous.p99Ms, true), false);
    this.#showTile('Throughput', `${figures.perMinute < 10 ? figures.perMinute.toFixed(1) : count(figures.perMinute)} a minute`, change(figures.perMinute, previous.perMinute, false), false);
    const [from, to] = [Date.parse(figures.from), Math.max(Date.parse(figures.to), Date.parse(figures.from) + 1000)];
    const [times, succeeded, warned, failed, canceled] = outcomesOverTime(runs, from, to, SLICES);
    this.#outcomes.show([times, canceled, failed, warned, succeeded], [from / 1000, to / 1000]);
    this.#durations.show(durationsOverTime(runs), [from / 1000, to / 1000]);
    this.#tables.names.show(figures.byName);
    this.#tables.steps.show(figures.slowestSteps);
    this.#tables.problems.show(figures.topProblems);
    this.#tables.phases.show(figures.byPhase);
  }

  /** @param {string} label @param {string} value @param {{ text: string, tone: string }} delta @param {boolean} isBad */
  #showTile(label, value, delta, isBad) {
    let tile = this.#tile.get(label);
    if (!tile) {
      const parts = { value: el('dd', {}), delta: el('dd', { class: 'delta' }) };
      tile = { ...parts, element: el('dl', { class: 'tile' }, el('dt', { text: label }), parts.value, parts.delta) };
      this.#tile.set(label, tile);
      this.#tiles.append(tile.element);
    }
    setText(tile.value, value);
    setAttribute(tile.element, 'data-bad', isBad);
    setText(tile.delta, delta.text);
    setAttribute(tile.delta, 'hidden', !delta.text);
    setAttribute(tile.delta, 'data-tone', delta.tone || undefined);
  }
}

/** @param {[string, string][]} entries */
const legend = (entries) => el('p', { class: 'legend' }, ...entries.map(([color, text]) => el('span', { 'data-color': color, text })));

/** @param {number | undefined} ms */
const time = (ms) => (typeof ms === 'number' ? duration(ms) : '–');

const figures = /** @type {import('./table.js').Column[]} */ ([
  { name: 'Runs', of: ({ runs }) => count(runs), isNumber: true },
  { name: 'Errors', of: ({ runs, errorRate }) => (runs ? percent(errorRate) : '–'), isNumber: true, isBad: ({ errorRate }) => errorRate > 0 },
  { name: 'Average', of: ({ averageMs }) => time(averageMs), isNumber: true },
  { name: 'p50', of: ({ p50Ms }) => time(p50Ms), isNumber: true },
  { name: 'p95', of: ({ p95Ms }) => time(p95Ms), isNumber: true, bar: ({ p95Ms }) => p95Ms ?? 0 },
  { name: 'p99', of: ({ p99Ms }) => time(p99Ms), isNumber: true },
]);

const byName = () => new Table('By workflow', [
  { name: 'Workflow', of: ({ name }) => words(name), href: ({ name }) => address({ name }) },
  { name: 'Running', of: ({ running }) => count(running), isNumber: true },
  ...figures,
]);
const slowest = () => new Table('Slowest steps', [
  { name: 'Step', of: ({ step }) => step },
  { name: 'Workflow', of: ({ workflow }) => words(workflow) },
  { name: 'Runs', of: ({ runs }) => count(runs), isNumber: true },
  { name: 'p95', of: ({ p95Ms }) => time(p95Ms), isNumber: true, bar: ({ p95Ms }) => p95Ms ?? 0 },
]);
const topProblems = () => new Table('Top problems', [
  { name: 'Problem', of: ({ message, code }) => message ?? code },
  { name: 'Workflow', of: ({ workflow }) => words(workflow) },
  { name: 'Count', of: (row) => count(row.count), isNumber: true, bar: (row) => row.count },
  { name: 'Last seen', of: ({ lastSeen }) => ago(Math.max(0, Date.now() - Date.parse(lastSeen))), isNumber: true },
]);
const byPhase = () => new Table('By phase', [{ name: 'Phase', of: ({ phase }) => words(phase) }, { name: 'Workflow', of: ({ workflow }) => words(workflow) }, ...figures]);
