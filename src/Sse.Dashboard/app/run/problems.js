import { el, KeyedList, setAttribute, setText } from '../dom.js';
import { offset } from '../format.js';

/** What went wrong, and what to do about it. */
export class Problems {
  #list = el('ul');
  #more = el('button', { type: 'button', class: 'plain', hidden: true, onclick: () => this.#toggle() });
  #rows = new KeyedList(this.#list, () => el('li', { class: 'problem' }), write);
  #all = false;
  /** @type {any[]} */
  #problems = [];
  /** @type {any} What the run ended with. */
  #last;
  element = el('section', { class: 'problems', 'aria-label': 'Problems', hidden: true }, this.#list, this.#more);

  /** @param {any} snapshot */
  show({ problems, problem }) {
    if (problems === this.#problems && problem === this.#last) return;
    this.#problems = problems;
    this.#last = problem;
    this.#paint();
  }

  /** @param {any} problem */
  #isLast({ code, message }) {
    return code === this.#last?.code && message === this.#last?.message;
  }

  #toggle() {
    this.#all = !this.#all;
    this.#paint();
  }

  #paint() {
    const few = 3;
    const shown = this.#all ? this.#problems : this.#problems.slice(-few);
    this.#rows.show(shown.map((problem) => [`${problem.rev} ${this.#isLast(problem)}`, this.#isLast(problem) ? { ...problem, fatal: true } : problem]));
    setAttribute(this.element, 'hidden', !this.#problems.length);
    setAttribute(this.#more, 'hidden', this.#problems.length <= few);
    setText(this.#more, this.#all ? 'Show fewer' : `Show all ${this.#problems.length} problems`);
  }
}

/** @param {HTMLElement} row @param {any} problem */
function write(row, { message, code, suggestion, fatal, retryable, errorType, t }) {
  setAttribute(row, 'data-fatal', !!fatal);
  const facts = [code, errorType, retryable && 'can be tried again', `at ${offset(t ?? 0)}`].filter(Boolean).join(' · ');
  row.replaceChildren(el('strong', { text: message ?? code ?? 'Problem' }), ...(suggestion ? [el('p', { class: 'suggestion', text: suggestion })] : []), el('small', { class: 'muted', text: facts }));
}
