/** @param {number} ms */
export function duration(ms) {
  if (ms < 1) return '<1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** A time left is an estimate: no more digits than it deserves. @param {number} ms */
export function remaining(ms) {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 1) return 'a moment left';
  if (seconds < 60) return `about ${seconds} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
}

/** @param {number} value */
function bytes(value) {
  const power = value < 1024 ? 0 : Math.min(4, Math.floor(Math.log2(value) / 10));
  return `${numbers.format(Math.round((value / 1024 ** power) * 10) / 10)} ${['B', 'KiB', 'MiB', 'GiB', 'TiB'][power]}`;
}

// Units are written as UCUM has them, which is also what OpenTelemetry uses.
const units = /** @type {Record<string, string>} */ ({ s: 'second', min: 'minute', h: 'hour' });

const numbers = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

/** @param {{ value?: number | null, unit?: string, kind?: string, name?: string }} metric */
export function metricValue({ value, unit, kind, name = '' }) {
  if (value === null || value === undefined) return '–';
  if (kind === 'timer' || unit === 'ms') return duration(value);
  if (kind === 'gauge' && /confidence|score|ratio/i.test(name) && value >= 0 && value <= 1) return `${Math.round(value * 100)} %`;
  if (unit === 'By') return bytes(value);
  if (unit?.startsWith('1/')) return `${numbers.format(Math.round(value))} a ${units[unit.slice(2)] ?? unit.slice(2)}`;
  return numbers.format(value) + (unit ? ` ${unit}` : '');
}

/** `ai_extraction`, `VALIDATION` → words. @param {string} name */
export function words(name) {
  const text = name.replaceAll('_', ' ').trim();
  return /[a-z]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text.charAt(0) + text.slice(1).toLowerCase();
}

/** @param {string} status */
export const isRunning = (status) => status === 'running' || status === 'canceling';

/** @type {Record<string, string>} */
export const statusText = {
  pending: 'Not started',
  running: 'Running',
  canceling: 'Canceling …',
  succeeded: 'Succeeded',
  warned: 'Finished with warnings',
  failed: 'Failed',
  skipped: 'Skipped',
  canceled: 'Canceled',
  timedOut: 'Timed out',
  abandoned: 'Abandoned',
};

/**
 * @param {import('../connect.js').ConnectionState} state
 * @param {number} since When that state began, `Date.now()`.
 */
export function connectionText({ status, delay, ended, error }, since) {
  if (status === 'open') return 'Live';
  if (status === 'paused') return 'Paused while hidden';
  if (status === 'closed') return ended ? 'Complete' : error ? 'Connection refused' : 'Disconnected';
  if (status === 'connecting') return 'Connecting …';
  const left = Math.max(0, Math.ceil((since + delay - Date.now()) / 1000));
  const offline = globalThis.navigator?.onLine === false;
  return `${offline ? 'Offline' : 'Connection lost'} – trying again ${left > 0 ? `in ${left} s` : 'now'}`;
}
