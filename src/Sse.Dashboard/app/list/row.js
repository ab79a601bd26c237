import { el, setAttribute, setText, showStatus } from '../dom.js';
import { ago, duration, isRunning, moment, running, statusText, words } from '../format.js';
import { address } from '../router.js';
import { elapsed } from './rows.js';

/** @typedef {import('./rows.js').Row} Row */

const MOST_TAGS = 3;

/** The parts of a row by its element: nothing is looked up while many of them change. @type {WeakMap<HTMLElement, any>} */
const partsOf = new WeakMap();

/** @param {(key: string, value: string) => void} onTag Called when a tag is chosen. */
export function createRow(onTag) {
  const parts = {
    icon: el('span', { class: 'status-icon', 'aria-hidden': 'true' }),
    name: el('span', { class: 'row-name' }),
    status: el('span', { class: 'sr-only' }),
    id: el('span', { class: 'row-id' }),
    tags: el('span', { class: 'row-tags' }),
    current: el('span', { class: 'row-current' }),
    bar: el('span', { class: 'bar-fill' }),
    percent: el('span', { class: 'row-percent' }),
    problems: el('span', { class: 'row-problems' }),
    duration: el('span', { class: 'row-duration' }),
    started: el('time', { class: 'row-started' }),
    onTag,
  };
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' }, parts.bar);
  const link = el('a', { class: 'row-link', 'data-nav': '' },
    parts.icon,
    el('span', { class: 'row-title' }, parts.name, parts.status, parts.id),
    parts.tags,
    el('span', { class: 'row-progress' }, parts.current, el('span', { class: 'row-meter' }, bar, parts.percent)),
    parts.problems, parts.duration, parts.started);
  const row = el('li', { class: 'row' }, link);
  partsOf.set(row, { ...parts, link });
  return row;
}

/** @param {HTMLElement} element @param {Row} row */
export function updateRow(element, row) {
  const parts = partsOf.get(element);
  const status = statusText[row.status] ?? row.status;
  setAttribute(parts.link, 'href', address({ run: row.id }));
  setAttribute(element, 'data-status', row.status);
  showStatus(parts.icon, row.status);
  setText(parts.name, words(row.name));
  setText(parts.status, status);
  setText(parts.id, row.id);
  setAttribute(parts.id, 'title', row.owner && `Runs on ${row.owner}`);
  setText(parts.current, isRunning(row.status) ? (row.current ?? '') : status);
  const percentage = isRunning(row.status) ? row.percentage : undefined;
  // Scaled, not widened: a thousand bars that move must not make the page measure itself anew.
  parts.bar.style.transform = `scaleX(${(percentage ?? (isRunning(row.status) ? 0 : 100)) / 100})`;
  setAttribute(parts.bar, 'data-unknown', isRunning(row.status) && percentage === undefined);
  setText(parts.percent, percentage === undefined ? '' : `${Math.floor(percentage)} %`);
  setText(parts.problems, row.problems ? `${row.problems} ${row.problems === 1 ? 'problem' : 'problems'}` : '');
  setAttribute(parts.started, 'datetime', row.startedAt);
  setAttribute(parts.started, 'title', moment(row.startedAt));
  if (parts.shownTags !== row.tags) showTags(parts, row.tags);
  tickRow(element, row, Date.now());
}

/** What changes with time alone. @param {HTMLElement} element @param {Row} row @param {number} now */
export function tickRow(element, row, now) {
  const parts = partsOf.get(element);
  const ms = elapsed(row, now);
  setText(parts.duration, isRunning(row.status) ? running(ms) : duration(ms));
  setText(parts.started, ago(Math.max(0, now - Date.parse(row.startedAt))));
}

/** @param {any} parts @param {Record<string, string>} tags */
function showTags(parts, tags) {
  parts.shownTags = tags;
  const entries = Object.entries(tags);
  const shown = entries.slice(0, MOST_TAGS).map(([key, value]) => el('span', { class: 'tag', title: `Show only ${key}: ${value}`, onclick: (/** @type {Event} */ event) => {
    event.preventDefault();
    parts.onTag(key, value);
  } }, el('span', { class: 'tag-key', text: key }), el('span', { text: value })));
  if (entries.length > MOST_TAGS) shown.push(el('span', { class: 'tag', text: `+${entries.length - MOST_TAGS}` }));
  parts.tags.replaceChildren(...shown);
}
