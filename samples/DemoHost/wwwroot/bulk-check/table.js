import { el } from '/site/dom.js';
import { details } from './details.js';

// A browser shows thousands of rows badly; the export has them all.
const MOST = 500;

export const kindOf = (candidate) => (!candidate.success ? 'failed' : candidate.isExistingCandidate ? 'existing' : 'new');

const scoreOf = (candidate) => candidate.scoring?.overallScore ?? candidate.existingCandidate?.score;

const orders = {
  finished: () => 0,
  row: (a, b) => a.index - b.index,
  score: (a, b) => (scoreOf(b) ?? -1) - (scoreOf(a) ?? -1),
};

/** The candidates as rows of a table. Rows are made once, and moved. Everything from the file or a profile is set as text. */
export class Table {
  #body;
  /** @type {Map<number, HTMLTableRowElement[]>} A row, and its details behind it when they are open. */
  #rows = new Map();
  #isLive = false;

  constructor(body) {
    this.#body = body;
  }

  clear() {
    this.#rows.clear();
    this.#body.replaceChildren();
  }

  /** @returns {number} How many are not shown because they are too many. */
  show(candidates, { kind, order, isLive }) {
    this.#isLive = isLive;
    const chosen = [...candidates].filter((c) => !kind || kindOf(c) === kind).sort(orders[order]);
    const wanted = chosen.slice(0, MOST).flatMap((candidate) => this.#rowsOf(candidate));
    let next = this.#body.firstElementChild;
    for (const row of wanted) {
      if (row === next) next = next.nextElementSibling;
      else this.#body.insertBefore(row, next);
    }
    while (next) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
    return chosen.length - Math.min(chosen.length, MOST);
  }

  #rowsOf(candidate) {
    let rows = this.#rows.get(candidate.index);
    if (!rows) this.#rows.set(candidate.index, (rows = [this.#row(candidate)]));
    return rows;
  }

  #row(candidate) {
    const { index, candidateInfo: info, processingTime } = candidate;
    return el('tr', { class: this.#isLive ? 'fresh' : null, onanimationend: ({ currentTarget }) => currentTarget.classList.remove('fresh'), 'data-kind': kindOf(candidate), 'data-index': index },
      el('td', { class: 'num', text: index }),
      el('td', {}, el('div', { class: 'who', text: info.name || 'No name' }), el('div', { class: 'sub', text: info.email || 'No e-mail' })),
      el('td', { class: 'wide' }, el('div', { text: info.providedTitle || '–' }), el('div', { class: 'sub', text: [info.providedCompany, info.location].filter(Boolean).join(' · ') })),
      result(candidate),
      score(candidate),
      potential(candidate),
      el('td', { class: 'num wide', text: time(processingTime) }),
      el('td', {}, candidate.success ? this.#more(candidate) : undefined));
  }

  #more(candidate) {
    const name = candidate.candidateInfo.name;
    const button = el('button', { type: 'button', class: 'more', 'aria-expanded': 'false', 'aria-label': `Details of ${name}`, text: 'Details' });
    button.addEventListener('click', () => {
      const rows = this.#rows.get(candidate.index);
      const isOpen = rows.length > 1;
      button.setAttribute('aria-expanded', String(!isOpen));
      if (isOpen) rows.pop().remove();
      else {
        rows.push(el('tr', { class: 'detail' }, el('td', { colspan: 8 }, details(candidate))));
        rows[0].after(rows[1]);
      }
    });
    return button;
  }
}

function result(candidate) {
  const kind = kindOf(candidate);
  const words = { new: 'New', existing: 'Existing', failed: 'Failed' };
  return el('td', {},
    el('span', { class: 'badge', 'data-kind': kind, text: words[kind] }),
    kind === 'failed' ? el('div', { class: 'why', text: candidate.error }) : undefined,
    candidate.companyDifference === 'Different' ? el('div', { class: 'sub', text: 'Another company' }) : undefined,
    candidate.companyDifference === 'Former' ? el('div', { class: 'sub', text: 'Former company' }) : undefined);
}

function score(candidate) {
  const value = scoreOf(candidate);
  if (value === undefined) return el('td', { class: 'sub', text: '–' });
  const priority = candidate.scoring?.priority ?? candidate.existingCandidate?.priority;
  return el('td', {},
    el('div', { class: 'score' }, el('span', { text: value }), el('meter', { min: 0, max: 100, low: 60, high: 80, optimum: 100, value, 'aria-label': `Score of ${candidate.candidateInfo.name}` })),
    el('div', { class: 'sub', text: `${priority} priority` }));
}

function potential(candidate) {
  const { hireability, existingCandidate: known } = candidate;
  if (!hireability && !known) return el('td', { class: 'wide sub', text: '–' });
  const open = hireability ? hireability.factors.openToWork : known.openToWork;
  return el('td', { class: 'wide' },
    el('div', { text: `${hireability?.potentialToJoin ?? known.potentialToJoin} (${hireability?.score ?? known.hireabilityScore})` }),
    open ? el('div', { class: 'sub', text: 'Open to work' }) : undefined);
}

const time = (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);
