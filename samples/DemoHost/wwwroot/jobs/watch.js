const EVENTS = ['connected', 'job_update', 'queue_stats', 'heartbeat'];
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

/**
 * Watches one job with the browser's own EventSource, as any front end of the original does, but for one thing: an error does not close
 * it. The browser then reconnects by itself and says what it has seen last, so nothing is missing and nothing comes twice.
 */
export class JobWatch extends EventTarget {
  #url;
  #source;
  #pause = FIRST_PAUSE;
  #timer;
  #ended = false;

  /** @param {string} jobId */
  constructor(jobId) {
    super();
    this.#url = `/api/v1/sse/job/${encodeURIComponent(jobId)}?queueName=resume-analysis`;
  }

  open() {
    this.close();
    this.#tell('connecting');
    const source = (this.#source = new EventSource(this.#url));
    for (const name of EVENTS) source.addEventListener(name, (event) => this.#take(name, event.data));
    source.onopen = () => {
      this.#pause = FIRST_PAUSE;
      this.#tell('open');
    };
    source.onerror = () => this.#lost();
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #take(name, text) {
    const data = JSON.parse(text);
    this.dispatchEvent(new CustomEvent('event', { detail: { name, data, text } }));
    if (name !== 'job_update' || (data.status !== 'completed' && data.status !== 'failed')) return;
    this.#ended = true;
    this.close();
    this.#tell('ended');
  }

  #lost() {
    if (this.#ended) return;
    // CONNECTING: the browser is at it. CLOSED: it was refused, by a full server or a proxy, and gives up; a person should not have to.
    if (this.#source.readyState === EventSource.CLOSED) {
      this.#timer = setTimeout(() => this.open(), this.#pause * (0.5 + Math.random() / 2));
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    }
    this.#tell('waiting');
  }

  #tell(status) {
    this.dispatchEvent(new CustomEvent('state', { detail: { status } }));
  }
}
