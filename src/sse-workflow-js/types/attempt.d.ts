export type Frame = import('./reader.js').SseEvent | import('./reader.js').SseComment;
export type ResolvedOptions = import('./options.js').ResolvedOptions;
export type Target = {
    url: string;
    options: ResolvedOptions;
    idempotencyKey: string;
    lastEventId: string;
    failures: number;
    retry: number | undefined;
    /**
     * For transports that connect again by themselves.
     */
    report: (status: 'open' | 'waiting', error?: unknown) => void;
};
export type Attempt = {
    /**
     * Resolves once events may come; false when the server says there are none (204).
     */
    open: () => Promise<boolean>;
    /**
     * The next frames; undefined at the end. Take all of them before the next call.
     */
    read: () => Promise<Iterable<Frame> | undefined>;
    close: (reason?: unknown) => void;
};
export type Transport = (target: Target) => Attempt;
/** @type {Transport} */
export declare const fetchTransport: Transport;
