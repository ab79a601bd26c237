// Work in one go before the page gets a turn: well under a frame, and far under the 50 ms from which a task counts as long.
const BUDGET = 8;

/** Tells when a turn is due; `turn` gives it. */
export class TimeSlice {
  #start = performance.now();

  get spent() {
    return performance.now() - this.#start > BUDGET;
  }

  async turn() {
    await macrotask();
    this.#start = performance.now();
  }
}

// Timers are throttled in hidden pages and after nesting, message channels are not.
/** @returns {Promise<void>} */
export function macrotask() {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
