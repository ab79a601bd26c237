import { Unrecoverable } from './errors.js';

/** The names of the events of workflows. A native EventSource hears only names it was told beforehand. */
export const workflowEventTypes = [
  'workflow.started', 'workflow.progress', 'workflow.finished', 'phase.started', 'phase.finished',
  'step.started', 'step.progress', 'step.finished', 'step.retrying', 'bulk.started', 'bulk.progress', 'item.finished', 'bulk.finished',
  'log', 'metric', 'insight', 'validation', 'diff', 'artifact', 'problem', 'cancel.requested', 'child.started',
  'stream.snapshot', 'stream.gap', 'stream.closing',
];

/**
 * A transport over the browser's own EventSource: `connect(url, { transport: eventSource() })`. It cannot send headers, a
 * token or a body, does not see status codes and heartbeats, and hears only the event names it is given; in return the
 * browser's developer tools show its events. Prefer fetch otherwise.
 * @param {{ types?: string[], withCredentials?: boolean, resumeParameter?: string }} [options] `types`: names of events, as
 *   well as `message`; default: those of workflows. `resumeParameter`: what a first request carries the position in;
 *   default: `after`. Later ones the browser sends with `Last-Event-ID`.
 * @returns {import('./attempt.js').Transport}
 */
export function eventSource({ types = workflowEventTypes, withCredentials = false, resumeParameter = 'after' } = {}) {
  return (target) => {
    const { method, headers, token, body } = target.options;
    if (method !== 'GET' || headers || token || body) throw new RangeError('EventSource can neither POST nor send headers or tokens; leave out `transport` to use fetch.');
    return new EventSourceAttempt(target, new Set(['message', ...types]), withCredentials, resumeParameter);
  };
}

class EventSourceAttempt {
  #target;
  #source;
  /** @type {import('./reader.js').SseEvent[]} */
  #queue = [];
  #wasOpen = false;
  // Whoever waits in `open` or `read`, and what ended the source.
  #wake = () => {};
  /** @type {unknown} */
  #error;

  /** @param {import('./attempt.js').Target} target @param {Set<string>} types @param {boolean} withCredentials @param {string} resumeParameter */
  constructor(target, types, withCredentials, resumeParameter) {
    this.#target = target;
    const url = new URL(target.url);
    if (target.lastEventId) url.searchParams.set(resumeParameter, target.lastEventId);
    const source = (this.#source = new EventSource(url, { withCredentials }));
    source.onopen = () => {
      if (this.#wasOpen) target.report('open');
      this.#wasOpen = true;
      this.#wake();
    };
    source.onerror = (event) => this.#onError(event);
    const take = (/** @type {MessageEvent} */ event) => {
      this.#queue.push({ type: event.type, data: event.data, lastEventId: event.lastEventId });
      this.#wake();
    };
    for (const type of types) source.addEventListener(type, take);
  }

  async open() {
    while (!this.#wasOpen) await this.#news();
    return true;
  }

  async read() {
    while (!this.#queue.length) await this.#news();
    return this.#take(this.#queue.splice(0));
  }

  /** @param {unknown} [reason] */
  close(reason = new DOMException('Closed', 'AbortError')) {
    this.#source.close();
    this.#error ??= reason;
    this.#wake();
  }

  /** @param {import('./reader.js').SseEvent[]} events */
  *#take(events) {
    for (const event of events) {
      this.#target.lastEventId = event.lastEventId;
      yield event;
    }
  }

  // An event that the server calls `error` arrives here as well; only the source's own has no data.
  /** @param {Event} event */
  #onError(event) {
    if ('data' in event) return;
    const lost = new TypeError('The event source lost its connection.');
    // The browser connects again by itself, with its own delay and Last-Event-ID.
    if (this.#source.readyState === EventSource.CONNECTING) return this.#target.report('waiting', lost);
    // It has given up: for good if it never got through, because then nothing says that it ever will.
    this.#error = this.#wasOpen ? lost : new Unrecoverable(new TypeError('The browser refused the event stream; its console says why.'));
    this.#wake();
  }

  /** @returns {Promise<void>} */
  async #news() {
    if (this.#error) throw this.#error;
    await new Promise((resolve) => {
      this.#wake = () => resolve(undefined);
    });
  }
}
