/** As much of the Web Locks API as is used: exclusive locks, granted in the order of asking. */
export class FakeLocks {
  #queues = new Map();

  /** Awaited before a lock is asked for: the browser's lock manager is another process, and may be slow. */
  delay = (_name) => {};

  async request(name, ...rest) {
    const callback = rest.at(-1);
    const signal = rest.length > 1 ? rest[0].signal : undefined;
    await this.delay(name);
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    let release;
    const before = queue.at(-1);
    const held = new Promise((resolve) => { release = resolve; });
    queue.push(held);
    try {
      const aborted = new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      await Promise.race([Promise.resolve(before), aborted]);
      return await callback({ name });
    } finally {
      Promise.resolve(before).then(release);
    }
  }
}
