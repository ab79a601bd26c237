export type WorkflowSnapshot = import('./reduce.js').WorkflowSnapshot;
export type ConnectionState = import('./connect.js').ConnectionState;
export type Entry = {
    snapshot: WorkflowSnapshot;
    /**
     * What was made since it was last shown, and may be changed in place.
     */
    own: Set<object>;
    /**
     * Whether events may be added: not before the leader has said where they begin.
     */
    ready: boolean;
    /**
     * The server has no such workflow.
     */
    missing: boolean;
    watchers: Set<{
        changed: () => void;
        flush: () => void;
    }>;
};
/**
 * Watches many workflows from many tabs of a browser over one connection. Browsers open no more than six connections to a
 * server without HTTP/2; a seventh event stream would wait for ever.
 * @param {string} url Of the workflows, such as `/api/v1/workflows`.
 * @param {import('./share/multiplex.js').SharedOptions} [options] Those of `connect`; the tab that leads uses its own.
 */
export declare function shareWorkflows(url: string, options?: import('./share/multiplex.js').SharedOptions): WorkflowHub;
export declare class WorkflowHub {
    #private;
    /** @param {string} url @param {import('./share/multiplex.js').SharedOptions} options */
    constructor(url: string, options: import('./share/multiplex.js').SharedOptions);
    /** Whether this tab holds the connection. */
    get isLeader(): boolean;
    /**
     * Watches one workflow; like `watch`, with its id in place of a URL.
     * @param {string | URL} workflowId
     * @param {Pick<import('./watch.js').WatchOptions, 'onSnapshot' | 'maxFps'>} options
     */
    watch: (workflowId: string | URL, { onSnapshot, maxFps }: Pick<import('./watch.js').WatchOptions, 'onSnapshot' | 'maxFps'>) => {
        readonly snapshot: import("../types/snapshot.js").WorkflowSnapshot;
        close: () => void;
    };
    close(): void;
}
