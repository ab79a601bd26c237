// CSV (RFC 4180) that a spreadsheet opens without running anything.

const STARTS_FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** @param {unknown} value */
export function cell(value) {
  if (value === null || value === undefined) return '';
  let text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // OWASP, CSV injection: a cell that begins like a formula is one for a spreadsheet, also behind spaces. Plain numbers are none.
  if (STARTS_FORMULA.test(text.trimStart() || text) && !NUMBER.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {string[]} columns @param {Iterable<unknown[]>} rows */
export function csv(columns, rows) {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What of a bulk's items is exported. @param {any[]} items Their events. */
export function itemsCsv(items) {
  return csv(
    ['index', 'key', 'outcome', 'disposition', 'durationMs', 'code', 'message', 'errorType', 'data'],
    items.map(({ index, key, outcome, disposition, durationMs, problem, data }) => [index, key, outcome, disposition, durationMs, problem?.code, problem?.message, problem?.errorType, data]),
  );
}
