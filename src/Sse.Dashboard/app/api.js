// The dashboard's own addresses, all beside the page, so that whoever may see the page may use them.

/** @param {string} path @param {RequestInit} [init] */
async function request(path, init) {
  const response = await fetch(path, init);
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => undefined);
  throw new Error(problem?.detail ?? `The server answered ${response.status}.`);
}

/** Servers do not take a slash inside a part of a path, whatever way it is written; a query has no such parts. @param {string} id */
export const eventsOf = (id) => (id.includes('/') ? `api/events?ids=${encodeURIComponent(id)}` : `api/${encodeURIComponent(id)}/events`);

/** The state of a workflow now. @param {string} id */
export const snapshotOf = (id) => request(`api/${encodeURIComponent(id)}`);

export const liveList = (/** @type {URLSearchParams} */ query) => `api/live?${query}`;

/** @param {URLSearchParams} query @param {AbortSignal} [signal] */
export const list = (query, signal) => request(`api?${query}`, { signal });

/** @param {number} minutes @param {AbortSignal} [signal] */
export const report = (minutes, signal) => request(`api/metrics?time_window_minutes=${minutes}`, { signal });

/** @param {AbortSignal} [signal] */
export const stats = (signal) => request('api/stats', { signal });

/** The header is one that pages of other sites cannot send. @param {string} id @param {string} reason */
export const cancel = (id, reason) =>
  request(`api/${encodeURIComponent(id)}/cancel`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Sse-Dashboard': '1' },
    body: JSON.stringify({ by: 'dashboard', ...(reason && { reason }) }),
  });
