// A metric's values over time, thinned out where there are more than a small chart can show.

const MOST_POINTS = 1000;

/** @typedef {{ name: string, kind: string, unit?: string, times: number[], values: number[], numbers: number[], stride: number, skipped: number }} Series */

export class SeriesBook {
  /** @type {Map<string, Series>} By kind and name. */
  all = new Map();

  /** @param {any} event @param {number} number */
  add({ name, kind, unit, value, t }, number) {
    if (typeof value !== 'number') return;
    const key = `${kind}:${name}`;
    let series = this.all.get(key);
    if (!series) this.all.set(key, (series = { name, kind, unit, times: [], values: [], numbers: [], stride: 1, skipped: 0 }));
    if (++series.skipped < series.stride) return;
    series.skipped = 0;
    series.times.push(t / 1000);
    series.values.push(value);
    series.numbers.push(number);
    if (series.times.length > MOST_POINTS) thin(series);
  }

  clear() {
    this.all.clear();
  }
}

/** Every second value goes, and of those to come as well. @param {Series} series */
function thin(series) {
  const keep = (/** @type {number[]} */ list) => list.filter((_, at) => at % 2 === 0);
  series.times = keep(series.times);
  series.values = keep(series.values);
  series.numbers = keep(series.numbers);
  series.stride *= 2;
}

/** The part of a series before an event. @param {Series} series @param {number} end Its number. @returns {[times: number[], values: number[]]} */
export function until({ times, values, numbers }, end) {
  const at = numbers.findIndex((number) => number >= end);
  return at < 0 ? [times, values] : [times.slice(0, at), values.slice(0, at)];
}
