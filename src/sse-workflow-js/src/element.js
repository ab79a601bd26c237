import { styleSheet } from './element/style.js';
import { WorkflowView } from './element/view.js';
import { emptySnapshot } from './reduce.js';
import { watch } from './watch.js';

/** @typedef {import('./watch.js').WatchOptions} WatchOptions */

// On a server, where pages are rendered that hold the element, there are no elements: importing this must do no harm there.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * `<sse-workflow src="/api/v1/workflows/{id}/events">` shows a workflow live, without any framework.
 *
 * Attributes: `src`; `heading`, instead of the workflow's name; `cancel-href`, where a POST cancels it: with it there is a
 * button; `max-fps` (8); `max-insights` (4).
 * Property: `options`, as for `watch`, such as a token; set it before `src`.
 * Event: `snapshot`, with `{ snapshot, connection }` as its detail, as often as the element shows something new.
 */
export class SseWorkflowElement extends Base {
  static observedAttributes = ['src', 'heading', 'cancel-href'];

  /** @type {Partial<WatchOptions>} */
  options = {};
  #view;
  /** @type {AbortController | undefined} Ends the watch that counts; what an earlier one still says does not. */
  #running;
  #snapshot = emptySnapshot;
  /** @type {import('./connect.js').ConnectionState} */
  #state = { status: 'connecting', failures: 0, delay: 0, ended: false, error: undefined };
  /** @type {any} */
  #clock;
  /** The animation frame that goes on with a picture too large for one; 0 when there is none. */
  #rest = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
    this.#view = new WorkflowView(root, { onCancel: () => void this.cancel(), maxInsights: 4 });
  }

  /** The state that is shown. */
  get snapshot() {
    return this.#snapshot;
  }

  /** What the connection is doing. */
  get connection() {
    return this.#state;
  }

  connectedCallback() {
    this.#start();
  }

  disconnectedCallback() {
    this.#stop();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || before === after) return;
    if (name === 'src') this.#start();
    else this.#show();
  }

  /** Asks the server to cancel; what comes of it comes with the events. */
  async cancel() {
    const href = this.getAttribute('cancel-href');
    if (!href) return;
    try {
      const response = await fetch(href, { method: 'POST' });
      if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    } catch (error) {
      this.dispatchEvent(new CustomEvent('cancelfailed', { detail: error }));
    }
  }

  #start() {
    this.#stop();
    const src = this.getAttribute('src');
    this.#snapshot = this.options.snapshot ?? emptySnapshot;
    this.#view.maxInsights = Number(this.getAttribute('max-insights') ?? 4);
    if (!src) return this.#show();
    const running = (this.#running = new AbortController());
    // Times and countdowns go on between events.
    this.#clock = setInterval(() => this.#view.tick(this.#snapshot), 1000);
    watch(src, {
      maxFps: Number(this.getAttribute('max-fps') ?? 8),
      ...this.options,
      signal: running.signal,
      onSnapshot: (snapshot, state) => {
        if (this.#running !== running) return;
        this.#snapshot = snapshot;
        this.#state = state;
        this.#show();
        this.options.onSnapshot?.(snapshot, state);
        this.dispatchEvent(new CustomEvent('snapshot', { detail: { snapshot, connection: state } }));
        if (state.status === 'closed') clearInterval(this.#clock);
      },
    });
  }

  #stop() {
    clearInterval(this.#clock);
    const running = this.#running;
    this.#running = undefined;
    running?.abort();
    cancelAnimationFrame(this.#rest);
    this.#rest = 0;
  }

  #show() {
    const isWhole = this.#view.show(this.#snapshot, this.#state, { title: this.getAttribute('heading'), canCancel: this.hasAttribute('cancel-href') });
    if (isWhole || this.#rest) return;
    this.#rest = requestAnimationFrame(() => {
      this.#rest = 0;
      this.#show();
    });
  }
}

if (globalThis.customElements && !customElements.get('sse-workflow')) customElements.define('sse-workflow', SseWorkflowElement);
