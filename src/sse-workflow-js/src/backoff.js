/** @typedef {import('./options.js').ResolvedOptions} ResolvedOptions */

/**
 * How long to wait before the next attempt: a floor plus a random share of a window ("full jitter"), so that the clients of a
 * restarted server do not all come back in the same moment.
 * @param {Pick<ResolvedOptions, 'minDelay' | 'baseDelay' | 'maxDelay' | 'maxServerDelay'>} options
 * @param {number} failures Attempts in a row that came to nothing; the window doubles with each after the first.
 * @param {(number | undefined)[]} asked What the server asked for, in milliseconds: `retry`, `Retry-After`.
 * @returns {{ floor: number, delay: number }} No attempt may be made before the floor, whatever wakes the client.
 */
export function backoff({ minDelay, baseDelay, maxDelay, maxServerDelay }, failures, ...asked) {
  const server = Math.min(maxServerDelay, Math.max(...asked.map((ms) => ms ?? 0)));
  const floor = Math.max(minDelay, server);
  const window = Math.min(maxDelay, baseDelay * 2 ** Math.min(Math.max(failures - 1, 0), 30));
  return { floor, delay: floor + Math.random() * window };
}

/**
 * `Retry-After` in milliseconds (RFC 9110, 10.2.3): seconds or a date.
 * @param {string | null} value
 * @returns {number | undefined}
 */
export function parseRetryAfter(value) {
  if (!value) return undefined;
  const ms = /^\s*\d+\s*$/.test(value) ? +value * 1000 : Date.parse(value) - Date.now();
  return ms >= 0 ? ms : undefined;
}
