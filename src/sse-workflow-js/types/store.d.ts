export type WorkflowSnapshot = import('./reduce.js').WorkflowSnapshot;
export type ConnectionState = import('./connect.js').ConnectionState;
export type Watched = {
    snapshot: WorkflowSnapshot;
    connection: ConnectionState;
};
export type Watch = (url: string | URL, options: import('./watch.js').WatchOptions) => {
    close: () => void;
    connection?: {
        lastEventId: string;
    };
};
export type StoreOptions = Partial<import('./watch.js').WatchOptions> & {
    watch?: Watch;
};
/**
 * A watch that runs while somebody listens, for the frameworks: it starts with the first listener, stops with the last one,
 * and goes on where it was when another one comes.
 * @param {string | URL} url
 * @param {StoreOptions} [options]
 */
export declare function createStore(url: string | URL, { watch, onSnapshot, ...options }?: StoreOptions): {
    get: () => Watched;
    /** @param {() => void} listener @returns {() => void} */
    subscribe(listener: () => void): () => void;
};
