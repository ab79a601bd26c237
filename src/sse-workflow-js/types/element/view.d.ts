export type WorkflowSnapshot = import('../reduce.js').WorkflowSnapshot;
export type ConnectionState = import('../connect.js').ConnectionState;
/** Shows a snapshot and a connection. Knows nothing of where they come from. */
export declare class WorkflowView {
    #private;
    maxInsights: number;
    /** @param {Node} root @param {{ onCancel: () => void, maxInsights: number }} options */
    constructor(root: Node, { onCancel, maxInsights }: {
        onCancel: () => void;
        maxInsights: number;
    });
    /**
     * @param {WorkflowSnapshot} snapshot
     * @param {ConnectionState} state
     * @param {{ title: string | null, canCancel: boolean }} options
     * @returns {boolean} Whether all of it is shown; if not, the next call goes on.
     */
    show(snapshot: WorkflowSnapshot, state: ConnectionState, { title, canCancel }: {
        title: string | null;
        canCancel: boolean;
    }): boolean;
    /** What changes with time alone. @param {WorkflowSnapshot} snapshot @returns {boolean} As of {@link show}. */
    tick(snapshot: WorkflowSnapshot): boolean;
}
