import { emptyState, fold, parseEvent } from './state.js';
import { EventRates } from './rates.js';

const TYPES = ['job_status', 'step_progress', 'insight_emitted', 'metric_update', 'validation_update', 'diff_chunk', 'heartbeat', 'done'];
// Between 6 and 8 frames a second: more, and nobody can read it.
const FRAME = 140;
// Three heartbeats missed.
const SILENCE = 45_000;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;

/**
 * Follows a job over the browser's own EventSource and keeps its state. Made to be a hook: in React
 * `useSyncExternalStore(job.subscribe, job.getState)` is all there is to add.
 */
export class ProcessingJob {
  #url;
  #listeners = new Set();
  #source = null;
  #lastEventId = '';
  #attempt = 0;
  #nextAttemptAt = 0;
  #heardAt = performance.now();
  #paintedAt = 0;
  #frame = 0;
  #isDirty = true;
  #pending = emptyState();
  #connection = 'connecting';
  #rates = new EventRates();
  #state;

  /** @param {string} url Of the job's stream. */
  constructor(url) {
    this.#url = url;
    this.#state = this.#paint();
    this.#open();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  getState = () => this.#state;

  /** @param {(state: object) => void} listener Called at most seven times a second. @returns {() => void} Stops it. */
  subscribe = (listener) => {
    this.#listeners.add(listener);
    listener(this.#state);
    return () => this.#listeners.delete(listener);
  };

  close() {
    this.#source?.close();
    cancelAnimationFrame(this.#frame);
    this.#listeners.clear();
  }

  #open() {
    const url = new URL(this.#url, location.href);
    if (this.#lastEventId) url.searchParams.set('lastEventId', this.#lastEventId);
    const source = (this.#source = new EventSource(url));
    source.addEventListener('open', () => {
      this.#attempt = 0;
      this.#heardAt = performance.now();
      this.#setConnection('open');
    });
    for (const type of TYPES) source.addEventListener(type, this.#take);
    // Both the server's event of that name and a lost connection come here; only the server's is a message with data.
    source.addEventListener('error', (event) => {
      if (event instanceof MessageEvent && typeof event.data === 'string') this.#take(event);
      else this.#lost();
    });
  }

  #take = ({ data, lastEventId }) => {
    this.#heardAt = performance.now();
    const event = parseEvent(data);
    if (!event) return;
    this.#lastEventId = lastEventId || this.#lastEventId;
    this.#rates.count(event.type, this.#heardAt);
    this.#pending = fold(this.#pending, event);
    this.#isDirty = true;
    if (this.#pending.done) {
      this.#source.close();
      this.#setConnection('ended');
    }
  };

  /** The browser would try again at a fixed pace, or give up: here each failure waits longer, and the position is kept. */
  async #lost() {
    this.#source.close();
    if (this.#pending.done) return;
    this.#attempt++;
    const window = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (this.#attempt - 1));
    this.#nextAttemptAt = performance.now() + window / 2 + (Math.random() * window) / 2;
    this.#setConnection('waiting');
    if (await this.#isGone()) {
      this.#nextAttemptAt = 0;
      this.#setConnection('gone');
    }
  }

  /** EventSource does not tell a job that does not exist from a network that is down. */
  async #isGone() {
    const response = await fetch(this.#url.replace(/stream$/, 'snapshot')).catch(() => null);
    response?.body?.cancel().catch(() => {});
    return response?.status === 404;
  }

  /** Paints, reconnects and watches the connection's health, all from animation frames: a hidden page does nothing but listen. */
  #tick = () => {
    // Not the frame's own time: on a busy machine that one is older.
    const now = performance.now();
    if (this.#nextAttemptAt && now >= this.#nextAttemptAt) {
      this.#nextAttemptAt = 0;
      this.#setConnection('connecting');
      this.#open();
    } else if (this.#connection === 'open' && now - this.#heardAt > SILENCE) {
      this.#lost();
    }
    const isMoving = this.#connection === 'open' && this.#rates.isMoving(now);
    if ((this.#isDirty || isMoving) && now - this.#paintedAt >= FRAME) {
      this.#paintedAt = now;
      this.#isDirty = false;
      this.#state = this.#paint();
      for (const listener of this.#listeners) listener(this.#state);
    }
    if (this.#isDirty || !['ended', 'gone'].includes(this.#connection)) this.#frame = requestAnimationFrame(this.#tick);
  };

  #paint() {
    return { ...this.#pending, connection: { status: this.#connection, attempt: this.#attempt }, rates: this.#rates.read(performance.now()) };
  }

  #setConnection(status) {
    this.#connection = status;
    this.#isDirty = true;
  }
}
