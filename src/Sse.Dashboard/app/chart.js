import { isDark } from './theme.js';

/** @typedef {{ label: string, color: string, fill?: boolean, bars?: boolean, points?: boolean, scale?: string, format?: (value: number) => string }} ChartSeries */

// Steps of an axis of time, in seconds.
const TIMES = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 604_800];

const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The colours of the page's style, as text that a canvas takes. @param {string} name */
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}-${isDark() ? 'dark' : 'light'}`).trim();

/** A chart that follows its container's width and the page's colours. */
export class Chart {
  #host;
  #options;
  /** @type {any} */
  #plot;
  /** @type {any} */
  #data;
  /** @type {[number, number] | undefined} */
  #span;
  #abort = new AbortController();
  #resize;

  /**
   * @param {HTMLElement} host
   * @param {{ height: number, series: ChartSeries[], small?: boolean, formatX?: (value: number, step: number) => string, formatY?: (value: number) => string, minY?: number, whole?: boolean }} options `whole`: y values are counts.
   */
  constructor(host, options) {
    this.#host = host;
    this.#options = options;
    this.#resize = new ResizeObserver(() => this.#plot?.setSize({ width: this.#width, height: options.height }));
    this.#resize.observe(host);
    const { signal } = this.#abort;
    window.addEventListener('themechange', () => this.#remake(), { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#remake(), { signal });
  }

  get #width() {
    return Math.max(60, this.#host.clientWidth);
  }

  /** @param {(number | null)[][]} data The x values, then those of each series. @param {[from: number, to: number]} [span] Of the x values. Default: all of them. */
  show(data, span) {
    this.#data = data;
    this.#span = span;
    if (this.#plot) this.#plot.setData(data);
    else if (this.#host.clientWidth) this.#make();
  }

  close() {
    this.#abort.abort();
    this.#resize.disconnect();
    this.#plot?.destroy();
  }

  #remake() {
    this.#plot?.destroy();
    this.#plot = undefined;
    if (this.#data) this.#make();
  }

  #make() {
    const { height, series, small = false, formatX, formatY, minY, whole } = this.#options;
    const axis = { stroke: color('muted'), font: '11px system-ui, sans-serif', grid: { stroke: color('line'), width: 1 }, ticks: { show: false } };
    const { uPlot } = /** @type {any} */ (globalThis);
    this.#plot = new uPlot({
      width: this.#width,
      height,
      padding: small ? [6, 4, 4, 4] : [10, 10, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: !small }, drag: { x: false, y: false } },
      scales: { x: { time: false, range: (/** @type {any} */ _, /** @type {number} */ low, /** @type {number} */ high) => this.#span ?? [low, high] }, y: { range: (/** @type {any} */ _, /** @type {number} */ low, /** @type {number} */ high) => range(low, high, minY) } },
      axes: [
        { ...axis, show: !small, size: 26, space: 70, ...(formatX && { values: (/** @type {any} */ _, /** @type {number[]} */ all) => all.map((value) => formatX(value, all[1] - all[0])), incrs: TIMES }) },
        { ...axis, show: !small, size: 52, ...(whole && { incrs: WHOLE }), ...(formatY && { values: (/** @type {any} */ _, /** @type {number[]} */ all) => all.map(formatY) }) },
      ],
      series: [{}, ...series.map((one) => line(one, uPlot))],
    }, this.#data, this.#host);
    this.#plot.root.setAttribute('aria-hidden', 'true'); // Figures beside it say the same in words.
  }
}

/** @param {ChartSeries} series @param {any} uPlot */
function line({ label, color: name, fill, bars, points }, uPlot) {
  const stroke = color(name);
  return {
    label,
    stroke,
    width: bars ? 0 : points ? 0 : 1.75,
    ...(fill && { fill: `${stroke}22` }),
    ...(bars && { paths: uPlot.paths.bars({ size: [0.8, 40], radius: 0.15 }), fill: stroke }),
    points: points ? { show: true, size: 6, fill: `${stroke}99`, stroke: `${stroke}00`, width: 0 } : { show: false },
    ...(points && { paths: () => null }),
  };
}

/** Some room above, and a line that never moves in the middle. @param {number | null} low @param {number | null} high @param {number} [least] */
function range(low, high, least) {
  if (low === null || high === null) return [0, 1];
  const bottom = least ?? (low >= 0 && low < high / 3 ? 0 : low);
  return high === bottom ? [bottom - (least === undefined ? 1 : 0), high + 1] : [bottom, high + (high - bottom) * 0.1];
}
