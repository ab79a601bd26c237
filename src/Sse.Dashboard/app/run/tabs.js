import { el, setAttribute, setText } from '../dom.js';

/** @typedef {{ id: string, text: string, count: () => number | undefined }} Tab */

/** Tabs with a count each; arrows move between them (ARIA Authoring Practices). */
export class Tabs {
  element = el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Parts of the workflow' });
  #tabs;
  #onChoose;

  /** @param {Tab[]} tabs @param {(id: string) => void} onChoose */
  constructor(tabs, onChoose) {
    this.#onChoose = onChoose;
    this.#tabs = tabs.map((tab) => {
      const number = el('span', { class: 'tab-count' });
      const button = el('button', { type: 'button', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': 'panel', onclick: () => onChoose(tab.id) }, el('span', { text: tab.text }), number);
      return { ...tab, number, button };
    });
    this.element.append(...this.#tabs.map(({ button }) => button));
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {string} chosen */
  show(chosen) {
    for (const { id, count, number, button } of this.#tabs) {
      const n = count();
      setText(number, n ? String(n) : '');
      setAttribute(button, 'aria-selected', String(id === chosen));
      setAttribute(button, 'tabindex', id === chosen ? 0 : -1);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = this.#tabs.findIndex(({ button }) => button === document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step) return;
    const tab = this.#tabs[(at + step + this.#tabs.length) % this.#tabs.length];
    this.#onChoose(tab.id);
    tab.button.focus();
    event.preventDefault();
  }
}
