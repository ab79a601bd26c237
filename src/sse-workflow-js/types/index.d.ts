export { connect, SseConnection } from './connect.js';
export { SseIdleError, SseResponseError } from './errors.js';
export { SseReader, readEvents } from './reader.js';
export { emptySnapshot, reduce } from './reduce.js';
export { watch } from './watch.js';
