/** @typedef {import('./reduce.js').WorkflowSnapshot} WorkflowSnapshot */
export type WorkflowSnapshot = import('./reduce.js').WorkflowSnapshot;
/**
 * What user interfaces ask a snapshot for.
 * @param {WorkflowSnapshot} snapshot
 * @param {{ maxInsights?: number }} [options] Default: the latest 4 insights.
 */
export declare function select(snapshot: WorkflowSnapshot, { maxInsights }?: {
    maxInsights?: number;
}): {
    phases: import("../types/snapshot.js").WorkflowNode[];
    steps: import("../types/snapshot.js").WorkflowNode[];
    /** The step begun last of those that run. */
    currentStep: import("../types/snapshot.js").WorkflowNode | undefined;
    insights: import("../types/snapshot.js").Listed<{
        category: string;
        importance?: string;
        message: string;
    }>[];
    metrics: Record<string, import("../types/snapshot.js").Listed<{
        name: string;
        kind: string;
        value?: number;
        unit?: string;
    }>>;
};
