/** @typedef {import('./reader.js').SseEvent} SseEvent */
/** @typedef {import('./connect.js').ConnectionState} ConnectionState */
/** @typedef {{ requested: string, firstAvailable: string, head: string, epochChanged: boolean }} StreamGap */
/** @typedef {{ attempt: number, lastEventId: string, signal: AbortSignal }} AttemptContext */
/** @template T @typedef {T | ((context: AttemptContext) => T | Promise<T>)} PerAttempt A value, or what makes a fresh one for each attempt. */
export type SseEvent = import('./reader.js').SseEvent;
export type ConnectionState = import('./connect.js').ConnectionState;
export type StreamGap = {
    requested: string;
    firstAvailable: string;
    head: string;
    epochChanged: boolean;
};
export type AttemptContext = {
    attempt: number;
    lastEventId: string;
    signal: AbortSignal;
};
export type PerAttempt<T> = T | ((context: AttemptContext) => T | Promise<T>);
export type ConnectOptions = {
    /**
     * Called for each event. Without it, iterate over the connection. What it throws closes the connection.
     */
    onEvent?: (event: SseEvent) => void;
    /**
     * Called when the state changes.
     */
    onState?: (state: ConnectionState) => void;
    /**
     * Called when the server no longer has what comes after our position.
     */
    onGap?: (gap: StreamGap) => void;
    /**
     * Called for each comment, such as a heartbeat.
     */
    onComment?: (comment: string) => void;
    /**
     * Closes the connection.
     */
    signal?: AbortSignal;
    /**
     * Default: `GET`, or `POST` when there is a body.
     */
    method?: string;
    /**
     * A function is called for each attempt: a body can be sent only once.
     */
    body?: PerAttempt<BodyInit | null>;
    headers?: PerAttempt<HeadersInit>;
    /**
     * Sent as `Authorization: Bearer …`; null or empty for none.
     */
    token?: PerAttempt<string | null | undefined>;
    /**
     * Default: `same-origin`.
     */
    credentials?: RequestCredentials;
    /**
     * Where to start: what comes after this event. Default: empty, from the start.
     */
    lastEventId?: string;
    /**
     * Events that end the stream for good. Default: `workflow.finished`.
     */
    terminal?: string[];
    /**
     * Whether a hidden page drops its connection and resumes when it is seen again. Only ever done with GET. Default: `keep`.
     */
    whenHidden?: 'keep' | 'pause';
    /**
     * The least pause before any attempt but the first, in ms. Default: 100.
     */
    minDelay?: number;
    /**
     * The window of the first random pause, in ms; doubles with each attempt that comes to nothing. Default: 1,000.
     */
    baseDelay?: number;
    /**
     * The most the window grows to, in ms. Default: 30,000.
     */
    maxDelay?: number;
    /**
     * The most that the server's `retry` or `Retry-After` is obeyed, in ms. Default: 3,600,000.
     */
    maxServerDelay?: number;
    /**
     * How long a connection must have been open for its loss not to count as a failed attempt, in ms. Default: 10,000.
     */
    healthyAfter?: number;
    /**
     * Attempts in a row that may come to nothing. Default: Infinity.
     */
    maxAttempts?: number;
    /**
     * How long the server may send nothing at all, in ms; any byte counts. Default: 60,000. Infinity turns it off.
     */
    idleTimeout?: number;
    /**
     * The most characters an event may occupy. Default: 1,048,576.
     */
    maxEventLength?: number;
    /**
     * Default: the global one.
     */
    fetch?: typeof fetch;
    /**
     * How bytes come. Default: fetch. See `sse-workflow/eventsource`.
     */
    transport?: import('./attempt.js').Transport;
};
export type ResolvedOptions = typeof defaults & ConnectOptions & {
    method: string;
};
declare const defaults: {
    lastEventId: string;
    terminal: string[];
    whenHidden: string;
    minDelay: number;
    baseDelay: number;
    maxDelay: number;
    maxServerDelay: number;
    healthyAfter: number;
    maxAttempts: number;
    idleTimeout: number;
};
/**
 * Fills in the defaults and refuses values that cannot work.
 * @param {ConnectOptions} options
 * @returns {ResolvedOptions}
 */
export declare function resolve(options: ConnectOptions): ResolvedOptions;
export {};
