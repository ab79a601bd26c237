export type WorkflowSnapshot = import('./reduce.js').WorkflowSnapshot;
export type WorkflowEvent = import('../types/snapshot.d.ts').WorkflowEvent;
export type ConnectionState = import('./connect.js').ConnectionState;
export type WatchOnlyOptions = {
    /**
     * Called with the state when it has changed, no more often than `maxFps`, and at once when the workflow or the connection is over.
     */
    onSnapshot: (snapshot: WorkflowSnapshot, connection: ConnectionState) => void;
    /**
     * Called for each event before it counts.
     */
    onWorkflowEvent?: (event: WorkflowEvent) => void;
    /**
     * Default: 8.
     */
    maxFps?: number;
    /**
     * Where to start; with `lastEventId`, the position it stands for.
     */
    snapshot?: WorkflowSnapshot;
};
export type WatchOptions = WatchOnlyOptions & Omit<import('./options.js').ConnectOptions, 'onEvent'>;
/** @typedef {import('./reduce.js').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {import('../types/snapshot.d.ts').WorkflowEvent} WorkflowEvent */
/** @typedef {import('./connect.js').ConnectionState} ConnectionState */
/**
 * @typedef {object} WatchOnlyOptions
 * @property {(snapshot: WorkflowSnapshot, connection: ConnectionState) => void} onSnapshot Called with the state when it has changed, no more often than `maxFps`, and at once when the workflow or the connection is over.
 * @property {(event: WorkflowEvent) => void} [onWorkflowEvent] Called for each event before it counts.
 * @property {number} [maxFps] Default: 8.
 * @property {WorkflowSnapshot} [snapshot] Where to start; with `lastEventId`, the position it stands for.
 */
/** @typedef {WatchOnlyOptions & Omit<import('./options.js').ConnectOptions, 'onEvent'>} WatchOptions */
/**
 * Watches one workflow: connects, keeps its state, and tells it at a pace that people can follow and pages can paint.
 * @param {string | URL} url Such as `/api/v1/workflows/{id}/events`.
 * @param {WatchOptions} options
 */
export declare function watch(url: string | URL, { onSnapshot, onWorkflowEvent, maxFps, snapshot, ...options }: WatchOptions): {
    connection: import("./connect.js").SseConnection;
    /** The state as of now, rendered or not. */
    readonly snapshot: import("../types/snapshot.d.ts").WorkflowSnapshot;
    close: () => void;
};
