import { KeyedList, byId, el, setText } from '/site/dom.js';
import { showRates } from './rates-view.js';
import { showScores } from './scores-view.js';

const EXPECTED_STEPS = 9;
const MOST_INSIGHTS = 4;
const RANK = { high: 0, medium: 1, low: 2 };
const CONNECTION = { connecting: 'Connecting…', open: 'Live', waiting: 'Reconnecting…', ended: 'Ended', gone: 'Not found' };
const TITLE = { started: 'Starting', running: 'Optimizing', completed: 'Done', failed: 'Failed', canceled: 'Canceled' };
const MARK = { pending: '○', running: '●', completed: '✓', passed: '✓', failed: '✕', skipped: '–', canceled: '–' };

const steps = new KeyedList(byId('steps'), createStep, updateStep);
const checklist = new KeyedList(byId('checklist'), createRule, updateRule);
let shownInsights = null;
let shownErrors = null;

/** Paints what a job's state says; the edits have a list of their own. */
export function showRun(state) {
  setText(byId('run-title'), TITLE[state.status] ?? state.status);
  byId('run-title').dataset.status = state.status;
  setText(byId('connection'), CONNECTION[state.connection.status]);
  byId('connection').dataset.status = state.connection.status;
  const percentage = overall(state);
  byId('overall').value = percentage;
  setText(byId('current'), state.done ? '' : state.currentStep);
  document.title = `${state.status === 'running' ? `${Math.floor(percentage)} %` : TITLE[state.status]} · Resume optimizer`;
  steps.show(state.steps.map((step) => [step.step, step]));
  checklist.show(state.validations.map((rule) => [rule.rule, rule]));
  showInsights(state.insights);
  showErrors(state.errors);
  showScores(state.metrics);
  showRates(state.rates);
}

/** As the original does: from the percentages of the steps. */
function overall({ status, steps: known }) {
  if (status === 'completed') return 100;
  return known.reduce((sum, { percentage }) => sum + percentage, 0) / Math.max(EXPECTED_STEPS, known.length);
}

function createStep() {
  return el('li', {}, el('span', { class: 'mark', 'aria-hidden': 'true' }), el('span', { class: 'name' }), el('span', { class: 'eta muted' }), el('progress', { max: 100 }), el('span', { class: 'message muted' }));
}

function updateStep(row, { step, percentage, eta, status, message }) {
  const [mark, name, left, bar, text] = row.children;
  row.dataset.status = status;
  setText(mark, MARK[status] ?? '●');
  setText(name, step);
  setText(left, status === 'running' ? (eta === null ? `${Math.floor(percentage)} %` : `${eta < 1 ? '< 1' : Math.ceil(eta)} s left`) : status === 'completed' ? '' : status);
  bar.value = percentage;
  bar.setAttribute('aria-label', step);
  bar.hidden = status !== 'running';
  setText(text, message ?? '');
}

function createRule() {
  return el('li', {}, el('span', { class: 'mark', 'aria-hidden': 'true' }), el('span', { class: 'name' }), el('span', { class: 'visually-hidden' }), el('span', { class: 'message muted' }));
}

function updateRule(row, { rule, status, message }) {
  const [mark, name, spoken, text] = row.children;
  row.dataset.status = status;
  setText(mark, MARK[status] ?? '?');
  setText(name, readable(rule));
  setText(spoken, `: ${status}`);
  setText(text, message ?? '');
}

/** Four at most: what matters most, and of that the newest. */
function showInsights(insights) {
  if (insights === shownInsights) return;
  shownInsights = insights;
  const best = insights
    .map((insight, index) => ({ ...insight, index }))
    .sort((a, b) => (RANK[a.importance] ?? 3) - (RANK[b.importance] ?? 3) || b.index - a.index)
    .slice(0, MOST_INSIGHTS);
  byId('insights').replaceChildren(...best.map(({ category, importance, message }) =>
    el('li', { 'data-importance': importance }, el('span', { class: 'category', text: `${readable(category)} · ${importance}` }), el('span', { text: message }))));
}

function showErrors(errors) {
  if (errors === shownErrors) return;
  shownErrors = errors;
  byId('errors').replaceChildren(...errors.map(({ message, suggestion, fatal }) =>
    el('li', { 'data-fatal': String(!!fatal) }, el('strong', { text: message }), suggestion ? el('span', { text: ` ${suggestion}` }) : undefined)));
}

function readable(name) {
  const words = String(name).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
