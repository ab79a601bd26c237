/** The server answered, and trying again would not help, or it said so and when to come back. */
export class SseResponseError extends Error {
  /**
   * @param {string} message
   * @param {{ status: number, contentType?: string, body?: string, retryAfter?: number }} details
   */
  constructor(message, { status, contentType = '', body = '', retryAfter }) {
    super(message);
    this.name = 'SseResponseError';
    /** The status of the response. */
    this.status = status;
    /** The media type as it was sent; empty when there was none. */
    this.contentType = contentType;
    /** The start of the body, which often says what is wrong. */
    this.body = body;
    /** @type {number | undefined} What `Retry-After` asked for, in milliseconds. */
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later: 408, 429 and 5xx (RFC 9110, 15.5 and 15.6). */
  get retryable() {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** The server sent nothing at all for `idleTimeout`: the connection counts as lost. */
export class SseIdleError extends Error {
  /** @param {number} idleTimeout */
  constructor(idleTimeout) {
    super(`The server sent nothing for ${idleTimeout} ms.`);
    this.name = 'SseIdleError';
  }
}

/** Thrown inside a transport when the caller's own code failed, so that trying again is pointless. Never leaves the package. */
export class Unrecoverable {
  /** @param {unknown} cause */
  constructor(cause) {
    this.cause = cause;
  }
}
