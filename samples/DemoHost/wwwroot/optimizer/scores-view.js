import { byId, el } from '/site/dom.js';

const SCORES = [
  ['overall', 'Overall'],
  ['coverage', 'Skills of the job'],
  ['action_verbs', 'Action verbs'],
  ['quantified', 'Results with figures'],
  ['readability', 'Readability'],
  ['length', 'Length'],
];
const COUNTS = [
  ['words', 'words'],
  ['achievements', 'achievements'],
  ['skills', 'skills'],
  ['matched_skills', 'skills that the job asks for'],
  ['edits', 'edits'],
];

let shown;

/** The scores before and, as soon as they are known, after. */
export function showScores(metrics) {
  if (shown === metrics) return;
  shown = metrics;
  const known = SCORES.filter(([name]) => `${name}_score` in metrics);
  byId('scores-card').hidden = !Object.keys(metrics).length;
  byId('scores').parentElement.hidden = !known.length;
  byId('scores').replaceChildren(...known.map(([name, label]) => row(label, metrics[`${name}_score`], metrics[`optimized_${name}_score`])));
  byId('counts').replaceChildren(...COUNTS.filter(([name]) => name in metrics).map(([name, label]) => el('li', { class: 'chip', text: `${metrics[name]} ${label}` })));
}

function row(label, before, after) {
  const value = after ?? before;
  return el('tr', {},
    el('th', { scope: 'row', text: label }),
    el('td', {}, el('meter', { min: 0, max: 100, low: 40, high: 70, optimum: 100, value, 'aria-label': label })),
    el('td', { class: 'figure', text: number(before) }),
    el('td', { class: after > before ? 'figure better' : 'figure', text: after === undefined ? '' : number(after) }));
}

function number(value) {
  return String(Math.round(value));
}
