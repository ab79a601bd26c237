import { connect } from '../../../sse-workflow-js/src/connect.js';
import { parseEvent } from '../../../sse-workflow-js/src/event.js';
import { eventsOf, snapshotOf } from '../api.js';
import { RunHistory } from './history.js';
import { ItemBook } from './items.js';
import { LogBook } from './log.js';
import { SeriesBook } from './series.js';

/** @typedef {import('../../../sse-workflow-js/src/connect.js').ConnectionState} ConnectionState */

/** What is known of one workflow: all its events over one connection, and the moment that is looked at. */
export class RunModel {
  history = new RunHistory();
  log = new LogBook();
  items = new ItemBook();
  series = new SeriesBook();
  /** @type {number | undefined} The number of the first event that is not to be seen yet; undefined for all there are. */
  cut;
  /** @type {ConnectionState | undefined} */
  state;
  /** Whether what came first is no longer kept: then history begins at a state. */
  isTruncated = false;
  #connection;
  #onChange;
  #id;
  /** @type {any[] | undefined} Events that wait for the state before them. */
  #early;
  /** @type {{ cut: number, snapshot: any } | undefined} The moment that was looked at last: one state serves all who ask. */
  #past;

  /** @param {string} id @param {() => void} onChange */
  constructor(id, onChange) {
    this.#onChange = onChange;
    this.#id = id;
    this.#connection = connect(eventsOf(id), {
      onState: (state) => {
        this.state = state;
        onChange();
      },
      onEvent: ({ type, data }) => this.#take(type, data),
    });
  }

  get isLive() {
    return this.cut === undefined;
  }

  /** The number of the first event that is not to be seen. */
  get end() {
    return this.cut ?? this.history.end;
  }

  get snapshot() {
    if (this.cut === undefined) return this.history.live;
    if (this.#past?.cut !== this.cut) this.#past = { cut: this.cut, snapshot: this.history.at(this.cut) };
    return this.#past.snapshot;
  }

  /** How far time has come, in ms since the start. */
  get now() {
    const { startedAt, t, durationMs, rev, status } = this.snapshot;
    if (typeof durationMs === 'number') return durationMs;
    if (!this.isLive || !rev || !startedAt || (status !== 'running' && status !== 'canceling')) return t;
    // The viewer's clock may be wrong: never less than what the events say.
    return Math.max(t, Date.now() - Date.parse(startedAt));
  }

  /** Looks at a moment of the past; undefined goes with what happens. @param {number | undefined} number */
  seek(number) {
    this.cut = number === undefined ? undefined : Math.max(this.history.first, Math.min(this.history.end, number));
    this.#onChange();
  }

  close() {
    this.#connection.close();
  }

  /** @param {string} type @param {string} data */
  #take(type, data) {
    /** @type {any} */
    const event = parseEvent(type, data);
    if (!event) return;
    if (this.#early) this.#early.push(event);
    else if (this.history.live.rev === 0 && event.rev > 1 && type !== 'stream.snapshot') this.#beginInTheMiddle(event);
    else this.#accept(event);
  }

  /** The first events are no longer kept. Without them the others make no state: it is asked for, and history begins with it. @param {any} event */
  async #beginInTheMiddle(event) {
    this.#early = [event];
    const snapshot = await snapshotOf(this.#id).catch(() => undefined);
    this.isTruncated = true;
    if (snapshot) this.history.add({ ...snapshot, type: 'stream.snapshot' });
    const early = this.#early;
    this.#early = undefined;
    for (const one of early) this.#accept(one);
    this.#onChange();
  }

  /** @param {any} event */
  #accept(event) {
    const number = this.history.end;
    const { type } = event;
    if (!this.history.add(event)) {
      // Part of the state that history begins with; what it said is shown all the same.
      if (this.isTruncated && event.rev <= this.history.live.rev) this.#sort(event, -1);
      return;
    }
    if (type === 'stream.gap') [this.log, this.items, this.series].forEach((book) => book.clear());
    else if (type === 'stream.snapshot') this.#takeSnapshot(event, number);
    else this.#sort(event, number);
    this.#onChange();
  }

  /** What came before is lost except for what the state has kept. @param {any} snapshot @param {number} number */
  #takeSnapshot(snapshot, number) {
    this.isTruncated = true;
    for (const book of [this.log, this.items, this.series]) book.clear();
    for (const event of [...(snapshot.logs ?? []), ...(snapshot.items ?? [])].sort((a, b) => a.rev - b.rev)) this.#sort({ type: event.level ? 'log' : 'item.finished', ...event }, number);
    for (const metric of Object.values(snapshot.metrics ?? {})) this.series.add(metric, number);
  }

  /** @param {any} event @param {number} number */
  #sort(event, number) {
    this.log.add(event, number);
    if (event.type === 'item.finished') this.items.add(event, number);
    else if (event.type === 'metric') this.series.add(event, number);
    else if (event.type === 'workflow.progress') this.series.add({ name: 'progress', kind: 'progress', value: event.percentage, t: event.t }, number);
  }
}
