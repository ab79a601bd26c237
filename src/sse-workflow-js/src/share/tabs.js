/**
 * Finds out which tab of this browser leads, and carries messages between them. The leader holds a lock; when its tab is
 * gone, the browser gives the lock to the next one. Without locks and channels every tab leads itself.
 */
export class Tabs {
  id = crypto.getRandomValues(new Uint32Array(2)).join('-');
  isLeader = false;
  #isReady = false;
  #name;
  #abort = new AbortController();
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** @type {Set<string>} */
  #followed = new Set();

  /**
   * @param {string} name Tabs with the same one belong together.
   * @param {{ onReady: () => void, onLead: () => void, onMessage: (message: any) => void }} handlers
   */
  constructor(name, { onReady, onLead, onMessage }) {
    this.#name = name;
    const { locks } = globalThis.navigator ?? {};
    if (!locks || !globalThis.BroadcastChannel) {
      this.isLeader = true;
      queueMicrotask(onLead);
      return;
    }
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => onMessage(data);
    // Held for as long as the tab lives: whoever waits for it learns of the end. Nobody hears of the tab before it is held, or
    // they could take it themselves and think that the tab is gone.
    this.#hold(`${name} ${this.id}`, () => {
      this.#isReady = true;
      onReady();
      this.#hold(name, () => {
        this.isLeader = true;
        onLead();
      });
    });
  }

  /** Nothing before `onReady`. @param {object} message */
  post(message) {
    if (this.#isReady) this.#channel?.postMessage(message);
  }

  /** Calls back when another tab is gone, however it went. @param {string} tab @param {() => void} onGone */
  whenGone(tab, onGone) {
    if (this.#followed.has(tab)) return;
    this.#followed.add(tab);
    navigator.locks.request(`${this.#name} ${tab}`, { signal: this.#abort.signal }, onGone).catch(ignore);
  }

  close() {
    this.isLeader = false;
    this.#abort.abort();
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** @param {string} lock @param {() => void} onHeld */
  #hold(lock, onHeld) {
    const { signal } = this.#abort;
    const closed = new Promise((resolve) => signal.addEventListener('abort', resolve));
    navigator.locks.request(lock, { signal }, () => {
      onHeld();
      return closed;
    }).catch(ignore);
  }
}

// Asking for a lock ends with an error when we close before we have it.
const ignore = () => {};
