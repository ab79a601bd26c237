import { SseResponseError } from './errors.js';
import { parseEvent } from './event.js';
import { atMost } from './frames.js';
import { apply, emptySnapshot } from './reduce.js';
import { Multiplex } from './share/multiplex.js';
import { Tabs } from './share/tabs.js';
import { macrotask } from './slice.js';

/** @typedef {import('./reduce.js').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {import('./connect.js').ConnectionState} ConnectionState */

/**
 * @typedef {object} Entry What is known of one workflow.
 * @property {WorkflowSnapshot} snapshot
 * @property {Set<object>} own What was made since it was last shown, and may be changed in place.
 * @property {boolean} ready Whether events may be added: not before the leader has said where they begin.
 * @property {boolean} missing The server has no such workflow.
 * @property {Set<{ changed: () => void, flush: () => void }>} watchers
 */

/** @type {ConnectionState} */
const connecting = { status: 'connecting', failures: 0, delay: 0, ended: false, error: undefined };

/**
 * Watches many workflows from many tabs of a browser over one connection. Browsers open no more than six connections to a
 * server without HTTP/2; a seventh event stream would wait for ever.
 * @param {string} url Of the workflows, such as `/api/v1/workflows`.
 * @param {import('./share/multiplex.js').SharedOptions} [options] Those of `connect`; the tab that leads uses its own.
 */
export function shareWorkflows(url, options = {}) {
  return new WorkflowHub(new URL(url, globalThis.document?.baseURI).href.replace(/\/$/, ''), options);
}

export class WorkflowHub {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  #state = connecting;
  #tabs;
  #multiplex;
  // The leader's part: what each tab wants, and events on their way to the others.
  /** @type {Map<string, string[]>} */
  #wants = new Map();
  /** @type {[string, string][]} */
  #outbox = [];

