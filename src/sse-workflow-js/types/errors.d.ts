/** The server answered, and trying again would not help, or it said so and when to come back. */
export declare class SseResponseError extends Error {
    /** The status of the response. */
    status: number;
    /** The media type as it was sent; empty when there was none. */
    contentType: string;
    /** The start of the body, which often says what is wrong. */
    body: string;
    /** @type {number | undefined} What `Retry-After` asked for, in milliseconds. */
    retryAfter: number | undefined;
    /**
     * @param {string} message
     * @param {{ status: number, contentType?: string, body?: string, retryAfter?: number }} details
     */
    constructor(message: string, { status, contentType, body, retryAfter }: {
        status: number;
        contentType?: string;
        body?: string;
        retryAfter?: number;
    });
    /** Whether the same request may succeed later: 408, 429 and 5xx (RFC 9110, 15.5 and 15.6). */
    get retryable(): boolean;
}
/** The server sent nothing at all for `idleTimeout`: the connection counts as lost. */
export declare class SseIdleError extends Error {
    /** @param {number} idleTimeout */
    constructor(idleTimeout: number);
}
/** Thrown inside a transport when the caller's own code failed, so that trying again is pointless. Never leaves the package. */
export declare class Unrecoverable {
    cause: unknown;
    /** @param {unknown} cause */
    constructor(cause: unknown);
}
