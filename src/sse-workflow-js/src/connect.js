import { fetchTransport } from './attempt.js';
import { backoff } from './backoff.js';
import { SseResponseError, Unrecoverable } from './errors.js';
import { resolve } from './options.js';
import { followPage } from './page.js';
import { TimeSlice } from './slice.js';

/** @typedef {import('./reader.js').SseEvent} SseEvent */
/** @typedef {import('./attempt.js').Frame} Frame */
/** @typedef {import('./options.js').ConnectOptions} ConnectOptions */
/** @typedef {import('./options.js').StreamGap} StreamGap */

/**
 * @typedef {object} ConnectionState A value: every change makes a new one.
 * @property {'connecting' | 'open' | 'waiting' | 'paused' | 'closed'} status `waiting` is the pause before the next attempt, `paused` that of a hidden page.
 * @property {number} failures Attempts in a row that came to nothing.
 * @property {number} delay When waiting: how long, in ms. Otherwise 0.
 * @property {boolean} ended When closed: whether the stream is over, by a terminal event or because the server has no more.
 * @property {unknown} error Why it is waiting or was closed; undefined when nothing went wrong.
 */

/**
 * Subscribes to an event stream and keeps the subscription through lost connections, restarted servers and sleeping
 * computers, without missing or repeating an event.
 * @param {string | URL} url Relative to the page in browsers.
 * @param {ConnectOptions} [options]
 */
export function connect(url, options = {}) {
  return new SseConnection(url, options);
}

/** A subscription: iterate over it, or give `onEvent`. */
export class SseConnection {
  /** @type {ConnectionState} */
  #state = { status: 'connecting', failures: 0, delay: 0, ended: false, error: undefined };
  /** @type {Set<(state: ConnectionState) => void>} */
  #listeners = new Set();
  #options;
  /** @type {import('./attempt.js').Target} */
  #target;
  /** @type {import('./attempt.js').Attempt | undefined} */
  #attempt;
  #openedAt = 0;
  #delivered = false;
  #ended = false;

  // The pause between attempts: its ends, and what cuts it short. A hidden page that pauses is `#held`.
  #held = false;
  #dueAt = 0;
  #floorAt = 0;
  #endRest = () => {};

  #detach = [() => {}];
  #events;

  /** @type {StreamGap | undefined} The last gap: events between two positions are lost for good. */
  gap;
  /** @type {Promise<void>} When `onEvent` was given: settles when the subscription is over, with what went wrong. */
  done = Promise.resolve();

  /** @param {string | URL} url @param {ConnectOptions} options */
  constructor(url, options) {
    const all = (this.#options = resolve(options));
    this.#target = {
      url: new URL(url, globalThis.document?.baseURI).href,
      options: all,
      idempotencyKey: randomKey(),
      lastEventId: all.lastEventId,
      retry: undefined,
      failures: 0,
      report: (status, error) => this.#set({ status, error }),
    };
    if (all.onState) this.subscribe(all.onState);
    this.#events = this.#run();
    this.#attach(all.signal);
    if (all.onEvent) {
      this.done = this.#deliver(all.onEvent);
      this.done.catch(() => {}); // The state tells it too: only who looks at `done` has to handle it.
    }
  }

  /** What the connection is doing. */
  get state() {
    return this.#state;
  }

  /** The position: the id of the last event that was handed out. Pass it as the option of this name to continue later. */
  get lastEventId() {
    return this.#target.lastEventId;
  }

  /**
   * @param {(state: ConnectionState) => void} listener Called for each change.
   * @returns {() => void} Ends the calls.
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Ends the subscription; loops over it end. */
  close() {
    this.#close();
  }

  /** Events as they come. The server is read no faster than the loop takes them. */
  [Symbol.asyncIterator]() {
    return this.#events;
  }

