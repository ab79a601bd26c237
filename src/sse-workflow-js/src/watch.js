import { connect } from './connect.js';
import { parseEvent } from './event.js';
import { atMost } from './frames.js';
import { apply, emptySnapshot } from './reduce.js';

/** @typedef {import('./reduce.js').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {import('../types/snapshot.d.ts').WorkflowEvent} WorkflowEvent */
/** @typedef {import('./connect.js').ConnectionState} ConnectionState */

/**
 * @typedef {object} WatchOnlyOptions
 * @property {(snapshot: WorkflowSnapshot, connection: ConnectionState) => void} onSnapshot Called with the state when it has changed, no more often than `maxFps`, and at once when the workflow or the connection is over.
 * @property {(event: WorkflowEvent) => void} [onWorkflowEvent] Called for each event before it counts.
 * @property {number} [maxFps] Default: 8.
 * @property {WorkflowSnapshot} [snapshot] Where to start; with `lastEventId`, the position it stands for.
 */
/** @typedef {WatchOnlyOptions & Omit<import('./options.js').ConnectOptions, 'onEvent'>} WatchOptions */

/**
 * Watches one workflow: connects, keeps its state, and tells it at a pace that people can follow and pages can paint.
 * @param {string | URL} url Such as `/api/v1/workflows/{id}/events`.
 * @param {WatchOptions} options
 */
export function watch(url, { onSnapshot, onWorkflowEvent, maxFps = 8, snapshot = emptySnapshot, ...options }) {
  /** @type {Set<object>} What was made since the last rendering, and may be changed in place. */
  let own = new Set();
  /** @type {ConnectionState} */
  let state;
  const frames = atMost(() => {
    own = new Set();
    onSnapshot(snapshot, state);
  }, maxFps);

  const connection = connect(url, {
    ...options,
    onEvent({ type, data }) {
      const event = parseEvent(type, data);
      if (!event) return;
      onWorkflowEvent?.(event);
      const before = snapshot.rev;
      // Another epoch counts from 1 again: what is known belongs to a stream that is no more.
      snapshot = type === 'stream.gap' && event.epochChanged ? emptySnapshot : apply(snapshot, event, own);
      if (snapshot.rev !== before) frames.changed();
    },
    onState(changed) {
      state = changed;
      options.onState?.(state);
      if (state.status !== 'closed') frames.changed();
      else {
        frames.flush();
        frames.stop();
      }
    },
  });

  return {
    connection,
    /** The state as of now, rendered or not. */
    get snapshot() {
      own = new Set();
      return snapshot;
    },
    close: () => connection.close(),
  };
}
