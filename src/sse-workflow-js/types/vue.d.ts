/**
 * Watches a workflow until the component or scope is gone.
 * @param {import('vue').MaybeRefOrGetter<string | null | undefined>} url Such as `/api/v1/workflows/{id}/events`; null watches nothing. Changes are followed.
 * @param {import('./store.js').StoreOptions & { maxInsights?: number }} [options]
 */
export declare function useWorkflow(url: import('vue').MaybeRefOrGetter<string | null | undefined>, options?: import('./store.js').StoreOptions & {
    maxInsights?: number;
}): {
    snapshot: import("vue").ComputedRef<import("../types/snapshot.js").WorkflowSnapshot>;
    connection: import("vue").ComputedRef<import("./connect.js").ConnectionState>;
    phases: import("vue").ComputedRef<import("../types/snapshot.js").WorkflowNode[]>;
    steps: import("vue").ComputedRef<import("../types/snapshot.js").WorkflowNode[]>;
    currentStep: import("vue").ComputedRef<import("../types/snapshot.js").WorkflowNode | undefined>;
    insights: import("vue").ComputedRef<import("../types/snapshot.js").Listed<{
        category: string;
        importance?: string;
        message: string;
    }>[]>;
    metrics: import("vue").ComputedRef<Record<string, import("../types/snapshot.js").Listed<{
        name: string;
        kind: string;
        value?: number;
        unit?: string;
    }>>>;
};
