export { connect, SseConnection } from './connect.js';
export { SseIdleError, SseResponseError } from './errors.js';
export { SseReader, readEvents } from './reader.js';
export { emptySnapshot, reduce } from './reduce.js';
export { watch } from './watch.js';

// The names that an application's own signatures need.
/** @typedef {import('../types/snapshot.d.ts').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {import('../types/snapshot.d.ts').WorkflowNode} WorkflowNode */
/** @typedef {import('../types/snapshot.d.ts').WorkflowEvent} WorkflowEvent */
/** @typedef {import('./connect.js').ConnectionState} ConnectionState */
/** @typedef {import('./options.js').ConnectOptions} ConnectOptions */
/** @typedef {import('./options.js').StreamGap} StreamGap */
/** @typedef {import('./reader.js').SseEvent} SseEvent */
/** @typedef {import('./watch.js').WatchOptions} WatchOptions */
