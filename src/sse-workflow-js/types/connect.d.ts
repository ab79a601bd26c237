export type SseEvent = import('./reader.js').SseEvent;
export type Frame = import('./attempt.js').Frame;
export type ConnectOptions = import('./options.js').ConnectOptions;
export type StreamGap = import('./options.js').StreamGap;
export type ConnectionState = {
    /**
     * `waiting` is the pause before the next attempt, `paused` that of a hidden page.
     */
    status: 'connecting' | 'open' | 'waiting' | 'paused' | 'closed';
    /**
     * Attempts in a row that came to nothing.
     */
    failures: number;
    /**
     * When waiting: how long, in ms. Otherwise 0.
     */
    delay: number;
    /**
     * When closed: whether the stream is over, by a terminal event or because the server has no more.
     */
    ended: boolean;
    /**
     * Why it is waiting or was closed; undefined when nothing went wrong.
     */
    error: unknown;
};
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
export declare function connect(url: string | URL, options?: ConnectOptions): SseConnection;
/** A subscription: iterate over it, or give `onEvent`. */
export declare class SseConnection {
    #private;
    /** @type {StreamGap | undefined} The last gap: events between two positions are lost for good. */
    gap: StreamGap | undefined;
    /** @type {Promise<void>} When `onEvent` was given: settles when the subscription is over, with what went wrong. */
    done: Promise<void>;
    /** @param {string | URL} url @param {ConnectOptions} options */
    constructor(url: string | URL, options: ConnectOptions);
    /** What the connection is doing. */
    get state(): ConnectionState;
    /** The position: the id of the last event that was handed out. Pass it as the option of this name to continue later. */
    get lastEventId(): string;
    /**
     * @param {(state: ConnectionState) => void} listener Called for each change.
     * @returns {() => void} Ends the calls.
     */
    subscribe(listener: (state: ConnectionState) => void): () => void;
    /** Ends the subscription; loops over it end. */
    close(): void;
    /** Events as they come. The server is read no faster than the loop takes them. */
    [Symbol.asyncIterator](): AsyncGenerator<import("./reader.js").SseEvent, void, any>;
}