  /** @param {(event: SseEvent) => void} onEvent */
  async #deliver(onEvent) {
    for await (const event of this.#events) {
      try {
        onEvent(event);
      } catch (error) {
        this.#close(error);
        throw error;
      }
    }
  }

  /** @returns {AsyncGenerator<SseEvent, void>} */
  async *#run() {
    const slice = new TimeSlice();
    try {
      for (let frames; (frames = await this.#frames()); ) {
        for (const frame of frames) {
          if ('comment' in frame) {
            this.#options.onComment?.(frame.comment);
            continue;
          }
          this.#delivered = true;
          if (frame.type === 'stream.gap') this.#tellGap(frame.data);
          this.#ended = this.#options.terminal.includes(frame.type);
          yield frame;
          if (this.#ended || this.#isClosed) return;
          if (slice.spent) await slice.turn();
        }
      }
      if (this.#state.error) throw this.#state.error;
    } catch (error) {
      this.#close(error);
      throw error;
    } finally {
      this.#close();
    }
  }

  /** Reads on, connecting first or again as often as it takes; undefined when the subscription is over. */
  async #frames() {
    while (!this.#isClosed) {
      const attempt = this.#attempt;
      try {
        if (!attempt) await this.#connect();
        else {
          const frames = await attempt.read();
          if (frames) return frames;
          this.#lost(undefined);
        }
      } catch (error) {
        this.#lost(error);
      }
    }
  }

  async #connect() {
    if (this.#held) {
      this.#set({ status: 'paused' });
      return this.#rest(Infinity);
    }
    const wait = this.#dueAt - Date.now();
    if (wait > 0) return this.#rest(wait);
    this.#set({ status: 'connecting' });
    this.#openedAt = 0;
    this.#delivered = false;
    const attempt = (this.#attempt = this.#newAttempt());
    this.#ended = !(await attempt.open());
    if (this.#ended) this.#close();
    else if (this.#attempt === attempt) {
      this.#openedAt = Date.now();
      this.#set({ status: 'open' });
    }
  }

  #newAttempt() {
    try {
      return (this.#options.transport ?? fetchTransport)(this.#target);
    } catch (error) {
      throw new Unrecoverable(error);
    }
  }

  /** @param {unknown} error */
  #lost(error) {
    if (error instanceof Unrecoverable) return this.#close(error.cause);
    // A pause or an end that we asked for looks like an error to the attempt it cuts off.
    if (!this.#attempt || this.#isClosed) return;
    this.#drop();
    // Some servers answer poll by poll: events and an orderly end are no failure either.
    const wasOpen = this.#openedAt > 0;
    const healthy = wasOpen && (Date.now() - this.#openedAt >= this.#options.healthyAfter || (this.#delivered && !error));
    const failures = (this.#target.failures = healthy ? 0 : this.#target.failures + 1);
    const refused = error instanceof SseResponseError ? error : undefined;
    if (failures >= this.#options.maxAttempts || refused?.retryable === false) return this.#close(error);
    const { floor, delay } = backoff(this.#options, failures, this.#target.retry, refused?.retryAfter);
    this.#floorAt = Date.now() + floor;
    this.#dueAt = Date.now() + delay;
    this.#set({ status: 'waiting', failures, delay, error });
  }

  /** @param {number} ms @returns {Promise<void>} */
  #rest(ms) {
    return new Promise((done) => {
      const timer = ms < Infinity ? setTimeout(() => {
        this.#dueAt = 0;
        done();
      }, ms) : undefined;
      this.#endRest = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  /** @param {AbortSignal} [signal] */
  #attach(signal) {
    const close = () => this.#close();
    signal?.addEventListener('abort', close);
    this.#detach.push(() => signal?.removeEventListener('abort', close));
    if (signal?.aborted) return close();
    const page = { wake: () => this.#wake(), hold: () => this.#hold(), release: () => this.#release() };
    this.#detach.push(followPage(page, this.#options.whenHidden === 'pause'));
  }

  // There is hope that the network is back: no need to wait for the random part of the pause.
  #wake() {
    this.#dueAt = Math.min(this.#dueAt, this.#floorAt);
    this.#endRest();
  }

  // A POST is never cut off: resuming would mean to send it again.
  #hold() {
    if (this.#target.options.method !== 'GET' || this.#isClosed) return;
    this.#held = true;
    this.#drop();
    this.#endRest();
  }

  #release() {
    this.#held = false;
    this.#endRest();
  }

  #drop() {
    const attempt = this.#attempt;
    this.#attempt = undefined;
    attempt?.close();
  }

  /** @param {string} json */
  #tellGap(json) {
    try {
      this.gap = JSON.parse(json);
    } catch {
      this.gap = { requested: this.lastEventId, firstAvailable: '', head: '', epochChanged: false };
    }
    this.#options.onGap?.(/** @type {StreamGap} */ (this.gap));
  }

  get #isClosed() {
    return this.#state.status === 'closed';
  }

  /** @param {unknown} [error] */
  #close(error) {
    if (this.#isClosed) return;
    this.#set({ status: 'closed', ended: this.#ended, error });
    for (const undo of this.#detach) undo();
    this.#drop();
    this.#endRest();
  }

  /** @param {Partial<ConnectionState>} change */
  #set(change) {
    if (this.#isClosed) return;
    this.#state = { status: 'connecting', failures: this.#target.failures, delay: 0, ended: false, error: undefined, ...change };
    for (const listener of this.#listeners) {
      try {
        listener(this.#state);
      } catch (error) {
        // As with event targets: told to the page, and of no consequence for the connection.
        queueMicrotask(() => { throw error; });
      }
    }
  }
}

// randomUUID exists in secure contexts only.
function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
