import { el, icon, setAttribute } from '../dom.js';
import { clock, count, duration, isRunning, offset, remaining, statusText, words } from '../format.js';
import { before } from './log.js';

const MOST_LINES = 100;

/** What is known of one phase or step. */
export class Inspector {
  #title = el('h2');
  #facts = el('dl', { class: 'facts' });
  #problem = el('div', { class: 'problem', hidden: true });
  #lines = el('ol', { class: 'mini-log' });
  #head = el('h3', { text: 'Log' });
  /** @type {any} */
  #shown;
  #count = -1;
  element;

  /** @param {() => void} onClose */
  constructor(onClose) {
    this.element = el('aside', { class: 'card inspector', 'aria-label': 'Step', hidden: true },
      el('div', { class: 'inspector-head' }, this.#title, el('button', { type: 'button', class: 'plain icon-button', 'aria-label': 'Close', onclick: onClose }, icon('close'))),
      this.#problem, this.#facts, this.#head, this.#lines);
  }

  /** @param {any} node @param {import('./model.js').RunModel} model */
  show(node, model) {
    setAttribute(this.element, 'hidden', !node);
    if (!node) return;
    const lines = linesOf(node.id, model);
    if (node === this.#shown && lines.length === this.#count) return;
    this.#shown = node;
    this.#count = lines.length;
    this.#title.textContent = node.kind === 'phase' ? words(node.name) : node.name;
    this.#facts.replaceChildren(...factsOf(node, model.snapshot).flatMap(([name, value]) => [el('dt', { text: name }), el('dd', { text: value })]));
    setAttribute(this.#problem, 'hidden', !node.problem);
    if (node.problem) this.#problem.replaceChildren(el('strong', { text: node.problem.message }), ...(node.problem.suggestion ? [el('p', { text: node.problem.suggestion })] : []), el('code', { text: node.problem.code }));
    setAttribute(this.#head, 'hidden', !lines.length);
    this.#lines.replaceChildren(...lines.slice(-MOST_LINES).map(({ t, level, message }) => el('li', { 'data-level': level }, el('span', { class: 'log-time', text: offset(t) }), el('span', { text: message }))));
  }
}

/** @param {string} id @param {import('./model.js').RunModel} model */
function linesOf(id, model) {
  const lines = model.log.ofNode(id);
  return lines.slice(0, before(lines, model.end));
}

/** @param {any} node @param {any} snapshot @returns {[string, string][]} */
function factsOf(node, { startedAt }) {
  const started = Date.parse(startedAt) + node.t;
  /** @type {[string, string | undefined | false][]} */
  const all = [
    ['Status', statusText[node.status] ?? node.status],
    ['Message', node.message !== node.name && node.message],
    ['Started', `${clock(started)} (+${offset(node.t)})`],
    ['Ended', typeof node.durationMs === 'number' && clock(started + node.durationMs)],
    ['Duration', typeof node.durationMs === 'number' && duration(node.durationMs)],
    ['Progress', typeof node.percentage === 'number' && `${Math.floor(node.percentage)} %`],
    ['Done', typeof node.done === 'number' && `${count(node.done)}${node.total ? ` of ${count(node.total)}` : ''} ${node.unit ?? ''}`],
    ['Items', node.counts && Object.entries(node.counts).map(([outcome, n]) => `${count(n)} ${outcome}`).join(', ')],
    ['Page', node.page && `${node.page.number} of ${node.page.pages}`],
    ['Rate', typeof node.rate === 'number' && `${node.rate.toFixed(1)} a second`],
    ['Left', isRunning(node.status) && node.eta && remaining(node.eta.ms)],
    ['Attempt', node.attempt > 1 && String(node.attempt)],
    ['Confidence', typeof node.confidence === 'number' && `${Math.round(node.confidence * 100)} %`],
    ['Weight', node.weight !== undefined && node.weight !== 1 && String(node.weight)],
    ['Expected steps', node.expectedSteps !== undefined && String(node.expectedSteps)],
  ];
  return /** @type {[string, string][]} */ (all.filter(([, value]) => value));
}
