import { parseRetryAfter } from './backoff.js';
import { SseIdleError, SseResponseError, Unrecoverable } from './errors.js';
import { SseReader } from './reader.js';

/** @typedef {import('./reader.js').SseEvent | import('./reader.js').SseComment} Frame */
/** @typedef {import('./options.js').ResolvedOptions} ResolvedOptions */

/**
 * @typedef {object} Target What an attempt asks for, and what it learns for the ones after it.
 * @property {string} url
 * @property {ResolvedOptions} options
 * @property {string} idempotencyKey
 * @property {string} lastEventId
 * @property {number} failures
 * @property {number | undefined} retry
 * @property {(status: 'open' | 'waiting', error?: unknown) => void} report For transports that connect again by themselves.
 */

/**
 * @typedef {object} Attempt
 * @property {() => Promise<boolean>} open Resolves once events may come; false when the server says there are none (204).
 * @property {() => Promise<Iterable<Frame> | undefined>} read The next frames; undefined at the end. Take all of them before the next call.
 * @property {(reason?: unknown) => void} close
 */

/** @typedef {(target: Target) => Attempt} Transport */

const MAX_ERROR_BODY = 4096;

/** @type {Transport} */
export const fetchTransport = (target) => new FetchAttempt(target);

/** One request and its response. */
class FetchAttempt {
  #target;
  #abort = new AbortController();
  #reader;
  /** @type {ReadableStreamDefaultReader<Uint8Array> | undefined} */
  #source;
  // The idle watchdog: one timer, moved on when it fires, so that a byte costs no timer.
  #timer = /** @type {any} */ (undefined);
  #lastByte = 0;
  #reading = true;

  /** @param {Target} target */
  constructor(target) {
    this.#target = target;
    this.#reader = new SseReader({ lastEventId: target.lastEventId, maxEventLength: target.options.maxEventLength });
  }

  async open() {
    const { options } = this.#target;
    const request = await this.#request();
    if (this.#abort.signal.aborted) throw this.#abort.signal.reason;
    this.#lastByte = Date.now();
    this.#watch(options.idleTimeout);
    const response = await (options.fetch ?? fetch)(this.#target.url, request);
    if (response.status === 204) {
      this.close();
      return false;
    }
    const type = response.headers.get('content-type') ?? '';
    if (response.status !== 200 || !response.body || !/^text\/event-stream\s*(;|$)/i.test(type)) throw await refused(response, type);
    this.#follow(response);
    this.#source = response.body.getReader();
    return true;
  }

  async read() {
    this.#reading = true;
    this.#lastByte = Date.now();
    const part = await this.#source?.read();
    this.#reading = false;
    if (part?.value) return this.#frames(part.value);
    this.close();
  }

  /** @param {unknown} [reason] */
  close(reason) {
    clearTimeout(this.#timer);
    this.#abort.abort(reason);
  }

  /** @param {Uint8Array} chunk */
  *#frames(chunk) {
    for (const frame of this.#reader.push(chunk)) {
      this.#learn();
      yield frame;
    }
    this.#learn();
  }

  // Only what was dispatched counts: the position moves with the frame that is handed out, not with the chunk.
  #learn() {
    this.#target.lastEventId = this.#reader.lastEventId;
    this.#target.retry = this.#reader.retry ?? this.#target.retry;
  }

  // Anything made for one attempt is made here, so that a token that expired since the attempt before is fetched again.
  async #request() {
    const { options, lastEventId, idempotencyKey, failures: attempt } = this.#target;
    const context = { attempt, lastEventId, signal: this.#abort.signal };
    const headers = new Headers(await fresh(options.headers, context));
    const token = await fresh(options.token, context);
    headers.set('Accept', 'text/event-stream');
    if (token) headers.set('Authorization', `Bearer ${token}`);
    if (lastEventId) headers.set('Last-Event-ID', byteString(lastEventId));
    // The server can then tell a repeated request from a second one: it answers with the work it started already.
    if (options.method !== 'GET' && !headers.has('Idempotency-Key')) headers.set('Idempotency-Key', idempotencyKey);
    const body = await fresh(options.body, context);
    return { method: options.method, headers, body, credentials: options.credentials, cache: /** @type {const} */ ('no-store'), signal: this.#abort.signal };
  }

  // A response to POST that names the stream it carries (Content-Location, RFC 9110, 8.7) is resumed there by GET: the POST is
  // never repeated. Credentials go with the request, so only on the same origin.
  /** @param {Response} response */
  #follow(response) {
    const target = this.#target;
    const location = response.headers.get('content-location');
    if (!location || target.options.method === 'GET') return;
    const answered = new URL(response.url || target.url);
    const url = new URL(location, answered);
    // Headers go along: neither to another origin, nor where another origin says.
    if (url.origin !== answered.origin || url.origin !== new URL(target.url).origin) return;
    target.url = url.href;
    target.options = { ...target.options, method: 'GET', body: undefined };
  }

  /** @param {number} delay */
  #watch(delay) {
    const { idleTimeout } = this.#target.options;
    if (idleTimeout === Infinity) return;
    this.#timer = setTimeout(() => {
      const left = this.#lastByte + idleTimeout - Date.now();
      if (!this.#reading) this.#watch(idleTimeout);
      else if (left > 0) this.#watch(left);
      else this.close(new SseIdleError(idleTimeout));
    }, Math.min(delay, 2 ** 31 - 1));
  }
}

/**
 * @template T
 * @param {import('./options.js').PerAttempt<T> | undefined} value
 * @param {import('./options.js').AttemptContext} context
 * @returns {Promise<T | undefined>}
 */
async function fresh(value, context) {
  if (typeof value !== 'function') return value;
  try {
    return await /** @type {Function} */ (value)(context);
  } catch (error) {
    // A failed request of the provider's own is worth another attempt (fetch throws TypeError for a network error), a bug is not.
    throw error instanceof TypeError ? error : new Unrecoverable(error);
  }
}

// Header values are bytes: the id is sent back as UTF-8 (HTML, 9.2.3), one character a byte.
/** @param {string} text */
function byteString(text) {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** @param {Response} response @param {string} contentType */
async function refused(response, contentType) {
  const { status } = response;
  const wrongType = status === 200 ? `The response is no event stream but '${contentType || 'of no type'}'.` : `The server answered ${status}.`;
  const body = await start(response);
  return new SseResponseError(wrongType, { status, contentType, body, retryAfter: parseRetryAfter(response.headers.get('retry-after')) });
}

/** @param {Response} response */
async function start(response) {
  let text = '';
  const decoder = new TextDecoder();
  const source = response.body?.getReader();
  try {
    for (let part; source && text.length < MAX_ERROR_BODY && !(part = await source.read()).done; ) text += decoder.decode(part.value, { stream: true });
  } catch {
    // What came before the connection broke is all there is to show.
  }
  source?.cancel().catch(() => {});
  return text.slice(0, MAX_ERROR_BODY);
}
