/** @typedef {import('./reader.js').SseEvent} SseEvent */
/** @typedef {import('./connect.js').ConnectionState} ConnectionState */
/** @typedef {{ requested: string, firstAvailable: string, head: string, epochChanged: boolean }} StreamGap */
/** @typedef {{ attempt: number, lastEventId: string, signal: AbortSignal }} AttemptContext */
/** @template T @typedef {T | ((context: AttemptContext) => T | Promise<T>)} PerAttempt A value, or what makes a fresh one for each attempt. */

/**
 * @typedef {object} ConnectOptions
 * @property {(event: SseEvent) => void} [onEvent] Called for each event. Without it, iterate over the connection. What it throws closes the connection.
 * @property {(state: ConnectionState) => void} [onState] Called when the state changes.
 * @property {(gap: StreamGap) => void} [onGap] Called when the server no longer has what comes after our position.
 * @property {(comment: string) => void} [onComment] Called for each comment, such as a heartbeat.
 * @property {AbortSignal} [signal] Closes the connection.
 * @property {string} [method] Default: `GET`, or `POST` when there is a body.
 * @property {PerAttempt<BodyInit | null>} [body] A function is called for each attempt: a body can be sent only once.
 * @property {PerAttempt<HeadersInit>} [headers]
 * @property {PerAttempt<string | null | undefined>} [token] Sent as `Authorization: Bearer …`; null or empty for none.
 * @property {RequestCredentials} [credentials] Default: `same-origin`.
 * @property {string} [lastEventId] Where to start: what comes after this event. Default: empty, from the start.
 * @property {string[]} [terminal] Events that end the stream for good. Default: `workflow.finished`.
 * @property {'keep' | 'pause'} [whenHidden] Whether a hidden page drops its connection and resumes when it is seen again. Only ever done with GET. Default: `keep`.
 * @property {number} [minDelay] The least pause before any attempt but the first, in ms. Default: 100.
 * @property {number} [baseDelay] The window of the first random pause, in ms; doubles with each attempt that comes to nothing. Default: 1,000.
 * @property {number} [maxDelay] The most the window grows to, in ms. Default: 30,000.
 * @property {number} [maxServerDelay] The most that the server's `retry` or `Retry-After` is obeyed, in ms. Default: 3,600,000.
 * @property {number} [healthyAfter] How long a connection must have been open for its loss not to count as a failed attempt, in ms. Default: 10,000.
 * @property {number} [maxAttempts] Attempts in a row that may come to nothing. Default: Infinity.
 * @property {number} [idleTimeout] How long the server may send nothing at all, in ms; any byte counts. Default: 60,000. Infinity turns it off.
 * @property {number} [maxEventLength] The most characters an event may occupy. Default: 1,048,576.
 * @property {typeof fetch} [fetch] Default: the global one.
 * @property {import('./attempt.js').Transport} [transport] How bytes come. Default: fetch. See `sse-workflow/eventsource`.
 */

/** @typedef {typeof defaults & ConnectOptions & { method: string }} ResolvedOptions */

// What a timer can wait (HTML, 8.7: a signed 32-bit number of milliseconds); longer ones fire at once.
const LONGEST_TIMER = 2 ** 31 - 1;

const defaults = {
  lastEventId: '',
  terminal: ['workflow.finished'],
  whenHidden: 'keep',
  minDelay: 100,
  baseDelay: 1000,
  maxDelay: 30_000,
  maxServerDelay: 3_600_000,
  healthyAfter: 10_000,
  maxAttempts: Infinity,
  idleTimeout: 60_000,
};

/**
 * Fills in the defaults and refuses values that cannot work.
 * @param {ConnectOptions} options
 * @returns {ResolvedOptions}
 */
export function resolve(options) {
  /** @type {any} */
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  /** @type {ResolvedOptions} */
  const all = { ...defaults, method: given.body ? 'POST' : 'GET', ...given };
  all.method = all.method.toUpperCase();
  for (const name of /** @type {const} */ (['minDelay', 'baseDelay', 'maxDelay', 'maxServerDelay'])) {
    if (!(all[name] >= 0 && all[name] < LONGEST_TIMER / 2)) throw new RangeError(`${name} is ${all[name]}; set it to milliseconds between 0 and 12 days.`);
  }
  if (!(all.idleTimeout > 0)) throw new RangeError(`idleTimeout is ${all.idleTimeout}; set it to more than 0 ms, or Infinity for none.`);
  if (/[\r\n\0]/.test(all.lastEventId)) throw new RangeError('lastEventId contains a line break or NUL, which no event id can; pass it exactly as it was received.');
  return all;
}
