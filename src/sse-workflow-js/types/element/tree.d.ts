export type WorkflowSnapshot = import('../reduce.js').WorkflowSnapshot;
export type WorkflowNode = Partial<import('../snapshot.d.ts').WorkflowNode> & {
    id: string;
    pending?: boolean;
};
/** Phases and steps as nested lists. Rows are kept: only what changed is written. */
export declare class NodeTree {
    #private;
    element: HTMLElement;
    /** @param {WorkflowSnapshot} snapshot @param {number} now Milliseconds since the start, for what still runs. */
    show(snapshot: WorkflowSnapshot, now: number): void;
}
