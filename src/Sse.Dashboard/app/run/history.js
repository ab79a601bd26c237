import { apply, emptySnapshot } from '../../../sse-workflow-js/src/reduce.js';

/** @typedef {import('../../../sse-workflow-js/src/reduce.js').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {import('../../../sse-workflow-js/src/reduce.js').WorkflowEvent} WorkflowEvent */

/**
 * A workflow's events and the state after each of them. Every so many events a state is kept, so that any moment is at most that
 * many steps away; of too many events the oldest go, and history begins at a state.
 */
export class RunHistory {
  #every;
  #most;
  /** @type {WorkflowEvent[]} */
  #events = [];
  /** @type {WorkflowSnapshot[]} The state before event `i * every`. */
  #marks = [emptySnapshot];
  #live = emptySnapshot;
  /** @type {Set<object>} What was made since the state was last handed out, and may be changed in place. */
  #own = new Set();

  /** How many events were let go of: the number of the first one that is there. */
  first = 0;

  constructor({ every = 250, most = 50_000 } = {}) {
    this.#every = every;
    this.#most = most;
  }

  /** The number of the event that comes next. */
  get end() {
    return this.first + this.#events.length;
  }

  /** The state after the last event. */
  get live() {
    this.#own = new Set();
    return this.#live;
  }

  /** @param {WorkflowEvent} event @returns {boolean} Whether it told anything new. */
  add(event) {
    const before = this.#live.rev;
    // Another epoch counts from 1 again: what is known belongs to a stream that is no more.
    if (event.type === 'stream.gap' && event.epochChanged) return this.#reset();
    this.#live = apply(this.#live, event, this.#own);
    if (this.#live.rev === before) return false;
    this.#events.push(event);
    if (this.#events.length % this.#every === 0) this.#mark();
    return true;
  }

  /** @param {number} number @returns {WorkflowEvent | undefined} */
  event(number) {
    return this.#events[number - this.first];
  }

  /** The state before an event: with its number one more, after it. @param {number} number */
  at(number) {
    if (number >= this.end) return this.live;
    const index = Math.max(0, number - this.first);
    const mark = Math.floor(index / this.#every);
    const own = new Set();
    let state = this.#marks[mark];
    for (let i = mark * this.#every; i < index; i++) state = apply(state, this.#events[i], own);
    return state;
  }

  /** The number after the last event that happened by then. @param {number} t In ms since the start. */
  until(t) {
    return this.#find((event) => (event.t ?? 0) > t);
  }

  /** The number after the event with this `rev`, which is what an address names. @param {number} rev */
  after(rev) {
    return this.#find((event) => event.rev > rev);
  }

  // Both rise from event to event.
  /** @param {(event: WorkflowEvent) => boolean} isLater */
  #find(isLater) {
    let [low, high] = [0, this.#events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isLater(this.#events[middle])) high = middle;
      else low = middle + 1;
    }
    return this.first + low;
  }

  #mark() {
    this.#marks.push(this.live);
    if (this.#events.length <= this.#most) return;
    this.#events.splice(0, this.#every);
    this.#marks.shift();
    this.first += this.#every;
  }

  #reset() {
    this.first = this.end;
    this.#events = [];
    this.#marks = [emptySnapshot];
    this.#live = emptySnapshot;
    this.#own = new Set();
    return true;
  }
}
