import { report } from '../api.js';
import { el, setAttribute, setText } from '../dom.js';
import { count, duration, percent } from '../format.js';
import { poll } from '../poll.js';

const MINUTES = 60;
const EVERY = 3000;

/** The last hour in a few figures, above the list. */
export class Tiles {
  element = el('section', { class: 'tiles', 'aria-label': 'The last hour' });
  #tiles = {
    running: tile('Running now'),
    runs: tile('Finished in the last hour'),
    errors: tile('Error rate'),
    p95: tile('95th percentile'),
  };
  #stop;

  /** @param {(names: string[]) => void} onNames Called with the names that workflows have. */
  constructor(onNames) {
    this.element.append(...Object.values(this.#tiles).map(({ element }) => element));
    this.#stop = poll(async (signal) => {
      const figures = await report(MINUTES, signal);
      this.#show(figures);
      onNames(figures.byName.map((/** @type {any} */ one) => one.name));
    }, EVERY);
  }

  close() {
    this.#stop();
  }

  /** @param {any} figures */
  #show(figures) {
    const { running, runs, errors, p95 } = this.#tiles;
    setText(running.value, count(figures.running));
    setAttribute(running.element, 'data-live', figures.running > 0);
    setText(runs.value, count(figures.runs));
    setText(errors.value, figures.runs ? percent(figures.errorRate) : '–');
    setAttribute(errors.element, 'data-bad', figures.errorRate > 0);
    setText(p95.value, typeof figures.p95Ms === 'number' ? duration(figures.p95Ms) : '–');
  }
}

/** @param {string} label */
function tile(label) {
  const value = el('dd', { text: '–' });
  return { value, element: el('dl', { class: 'tile' }, el('dt', { text: label }), value) };
}
