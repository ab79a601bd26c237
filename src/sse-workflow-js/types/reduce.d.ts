export type WorkflowEvent = import('../types/snapshot.d.ts').WorkflowEvent;
export type WorkflowSnapshot = import('../types/snapshot.d.ts').WorkflowSnapshot;
export type WorkflowNode = import('../types/snapshot.d.ts').WorkflowNode;
/** The state before the first event. */
export declare const emptySnapshot: WorkflowSnapshot;
/**
 * The state after an event. Neither argument changes; parts the event does not touch are shared with the state before.
 * Events that came before, those of other workflows and types nobody knows change nothing.
 * @param {WorkflowSnapshot | undefined} snapshot
 * @param {WorkflowEvent} event
 * @returns {WorkflowSnapshot}
 */
export declare function reduce(snapshot: WorkflowSnapshot | undefined, event: WorkflowEvent): WorkflowSnapshot;
/**
 * {@link reduce} for many events in a row: what is in `own` was made by the caller's earlier calls and is changed in place,
 * so a batch copies each part once.
 * @param {WorkflowSnapshot} before
 * @param {WorkflowEvent} event
 * @param {Set<object>} own
 * @returns {WorkflowSnapshot}
 */
export declare function apply(before: WorkflowSnapshot, event: WorkflowEvent, own: Set<object>): WorkflowSnapshot;
