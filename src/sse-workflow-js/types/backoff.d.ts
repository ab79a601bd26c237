/** @typedef {import('./options.js').ResolvedOptions} ResolvedOptions */
export type ResolvedOptions = import('./options.js').ResolvedOptions;
/**
 * How long to wait before the next attempt: a floor plus a random share of a window ("full jitter"), so that the clients of a
 * restarted server do not all come back in the same moment.
 * @param {Pick<ResolvedOptions, 'minDelay' | 'baseDelay' | 'maxDelay' | 'maxServerDelay'>} options
 * @param {number} failures Attempts in a row that came to nothing; the window doubles with each after the first.
 * @param {(number | undefined)[]} asked What the server asked for, in milliseconds: `retry`, `Retry-After`.
 * @returns {{ floor: number, delay: number }} No attempt may be made before the floor, whatever wakes the client.
 */
export declare function backoff({ minDelay, baseDelay, maxDelay, maxServerDelay }: Pick<ResolvedOptions, 'minDelay' | 'baseDelay' | 'maxDelay' | 'maxServerDelay'>, failures: number, ...asked: (number | undefined)[]): {
    floor: number;
    delay: number;
};
/**
 * `Retry-After` in milliseconds (RFC 9110, 10.2.3): seconds or a date.
 * @param {string | null} value
 * @returns {number | undefined}
 */
export declare function parseRetryAfter(value: string | null): number | undefined;
