export type SharedOptions = Omit<import('../options.js').ConnectOptions, 'onEvent' | 'onState' | 'terminal' | 'lastEventId' | 'method' | 'body'>;
/** Many workflows over as few connections as can be: `events?ids=a,b`. */
export declare class Multiplex {
    #private;
    /**
     * @param {string} url Of the workflows, such as `/api/v1/workflows`.
     * @param {SharedOptions & { onEvent: (type: string, data: string) => void, onState: (state: import('../connect.js').ConnectionState) => void }} options
     */
    constructor(url: string, options: SharedOptions & {
        onEvent: (type: string, data: string) => void;
        onState: (state: import('../connect.js').ConnectionState) => void;
    });
    /** Watches these and no others. @param {Iterable<string>} ids */
    set(ids: Iterable<string>): Promise<void>;
    close(): void;
}
