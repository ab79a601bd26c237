// The lines of a run's log, and what of them is asked for.

/** @typedef {{ number: number, t: number, ts: string, level: string, rank: number, type: string, message: string, category?: string, node?: string, event: any }} Line `number`: of its event. */

export const levels = ['trace', 'debug', 'information', 'warning', 'error', 'critical'];

/** A line for an event of whatever type. @param {any} event @param {number} number @returns {Line} */
export function lineOf(event, number) {
  const level = event.type === 'log' ? String(event.level ?? 'information').toLowerCase() : levelOf(event);
  const known = levels.indexOf(level);
  return { number, t: event.t ?? 0, ts: event.ts, level, rank: known < 0 ? 2 : known, type: event.type, message: messageOf(event), category: event.category, node: event.node, event };
}

/** @param {any} event */
function levelOf({ type, outcome, fatal }) {
  if (type === 'problem') return fatal ? 'error' : 'warning';
  if (outcome === 'failed' || outcome === 'timedOut' || outcome === 'abandoned') return 'error';
  return outcome === 'warned' || type === 'step.retrying' ? 'warning' : 'information';
}

/** @param {any} event */
function messageOf(event) {
  if (event.type === 'metric') return `${event.name} = ${event.value ?? '–'}${event.unit ? ` ${event.unit}` : ''}`;
  if (event.type === 'item.finished') return `Item ${event.key ?? event.index} ${event.outcome}${event.problem ? `: ${event.problem.message}` : ''}`;
  const text = event.message ?? event.name ?? event.title ?? event.reason ?? event.problem?.message ?? event.rule ?? event.target ?? '';
  return [text, event.outcome].filter((part) => typeof part === 'string' && part).join(' – ');
}

/** Keeps the lines that match; adding one looks at that one alone. */
export class LogBook {
  /** @type {Line[]} */
  #all = [];
  /** @type {Line[]} */
  #matches = [];
  #filter = { rank: 0, text: '', everything: false };
  /** @type {Map<string, Line[]>} Log lines by the node they belong to. */
  #byNode = new Map();
  logs = 0;

  /** @param {any} event @param {number} number */
  add(event, number) {
    const line = lineOf(event, number);
    if (line.type === 'log') this.#count(line);
    this.#all.push(line);
    if (this.#passes(line)) this.#matches.push(line);
  }

  clear() {
    this.#all = [];
    this.#matches = [];
    this.#byNode.clear();
    this.logs = 0;
  }

  /** The log lines of one phase or step. @param {string} id @returns {Line[]} */
  ofNode(id) {
    return this.#byNode.get(id) ?? [];
  }

  /** @param {{ level?: string, text?: string, everything?: boolean }} filter `everything`: all events, not only `log`. */
  filter({ level = 'trace', text = '', everything = false }) {
    this.#filter = { rank: Math.max(0, levels.indexOf(level)), text: text.trim().toLowerCase(), everything };
    this.#matches = this.#all.filter((line) => this.#passes(line));
  }

  /** The matches before an event. @param {number} end Its number. @returns {Line[]} */
  until(end) {
    const { length } = this.#matches;
    if (!length || this.#matches[length - 1].number < end) return this.#matches;
    return this.#matches.slice(0, before(this.#matches, end));
  }

  /** @param {Line} line */
  #count(line) {
    this.logs++;
    const lines = this.#byNode.get(line.node ?? '0');
    if (lines) lines.push(line);
    else this.#byNode.set(line.node ?? '0', [line]);
  }

  /** @param {Line} line */
  #passes({ rank, type, message, category }) {
    const { rank: least, text, everything } = this.#filter;
    if ((!everything && type !== 'log') || rank < least) return false;
    return !text || message.toLowerCase().includes(text) || (category ?? '').toLowerCase().includes(text) || (everything && type.includes(text));
  }
}

/** How many of what is in order of numbers come before one. @param {{ number: number }[]} sorted @param {number} number */
export function before(sorted, number) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].number >= number) high = middle;
    else low = middle + 1;
  }
  return low;
}
