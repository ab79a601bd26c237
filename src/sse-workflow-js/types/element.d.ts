export type WatchOptions = import('./watch.js').WatchOptions;
/** @typedef {import('./watch.js').WatchOptions} WatchOptions */
declare const Base: typeof HTMLElement;
/**
 * `<sse-workflow src="/api/v1/workflows/{id}/events">` shows a workflow live, without any framework.
 *
 * Attributes: `src`; `heading`, instead of the workflow's name; `cancel-href`, where a POST cancels it: with it there is a
 * button; `max-fps` (8); `max-insights` (4).
 * Property: `options`, as for `watch`, such as a token; set it before `src`.
 * Event: `snapshot`, with `{ snapshot, connection }` as its detail, as often as the element shows something new.
 */
export declare class SseWorkflowElement extends Base {
    #private;
    static observedAttributes: string[];
    /** @type {Partial<WatchOptions>} */
    options: Partial<WatchOptions>;
    constructor();
    /** The state that is shown. */
    get snapshot(): import("../types/snapshot.js").WorkflowSnapshot;
    /** What the connection is doing. */
    get connection(): import("./connect.js").ConnectionState;
    connectedCallback(): void;
    disconnectedCallback(): void;
    /** @param {string} name @param {string | null} before @param {string | null} after */
    attributeChangedCallback(name: string, before: string | null, after: string | null): void;
    /** Asks the server to cancel; what comes of it comes with the events. */
    cancel(): Promise<void>;
}
export {};
