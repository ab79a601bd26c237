/**
 * An event of a workflow as its frame carries it; undefined for one of another format: what is unknown is ignored by contract.
 * @param {string} type
 * @param {string} data
 * @returns {import('../types/snapshot.d.ts').WorkflowEvent | undefined}
 */
export declare function parseEvent(type: string, data: string): import('../types/snapshot.d.ts').WorkflowEvent | undefined;
