import { Chart } from '../chart.js';
import { el, setAttribute, setText } from '../dom.js';
import { metricValue, words } from '../format.js';
import { until } from './series.js';

// More would not fit anybody's head, and each is a canvas.
const MOST_CHARTS = 60;
const HEIGHT = 84;

/** A run's figures, each with how it came to be what it is. */
export class MetricsPanel {
  #grid = el('div', { class: 'metric-grid' });
  #empty = el('p', { class: 'empty', text: 'Nothing was measured.', hidden: true });
  /** @type {Map<string, { value: HTMLElement, chart: Chart | undefined, host: HTMLElement, length: number }>} */
  #cards = new Map();
  element = el('div', { class: 'panel' }, this.#grid, this.#empty);

  /** @param {import('./model.js').RunModel} model */
  show(model) {
    let shown = 0;
    for (const [key, series] of model.series.all) {
      const [times, values] = until(series, model.end);
      const card = this.#card(key, series);
      setAttribute(card.host.parentElement, 'hidden', !times.length);
      if (!times.length) continue;
      shown++;
      const value = values[values.length - 1];
      setText(card.value, series.kind === 'progress' ? `${Math.floor(value)} %` : metricValue({ ...series, value }));
      if (times.length === card.length || times.length < 2) continue;
      card.length = times.length;
      card.chart ??= new Chart(card.host, { height: HEIGHT, small: true, series: [{ label: series.name, color: 'accent', fill: true }] });
      card.chart.show([times, values]);
    }
    setAttribute(this.#empty, 'hidden', shown > 0);
  }

  close() {
    for (const { chart } of this.#cards.values()) chart?.close();
  }

  /** @param {string} key @param {import('./series.js').Series} series */
  #card(key, series) {
    let card = this.#cards.get(key);
    if (card) return card;
    const value = el('dd');
    const host = el('div', { class: 'metric-chart' });
    card = { value, host, chart: undefined, length: 0 };
    this.#cards.set(key, card);
    const element = el('dl', { class: 'card metric' }, el('dt', {}, el('span', { text: words(series.name) }), el('span', { class: 'muted', text: series.kind })), value, host);
    if (this.#cards.size <= MOST_CHARTS) this.#grid.append(element);
    return card;
  }
}
