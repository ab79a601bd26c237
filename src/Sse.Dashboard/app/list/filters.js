// What the list shows, as the address and as the server's query have it.

/** @typedef {{ search: string, status: string, name: string, tags: [string, string][], range: string, after: string, size: number }} Filters `after`: the end of the page before; empty for the first. */

export const statuses = ['running', 'succeeded', 'warned', 'failed', 'canceled', 'timedOut', 'abandoned'];

/** Minutes by name. */
export const ranges = /** @type {Record<string, [label: string, minutes: number]>} */ ({
  '15m': ['Last 15 minutes', 15],
  '1h': ['Last hour', 60],
  '24h': ['Last 24 hours', 1440],
  '7d': ['Last 7 days', 10_080],
});

export const sizes = [50, 100, 250, 1000];
const USUAL_SIZE = 100;

/** @param {URLSearchParams} params @returns {Filters} */
export function readFilters(params) {
  const status = params.get('status') ?? '';
  const size = Number(params.get('size'));
  return {
    search: params.get('q') ?? '',
    status: statuses.includes(status) ? status : '',
    name: params.get('name') ?? '',
    tags: params.getAll('tag').map(splitTag).filter(([key]) => key),
    range: Object.hasOwn(ranges, params.get('range') ?? '') ? (params.get('range') ?? '') : '',
    after: params.get('after') ?? '',
    size: sizes.includes(size) ? size : USUAL_SIZE,
  };
}

/** @param {Filters} filters */
export function writeFilters({ search, status, name, tags, range, after, size }) {
  const params = new URLSearchParams();
  if (search) params.set('q', search);
  if (status) params.set('status', status);
  if (name) params.set('name', name);
  for (const [key, value] of tags) params.append('tag', `${key}:${value}`);
  if (range) params.set('range', range);
  if (after) params.set('after', after);
  if (size !== USUAL_SIZE) params.set('size', String(size));
  const text = params.toString();
  return text ? `?${text}` : '?';
}

/** The query of `GET live`. @param {Filters} filters @param {number} now */
export function toQuery({ search, status, name, tags, range, after, size }, now) {
  const query = new URLSearchParams({ limit: String(size) });
  if (after) query.set('after', after);
  if (search.trim()) query.set('search', search.trim());
  if (status) query.set('status', status);
  if (name) query.set('name', name);
  for (const [key, value] of tags) query.append('tag', `${key}:${value}`);
  if (range) query.set('from', new Date(now - ranges[range][1] * 60_000).toISOString());
  return query;
}

/** @param {Filters} filters @param {string} key @param {string} value */
export function withTag(filters, key, value) {
  return { ...filters, tags: [...filters.tags.filter(([other]) => other !== key), /** @type {[string, string]} */ ([key, value])], after: '' };
}

/** @param {Filters} filters @param {string} key */
export const withoutTag = (filters, key) => ({ ...filters, tags: filters.tags.filter(([other]) => other !== key), after: '' });

/** @param {Filters} filters */
export const isFiltered = ({ search, status, name, tags, range }) => !!(search || status || name || tags.length || range);

/** The first colon ends the key, as the server has it. @param {string} tag @returns {[string, string]} */
function splitTag(tag) {
  const at = tag.indexOf(':');
  return at < 0 ? ['', ''] : [tag.slice(0, at), tag.slice(at + 1)];
}