  /** @param {string} url @param {import('./share/multiplex.js').SharedOptions} options */
  constructor(url, options) {
    this.#multiplex = new Multiplex(url, {
      ...options,
      onEvent: (type, data) => {
        this.#take(type, data);
        this.#forward(type, data);
      },
      onState: (state) => this.#setState(state),
    });
    this.#tabs = new Tabs(`sse-workflow ${url}`, { onReady: () => this.#want(), onLead: () => this.#lead(), onMessage: (message) => this.#receive(message) });
  }

  /** Whether this tab holds the connection. */
  get isLeader() {
    return this.#tabs.isLeader;
  }

  /**
   * Watches one workflow; like `watch`, with its id in place of a URL.
   * @param {string | URL} workflowId
   * @param {Pick<import('./watch.js').WatchOptions, 'onSnapshot' | 'maxFps'>} options
   */
  watch = (workflowId, { onSnapshot, maxFps = 8 }) => {
    const id = String(workflowId);
    const entry = this.#entry(id);
    const frames = atMost(() => {
      entry.own = new Set();
      onSnapshot(entry.snapshot, this.#stateOf(entry));
    }, maxFps);
    entry.watchers.add(frames);
    frames.changed();
    this.#want();
    return {
      get snapshot() {
        entry.own = new Set();
        return entry.snapshot;
      },
      close: () => {
        frames.stop();
        entry.watchers.delete(frames);
        if (!entry.watchers.size && !this.isLeader) this.#entries.delete(id);
        this.#want();
      },
    };
  };

  close() {
    this.#tabs.post({ want: [], tab: this.#tabs.id });
    this.#tabs.close();
    this.#multiplex.close();
  }

  /** @param {string} id */
  #entry(id) {
    let entry = this.#entries.get(id);
    if (!entry) this.#entries.set(id, (entry = { snapshot: emptySnapshot, own: new Set(), ready: this.isLeader, missing: false, watchers: new Set() }));
    return entry;
  }

  #want() {
    const want = [...this.#entries].filter(([, entry]) => entry.watchers.size && !isOver(entry)).map(([id]) => id);
    if (this.isLeader) this.#setWants(this.#tabs.id, want);
    else this.#tabs.post({ want, tab: this.#tabs.id });
  }

  #lead() {
    for (const entry of this.#entries.values()) entry.ready = true;
    this.#want();
    this.#tabs.post({ lead: true });
  }

  /** @param {any} message */
  #receive(message) {
    if (message.lead) this.#want();
    else if (message.want) this.isLeader && this.#serve(message.tab, message.want);
    else if (message.events) for (const [type, data] of message.events) this.#take(type, data);
    else if (message.snapshots) for (const [id, snapshot] of message.snapshots) this.#adopt(id, snapshot);
    if (message.state) this.#setState(message.state);
  }

  // The leader answers with what it knows, so that the tab has everything before the events that follow.
  /** @param {string} tab @param {string[]} ids */
  #serve(tab, ids) {
    this.#tabs.whenGone(tab, () => this.#setWants(tab, []));
    const before = this.#wants.get(tab) ?? [];
    const snapshots = ids.filter((id) => !before.includes(id)).map((id) => [id, this.#entry(id).snapshot]);
    this.#setWants(tab, ids);
    this.#tabs.post({ snapshots, state: cloneable(this.#state) });
  }

  /** @param {string} tab @param {string[]} ids */
  #setWants(tab, ids) {
    this.#wants.set(tab, ids);
    const wanted = new Set([...this.#wants.values()].flat());
    for (const [id, entry] of this.#entries) if (!wanted.has(id) && !entry.watchers.size) this.#entries.delete(id);
    this.#multiplex.set([...wanted].filter((id) => !isOver(this.#entry(id))));
  }

  /** @param {string} id @param {WorkflowSnapshot} snapshot */
  #adopt(id, snapshot) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.ready = true;
    if (snapshot.rev <= entry.snapshot.rev) return;
    entry.snapshot = snapshot;
    this.#changed(entry);
  }

  /** @param {string} type @param {string} data */
  #take(type, data) {
    /** @type {any} */
    const event = parseEvent(type, data);
    if (!event) return;
    const entry = this.#entries.get(event.workflowId ?? event.stream);
    if (!entry?.ready) return;
    if (type !== 'stream.gap') entry.snapshot = apply(entry.snapshot, event, entry.own);
    else if (event.head === '0') entry.missing = true;
    else if (event.epochChanged) entry.snapshot = emptySnapshot;
    this.#changed(entry);
  }

  /** @param {Entry} entry */
  #changed(entry) {
    const over = isOver(entry);
    for (const watcher of entry.watchers) over ? watcher.flush() : watcher.changed();
    if (over) this.#want();
  }

  // Events go to the other tabs in batches: a message each would cost more than the event.
  /** @param {string} type @param {string} data */
  async #forward(type, data) {
    if (this.#outbox.push([type, data]) > 1) return;
    await macrotask();
    const events = this.#outbox;
    this.#outbox = [];
    if (this.isLeader) this.#tabs.post({ events });
  }

  /** @param {ConnectionState} state */
  #setState(state) {
    this.#state = state;
    if (this.isLeader) this.#tabs.post({ state: cloneable(state) });
    for (const { watchers } of this.#entries.values()) for (const watcher of watchers) watcher.changed();
  }

  /** @param {Entry} entry @returns {ConnectionState} */
  #stateOf(entry) {
    if (entry.missing) return { ...connecting, status: 'closed', error: new SseResponseError('The server has no such workflow.', { status: 404 }) };
    return isOver(entry) ? { ...connecting, status: 'closed', ended: true } : this.#state;
  }
}

/** @param {Entry} entry */
function isOver({ snapshot, missing }) {
  return missing || (snapshot.rev > 0 && snapshot.status !== 'running' && snapshot.status !== 'canceling');
}

// Errors of our own classes lose their fields on the way to another tab: what is shown of them is copied.
/** @param {ConnectionState} state */
function cloneable({ error, ...state }) {
  const { message, name, status } = /** @type {any} */ (error ?? {});
  return { ...state, error: error && { message, name, status } };
}
