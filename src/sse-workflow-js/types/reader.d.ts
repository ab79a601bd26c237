export type SseEvent = {
    /**
     * The event's name; `message` when it has none.
     */
    type: string;
    /**
     * The data lines, joined by line feeds.
     */
    data: string;
    /**
     * The id a reconnecting client sends after this event; empty when there is none.
     */
    lastEventId: string;
};
export type SseComment = {
    comment: string;
};
export type SseReaderOptions = {
    /**
     * What a reconnecting client already has. Default: empty.
     */
    lastEventId?: string;
    /**
     * The most characters an event may occupy; more throws. Default: 1,048,576.
     */
    maxEventLength?: number;
};
/** The incremental core: takes bytes cut anywhere and yields what they complete, without waiting for the byte after it. */
export declare class SseReader {
    #private;
    /** The id a reconnecting client sends: committed by the blank line of its event, never earlier. */
    lastEventId: string;
    /** @type {number | undefined} The last valid reconnection time, in milliseconds. */
    retry: number | undefined;
    /** @param {SseReaderOptions} [options] */
    constructor({ lastEventId, maxEventLength }?: SseReaderOptions);
    /**
     * The events and comments that the next bytes complete, in order. Take all of them before the next call.
     * @param {Uint8Array} chunk
     * @returns {Generator<SseEvent | SseComment, void>}
     */
    push(chunk: Uint8Array): Generator<SseEvent | SseComment, void>;
}
/**
 * The events of a body, until it ends. Comments are skipped.
 * @param {ReadableStream<Uint8Array>} body Such as `response.body`.
 * @param {SseReaderOptions} [options]
 * @returns {AsyncGenerator<SseEvent, void>}
 */
export declare function readEvents(body: ReadableStream<Uint8Array>, options?: SseReaderOptions): AsyncGenerator<SseEvent, void>;
