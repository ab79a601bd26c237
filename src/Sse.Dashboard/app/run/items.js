// The items of a run's bulks, and what of them is asked for.
import { before } from './log.js';

/** @typedef {{ number: number, event: any }} Item `number`: of its event. */

/** Keeps items in the order they ended. */
export class ItemBook {
  /** @type {Item[]} */
  #all = [];
  /** @type {Item[]} */
  #matches = [];
  #filter = { outcome: '', text: '' };

  get length() {
    return this.#all.length;
  }

  /** @param {any} event @param {number} number */
  add(event, number) {
    const item = { number, event };
    this.#all.push(item);
    if (this.#passes(item)) this.#matches.push(item);
  }

  clear() {
    this.#all = [];
    this.#matches = [];
  }

  /** @param {{ outcome?: string, text?: string }} filter */
  filter({ outcome = '', text = '' }) {
    this.#filter = { outcome, text: text.trim().toLowerCase() };
    this.#matches = this.#all.filter((item) => this.#passes(item));
  }

  /** The matches before an event. @param {number} end Its number. */
  until(end) {
    const { length } = this.#matches;
    return !length || this.#matches[length - 1].number < end ? this.#matches : this.#matches.slice(0, before(this.#matches, end));
  }

  /** How many ended how before an event. @param {number} end @returns {Record<string, number>} */
  counts(end) {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { number, event } of this.#all) if (number < end) counts[event.outcome] = (counts[event.outcome] ?? 0) + 1;
    return counts;
  }

  /** @param {Item} item */
  #passes({ event }) {
    const { outcome, text } = this.#filter;
    if (outcome && event.outcome !== outcome) return false;
    if (!text) return true;
    return [event.key, event.disposition, event.problem?.code, event.problem?.message, event.data && JSON.stringify(event.data)].some((part) => part !== undefined && String(part).toLowerCase().includes(text));
  }
}
