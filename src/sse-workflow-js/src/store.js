import { emptySnapshot } from './reduce.js';
import { watch as watchUrl } from './watch.js';

/** @typedef {import('./reduce.js').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {import('./connect.js').ConnectionState} ConnectionState */
/** @typedef {{ snapshot: WorkflowSnapshot, connection: ConnectionState }} Watched */
/** @typedef {(url: string | URL, options: import('./watch.js').WatchOptions) => { close: () => void, connection?: { lastEventId: string } }} Watch */
/** @typedef {Partial<import('./watch.js').WatchOptions> & { watch?: Watch }} StoreOptions `watch`: another one, such as that of a hub. */

/** @type {ConnectionState} */
const idle = { status: 'connecting', failures: 0, delay: 0, ended: false, error: undefined };

/**
 * A watch that runs while somebody listens, for the frameworks: it starts with the first listener, stops with the last one,
 * and goes on where it was when another one comes.
 * @param {string | URL} url
 * @param {StoreOptions} [options]
 */
export function createStore(url, { watch = watchUrl, onSnapshot, ...options } = {}) {
  /** @type {Watched} */
  let value = { snapshot: options.snapshot ?? emptySnapshot, connection: idle };
  let lastEventId = options.lastEventId ?? '';
  /** @type {ReturnType<Watch> | undefined} */
  let running;
  /** @type {Set<() => void>} */
  const listeners = new Set();

  const start = () => {
    running = watch(url, {
      ...options,
      lastEventId,
      snapshot: value.snapshot,
      onSnapshot(snapshot, connection) {
        value = { snapshot, connection };
        onSnapshot?.(snapshot, connection);
        for (const listener of listeners) listener();
      },
    });
  };

  return {
    get: () => value,
    /** @param {() => void} listener @returns {() => void} */
    subscribe(listener) {
      listeners.add(listener);
      // A workflow that is over has nothing more to say.
      if (!running && !value.connection.ended) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size || !running) return;
        lastEventId = running.connection?.lastEventId ?? lastEventId;
        running.close();
        running = undefined;
      };
    },
  };
}
