import { connect } from '/lib/sse-workflow/index.js';
import { UNREACHABLE, sentenceOf } from '/site/api.js';

const API = '/api/bulk-quick-check';

/**
 * One run as this page sees it: what came so far, and the connection it comes over. Events come in any order of rows; a row that came
 * twice, as it may after a lost connection, is one row.
 */
export class Session extends EventTarget {
  /** @type {Map<number, any>} By row, in the order they finished. */
  candidates = new Map();
  start;
  complete;
  error = '';
  hasGap = false;
  state = { status: 'connecting' };
  #connection;

  get id() {
    return this.address?.pathname.split('/')[4];
  }

  get company() {
    return this.address?.searchParams.get('com_id');
  }

  get isOver() {
    return !!this.complete || !!this.error;
  }

  /** Sends a file. `fields` are those of the form beside it. Resolves when the server has taken it. */
  send(file, fields) {
    const body = () => {
      const form = new FormData();
      form.append('file', file, file.name);
      for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
      return form;
    };
    return new Promise((resolve, reject) => {
      const taken = async (url, init) => {
        const response = await fetch(url, init);
        const location = response.headers.get('content-location');
        if (response.ok && location) {
          this.address = new URL(location, response.url);
          resolve(this);
        }
        return response;
      };
      this.#connect(`${API}/stream`, { method: 'POST', body, fetch: taken, maxAttempts: 3 }, reject);
    });
  }

  /** Watches a run that was started before, from its beginning. */
  open(id, company) {
    this.address = new URL(`${API}/runs/${encodeURIComponent(id)}/stream?com_id=${encodeURIComponent(company)}`, location.href);
    this.#connect(this.address, {});
    return this;
  }

  close() {
    this.#connection?.close();
  }

  /** Asks the server to stop. The end comes as an event, like everything else. */
  async cancel() {
    await fetch(`/api/v1/workflows/${encodeURIComponent(this.id)}/cancel?com_id=${encodeURIComponent(this.company)}`, { method: 'POST' });
  }

  get exportHref() {
    return `${API}/runs/${encodeURIComponent(this.id)}/results.csv?com_id=${encodeURIComponent(this.company)}`;
  }

  /** Once the server has taken the file, what goes wrong is part of the run; before, it is for whoever sends. */
  #connect(url, options, refuse) {
    this.#connection = connect(url, {
      ...options,
      terminal: [],
      onState: (state) => this.#change(() => { this.state = state; }),
      onGap: () => this.#change(() => { this.hasGap = true; }),
      onEvent: (event) => event.type === 'message' && this.#take(JSON.parse(event.data)),
    });
    this.#connection.done.catch((error) => {
      if (this.address) this.#change(() => { this.error = explain(error); });
      else refuse(new Error(explain(error)));
    });
  }

  #take(event) {
    this.#change(() => {
      if (event.type === 'start') this.start = event;
      else if (event.type === 'candidate') this.candidates.set(event.index, event);
      else if (event.type === 'complete') this.complete = event;
      else if (event.type === 'error') this.error = event.error;
    });
    if (this.isOver) this.close();
  }

  #change(apply) {
    apply();
    this.dispatchEvent(new Event('change'));
  }
}

function explain(error) {
  if (!error?.status) return UNREACHABLE;
  if (error.status === 404) return 'This run is no longer kept, or belongs to another company.';
  if (error.status === 429) return 'Too many uploads in a minute. Wait a little and try again.';
  try {
    return sentenceOf(JSON.parse(error.body), error.status);
  } catch {
    return sentenceOf({}, error.status);
  }
}
