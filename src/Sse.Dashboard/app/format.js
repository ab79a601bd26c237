// How figures are written. Everything here is free of the page, so that it runs under Node.
export { duration, isRunning, metricValue, remaining, statusText, words } from '../../sse-workflow-js/src/element/format.js';

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const precise = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** @param {number} value */
export const count = (value) => whole.format(value);

/** @param {number | undefined | null} share 0 to 1. */
export function percent(share) {
  if (typeof share !== 'number') return '–';
  return `${share > 0 && share < 0.1 ? precise.format(share * 100) : whole.format(share * 100)} %`;
}

/** @param {number} value */
export function bytes(value) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = value < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
  return `${precise.format(value / 1024 ** power)} ${units[power]}`;
}

/** How long something has been running: whole seconds, as it changes every second. @param {number} ms */
export function running(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(seconds % 60)} min`;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))} h`;
}

/** @param {number} ms Before now. */
export function ago(ms) {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

/** In the zone of who looks. @param {string | number | undefined} time */
export function moment(time) {
  const date = new Date(time ?? NaN);
  return Number.isNaN(date.getTime()) ? '' : moments.format(date);
}

/** From when to when, with the date once. @param {string | number} from @param {string | number} to */
export const span = (from, to) => moments.formatRange(new Date(from), new Date(to));

/** The time of day with milliseconds, in the zone of who looks. @param {string | number} time */
export function clock(time) {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  const two = (/** @type {number} */ n, width = 2) => String(n).padStart(width, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${two(date.getMilliseconds(), 3)}`;
}

const seconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const minutes = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const days = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });

/** For an axis: no finer than its steps. @param {number} time In seconds. @param {number} step In seconds. */
export const timeOfDay = (time, step) => (step >= 86_400 ? days : step >= 60 ? minutes : seconds).format(time * 1000);

/** From a workflow's start: `1:02.345`. @param {number} ms */
export function offset(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 3 : 2)} s`;
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
}
