// One page of the list as a fold over the events of `GET live`.

/** @typedef {{ id: string, name: string, status: string, startedAt: string, durationMs: number, percentage?: number, current?: string, problems: number, tags: Record<string, string>, parentId?: string, owner?: string }} Row */
/** @typedef {{ rows: Row[], next: string, isPartial: boolean, ready: boolean }} Page `next`: where the page after it begins; empty for none. */

/** @type {Page} */
export const emptyPage = { rows: [], next: '', isPartial: false, ready: false };

/**
 * The page after an event. A row that did not change stays the same object, so `===` tells what to paint.
 * @param {Page} page
 * @param {{ ids?: string[], rows: Row[], changes: any[], next?: string, isPartial?: boolean }} event
 * @returns {Page}
 */
export function applyChanges(page, { ids, rows, changes, next = '', isPartial = false }) {
  const known = new Map(page.rows.map((row) => [row.id, row]));
  for (const row of rows) known.set(row.id, row);
  for (const change of changes) {
    const row = known.get(change.id);
    // What a change leaves out is gone; the duration stays until there is a better one.
    if (row) known.set(change.id, { ...row, percentage: undefined, current: undefined, ...change });
  }
  const order = ids ?? page.rows.map(({ id }) => id);
  const shown = /** @type {Row[]} */ (order.map((id) => known.get(id)).filter(Boolean));
  return { rows: shown, next, isPartial, ready: true };
}

/** How long a row has been running, or ran. @param {Row} row @param {number} now */
export function elapsed({ status, startedAt, durationMs }, now) {
  return status === 'running' || status === 'canceling' ? Math.max(0, now - Date.parse(startedAt)) : durationMs;
}
