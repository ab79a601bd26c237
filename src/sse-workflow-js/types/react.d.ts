/**
 * Watches a workflow for as long as the component is there, and renders it again at most 8 times a second (`maxFps`).
 * @param {string | null | undefined} url Such as `/api/v1/workflows/{id}/events`; null watches nothing.
 * @param {import('./store.js').StoreOptions & { maxInsights?: number }} [options] Those of the first rendering with this URL count.
 */
export declare function useWorkflow(url: string | null | undefined, options?: import('./store.js').StoreOptions & {
    maxInsights?: number;
}): {
    phases: import("../types/snapshot.js").WorkflowNode[];
    steps: import("../types/snapshot.js").WorkflowNode[];
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
    snapshot: import("./store.js").WorkflowSnapshot;
    connection: import("./store.js").ConnectionState;
};
