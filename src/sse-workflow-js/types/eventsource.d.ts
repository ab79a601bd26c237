/** The names of the events of workflows. A native EventSource hears only names it was told beforehand. */
export declare const workflowEventTypes: string[];
/**
 * A transport over the browser's own EventSource: `connect(url, { transport: eventSource() })`. It cannot send headers, a
 * token or a body, does not see status codes and heartbeats, and hears only the event names it is given; in return the
 * browser's developer tools show its events. Prefer fetch otherwise.
 * @param {{ types?: string[], withCredentials?: boolean, resumeParameter?: string }} [options] `types`: names of events, as
 *   well as `message`; default: those of workflows. `resumeParameter`: what a first request carries the position in;
 *   default: `after`. Later ones the browser sends with `Last-Event-ID`.
 * @returns {import('./attempt.js').Transport}
 */
export declare function eventSource({ types, withCredentials, resumeParameter }?: {
    types?: string[];
    withCredentials?: boolean;
    resumeParameter?: string;
}): import('./attempt.js').Transport;
