import { el, icon, setAttribute, setText } from '../dom.js';
import { count, offset } from '../format.js';

const speeds = [1, 2, 5, 20, 100];

/** Steps through a run's history, or plays it again as fast as asked. */
export class ReplayBar {
  #slider = /** @type {HTMLInputElement} */ (el('input', { type: 'range', step: 1, 'aria-label': 'Moment in the history' }));
  #label = el('span', { class: 'replay-label' });
  #play = el('button', { type: 'button', class: 'plain icon-button', onclick: () => this.toggle() });
  #live = el('button', { type: 'button', class: 'live', text: 'Live', onclick: () => this.#seek(undefined) });
  #speed = /** @type {HTMLSelectElement} */ (el('select', { 'aria-label': 'Speed' }, ...speeds.map((speed) => el('option', { value: speed, text: `${speed}×` }))));
  #frame = 0;
  #model;
  #onMove;
  element;

  /** @param {import('./model.js').RunModel} model @param {() => void} onMove Called when somebody moves, not when the run does. */
  constructor(model, onMove) {
    this.#model = model;
    this.#onMove = onMove;
    this.#slider.addEventListener('input', () => {
      this.#pause();
      this.#seek(Number(this.#slider.value));
    });
    this.#showPlaying();
    const button = (/** @type {string} */ shape, /** @type {string} */ label, /** @type {number} */ by) => el('button', { type: 'button', class: 'plain icon-button', 'aria-label': label, onclick: () => this.step(by) }, icon(shape));
    this.element = el('section', { class: 'replay', 'aria-label': 'Replay' }, button('previous', 'One event back', -1), this.#play, button('next', 'One event on', 1), this.#speed, this.#slider, this.#label, this.#live);
  }

  show() {
    const { history, end, isLive, isTruncated, state, snapshot } = this.#model;
    this.#slider.min = String(history.first);
    this.#slider.max = String(history.end);
    this.#slider.value = String(end);
    const text = `${offset(snapshot.t)} · event ${count(end - history.first)} of ${count(history.end - history.first)}${isTruncated || history.first ? ', earlier ones are no longer kept' : ''}`;
    setText(this.#label, text);
    setAttribute(this.#slider, 'aria-valuetext', text);
    setAttribute(this.#live, 'aria-pressed', String(isLive));
    setText(this.#live, state?.ended ? 'End' : 'Live');
    setAttribute(this.element, 'data-live', isLive);
  }

  /** @param {number} by */
  step(by) {
    this.#pause();
    this.#seek(this.#model.end + by);
  }

  toggle() {
    if (!this.#frame) return this.#start();
    this.#pause();
    this.#onMove();
  }

  close() {
    this.#pause();
  }

  #start() {
    const model = this.#model;
    if (model.end >= model.history.end) this.#seek(model.history.first);
    let t = model.snapshot.t;
    let before = performance.now();
    const next = (/** @type {number} */ now) => {
      t += (now - before) * Number(this.#speed.value);
      before = now;
      const to = model.history.until(t);
      if (to > model.end) model.seek(to);
      this.#frame = requestAnimationFrame(next);
      if (to >= model.history.end) this.#finish();
    };
    this.#frame = requestAnimationFrame(next);
    this.#showPlaying();
  }

  #finish() {
    this.#pause();
    this.#seek(undefined);
  }

  #pause() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#showPlaying();
  }

  /** @param {number | undefined} number */
  #seek(number) {
    if (number === undefined) this.#pause();
    this.#model.seek(number);
    this.#onMove();
  }

  #showPlaying() {
    this.#play.replaceChildren(icon(this.#frame ? 'pause' : 'play'));
    setAttribute(this.#play, 'aria-label', this.#frame ? 'Pause' : 'Play from here');
  }
}
