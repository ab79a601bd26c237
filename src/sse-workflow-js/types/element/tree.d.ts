export type WorkflowSnapshot = import('../reduce.js').WorkflowSnapshot;
export type WorkflowNode = Partial<import('../../types/snapshot.d.ts').WorkflowNode> & {
    id: string;
    pending?: boolean;
};
/** Phases and steps as nested lists. Rows are kept: only what changed is written. */
export declare class NodeTree {
    #private;
    element: HTMLElement;
    /**
     * Writes what has changed, for as long as a page can spare in one go.
     * @param {WorkflowSnapshot} snapshot
     * @param {number} now Milliseconds since the start, for what still runs.
     * @returns {boolean} Whether all of it is written; if not, the next call goes on.
     */
    show(snapshot: WorkflowSnapshot, now: number): boolean;
}
