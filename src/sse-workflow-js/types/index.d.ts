export { connect, SseConnection } from './connect.js';
export { SseIdleError, SseResponseError } from './errors.js';
export { SseReader, readEvents } from './reader.js';
export { emptySnapshot, reduce } from './reduce.js';
export { watch } from './watch.js';
export type WorkflowSnapshot = import('../types/snapshot.d.ts').WorkflowSnapshot;
export type WorkflowNode = import('../types/snapshot.d.ts').WorkflowNode;
export type WorkflowEvent = import('../types/snapshot.d.ts').WorkflowEvent;
export type ConnectionState = import('./connect.js').ConnectionState;
export type ConnectOptions = import('./options.js').ConnectOptions;
export type StreamGap = import('./options.js').StreamGap;
export type SseEvent = import('./reader.js').SseEvent;
export type WatchOptions = import('./watch.js').WatchOptions;
/** @typedef {import('../types/snapshot.d.ts').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {import('../types/snapshot.d.ts').WorkflowNode} WorkflowNode */
/** @typedef {import('../types/snapshot.d.ts').WorkflowEvent} WorkflowEvent */
/** @typedef {import('./connect.js').ConnectionState} ConnectionState */
/** @typedef {import('./options.js').ConnectOptions} ConnectOptions */
/** @typedef {import('./options.js').StreamGap} StreamGap */
/** @typedef {import('./reader.js').SseEvent} SseEvent */
/** @typedef {import('./watch.js').WatchOptions} WatchOptions */
