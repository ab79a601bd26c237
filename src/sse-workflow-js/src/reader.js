// Reads an event stream after WHATWG HTML 9.2.6 "Interpreting an event stream".

/**
 * @typedef {object} SseEvent
 * @property {string} type The event's name; `message` when it has none.
 * @property {string} data The data lines, joined by line feeds.
 * @property {string} lastEventId The id a reconnecting client sends after this event; empty when there is none.
 */

/** @typedef {{ comment: string }} SseComment What follows the colon and one optional space. */

/**
 * @typedef {object} SseReaderOptions
 * @property {string} [lastEventId] What a reconnecting client already has. Default: empty.
 * @property {number} [maxEventLength] The most characters an event may occupy; more throws. Default: 1,048,576.
 */

// The longest reconnection time every reader of this SDK accepts: what a .NET TimeSpan holds.
const LONGEST_RETRY = 922337203685477;

/** The incremental core: takes bytes cut anywhere and yields what they complete, without waiting for the byte after it. */
export class SseReader {
  /** The id a reconnecting client sends: committed by the blank line of its event, never earlier. */
  lastEventId = '';
  /** @type {number | undefined} The last valid reconnection time, in milliseconds. */
  retry;

  // The standard's buffers of the event being read. `#data` is null until there was a data line.
  #type = '';
  /** @type {string | null} */
  #data = null;
  #id;
  // What crosses from one chunk to the next.
  #line = '';
  #atStart = true;
  #skipLineFeed = false;
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #room;

  /** @param {SseReaderOptions} [options] */
  constructor({ lastEventId = '', maxEventLength = 1 << 20 } = {}) {
    this.lastEventId = this.#id = lastEventId;
    this.#room = maxEventLength;
  }

  /**
   * The events and comments that the next bytes complete, in order. Take all of them before the next call.
   * @param {Uint8Array} chunk
   * @returns {Generator<SseEvent | SseComment, void>}
   */
  *push(chunk) {
    const text = this.#decoder.decode(chunk, { stream: true });
    if (!text) return;
    let start = this.#atStart && text[0] === '\uFEFF' ? 1 : 0;
    this.#atStart = false;
    let cr = start - 1;
    let lf = start - 1;
    for (;;) {
      if (this.#skipLineFeed && start < text.length) {
        this.#skipLineFeed = false;
        if (text[start] === '\n') start++;
      }
      // Each search starts where the one before it ended, so a chunk is searched once for either character.
      if (cr < start) cr = find(text, '\r', start);
      if (lf < start) lf = find(text, '\n', start);
      const end = Math.min(cr, lf);
      if (end === Infinity) break;
      const line = this.#line + text.slice(start, end);
      this.#line = '';
      this.#check(line);
      start = end + 1;
      this.#skipLineFeed = end === cr;
      const frame = line ? this.#field(line) : this.#dispatch();
      if (frame) yield frame;
    }
    this.#line += text.slice(start);
    this.#check(this.#line);
  }

  /** @param {string} line */
  #check(line) {
    if (line.length + (this.#data?.length ?? 0) > this.#room) {
      throw new RangeError(`An event is longer than ${this.#room} characters. Raise maxEventLength if this server sends such events.`);
    }
  }

  /** @param {string} line @returns {SseComment | undefined} */
  #field(line) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (!colon) return { comment: value };
    if (name === 'data') this.#data = this.#data === null ? value : this.#data + '\n' + value;
    else if (name === 'event') this.#type = value;
    else if (name === 'id') {
      if (!value.includes('\0')) this.#id = value;
    } else if (name === 'retry' && /^[0-9]+$/.test(value) && +value <= LONGEST_RETRY) this.retry = +value;
  }

  /** @returns {SseEvent | undefined} */
  #dispatch() {
    const type = this.#type || 'message';
    const data = this.#data;
    this.#type = '';
    this.#data = null;
    this.lastEventId = this.#id;
    if (data !== null) return { type, data, lastEventId: this.#id };
  }
}

/** @param {string} text @param {string} what @param {number} from */
function find(text, what, from) {
  const at = text.indexOf(what, from);
  return at < 0 ? Infinity : at;
}

/**
 * The events of a body, until it ends. Comments are skipped.
 * @param {ReadableStream<Uint8Array>} body Such as `response.body`.
 * @param {SseReaderOptions} [options]
 * @returns {AsyncGenerator<SseEvent, void>}
 */
export async function* readEvents(body, options) {
  const reader = new SseReader(options);
  const source = body.getReader();
  try {
    for (;;) {
      const { done, value } = await source.read();
      if (done) return;
      for (const frame of reader.push(value)) if ('data' in frame) yield frame;
    }
  } finally {
    await source.cancel().catch(() => {});
  }
}
