import { el } from '/site/dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 40;
const STEP = 8;

const root = document.getElementById('rates');
let shown = null;

root.closest('details').addEventListener('toggle', () => showRates(shown));

/** How many events came: in all, by second, by type. Nothing is drawn while nobody looks. */
export function showRates(rates) {
  shown = rates;
  if (!rates) {
    root.replaceChildren(el('p', { class: 'muted', text: 'This result came without events.' }));
    return;
  }
  if (!root.closest('details').open) return;
  root.replaceChildren(
    el('p', { class: 'muted', text: `${rates.total} events, ${rates.average.toFixed(1)} a second on average, ${rates.peak} in the busiest second` }),
    bars(rates.history, rates.peak),
    el('ul', { class: 'chips' }, ...rates.byType.map(([type, count]) => el('li', { class: 'chip', text: `${type} ${count}` }))),
  );
}

function bars(history, peak) {
  const svg = shape('svg', { viewBox: `0 0 ${history.length * STEP} ${HEIGHT}`, class: 'bars', role: 'img', 'aria-label': 'Events in each of the last 30 seconds', preserveAspectRatio: 'none' });
  history.forEach((count, i) => {
    const height = peak ? (count / peak) * HEIGHT : 0;
    svg.append(shape('rect', { x: i * STEP + 1, y: HEIGHT - height, width: STEP - 2, height }));
  });
  return svg;
}

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
