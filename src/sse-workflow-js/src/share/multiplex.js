import { connect } from '../connect.js';
import { macrotask } from '../slice.js';

/** @typedef {Omit<import('../options.js').ConnectOptions, 'onEvent' | 'onState' | 'terminal' | 'lastEventId' | 'method' | 'body'>} SharedOptions */

// What the server takes in one request.
const MOST_IDS = 64;

/** Many workflows over as few connections as can be: `events?ids=a,b`. */
export class Multiplex {
  #url;
  #options;
  /** @type {{ ids: string[], connection: import('../connect.js').SseConnection }[]} */
  #groups = [];
  /** @type {Map<string, string>} Where we are in each workflow: its part of the id of a connection's last event. */
  #positions = new Map();
  #wanted = '[]';
  /** @type {string[]} */
  #next = [];
  #isClosed = false;

  /**
   * @param {string} url Of the workflows, such as `/api/v1/workflows`.
   * @param {SharedOptions & { onEvent: (type: string, data: string) => void, onState: (state: import('../connect.js').ConnectionState) => void }} options
   */
  constructor(url, options) {
    this.#url = url;
    this.#options = options;
  }

  /** Watches these and no others. @param {Iterable<string>} ids */
  async set(ids) {
    this.#next = [...new Set(ids)].sort();
    // Components come and go in groups: one change for all of them. No timer, because those of hidden pages may take a minute.
    await macrotask();
    const key = JSON.stringify(this.#next);
    if (this.#isClosed || key === this.#wanted) return;
    this.#wanted = key;
    this.#connect(this.#next);
  }

  close() {
    this.#isClosed = true;
    this.#drop();
  }

  #drop() {
    const groups = this.#groups;
    this.#groups = []; // First: nobody needs to hear of the end of what we end ourselves.
    for (const { connection } of groups) connection.close();
  }

  /** @param {string[]} wanted */
  #connect(wanted) {
    for (const { ids, connection } of this.#groups) {
      const parts = connection.lastEventId.split('.');
      if (connection.lastEventId && parts.length === ids.length) ids.forEach((id, at) => this.#positions.set(id, parts[at]));
    }
    this.#drop();
    for (const id of this.#positions.keys()) if (!wanted.includes(id)) this.#positions.delete(id);
    for (let at = 0; at < wanted.length; at += MOST_IDS) this.#open(wanted.slice(at, at + MOST_IDS));
  }

  /** @param {string[]} ids */
  #open(ids) {
    // `0` stands for a workflow we know nothing of beside others that go on: the server answers with its state.
    const isKnown = ids.some((id) => this.#positions.has(id));
    const lastEventId = isKnown ? ids.map((id) => this.#positions.get(id) ?? '0').join('.') : '';
    const connection = connect(`${this.#url}/events?ids=${ids.map(encodeURIComponent).join(',')}`, {
      ...this.#options,
      lastEventId,
      terminal: [],
      onEvent: ({ type, data }) => this.#options.onEvent(type, data),
      onState: () => this.#groups.length && this.#options.onState(this.#worst()),
    });
    this.#groups.push({ ids, connection });
    this.#options.onState(this.#worst());
  }

  #worst() {
    const states = this.#groups.map(({ connection }) => connection.state);
    return states.find(({ status }) => status !== 'open') ?? states[0];
  }
}
