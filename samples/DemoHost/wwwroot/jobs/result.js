import { el } from '/site/dom.js';

const RADIUS = 52;
const AROUND = 2 * Math.PI * RADIUS;
const SVG = 'http://www.w3.org/2000/svg';

/** The score, how it came about, and what the resume says. Everything from the resume is set as text. */
export function showResult(root, { score, parts, profile }) {
  root.replaceChildren(
    el(
      'div', { class: 'result-head' },
      gauge(score),
      el(
        'div', {},
        el('h2', { id: 'result-title', text: profile?.name ?? 'No name found' }),
        el('p', { class: 'muted', text: [profile?.experience?.[0]?.title, profile?.location].filter(Boolean).join(' · ') || 'No position found' }),
        el('p', { class: 'muted', text: counts(profile) }),
      ),
    ),
    el('dl', { class: 'parts' }, ...parts.flatMap(part)),
    skills(profile?.skills ?? []),
  );
  root.hidden = false;
}

function counts(profile) {
  const of = (list, one, many) => `${list?.length ?? 0} ${list?.length === 1 ? one : many}`;
  return [of(profile?.experience, 'position', 'positions'), of(profile?.education, 'degree', 'degrees'), of(profile?.skills, 'skill', 'skills')].join(', ');
}

function gauge(score) {
  const svg = shape('svg', { viewBox: '0 0 120 120', class: 'gauge', role: 'img', 'aria-label': `Score ${score} of 100` });
  const band = score >= 75 ? 'good' : score >= 50 ? 'warn' : 'bad';
  const text = shape('text', { x: 60, y: 60, class: 'gauge-text' });
  text.textContent = score;
  svg.append(
    shape('circle', { cx: 60, cy: 60, r: RADIUS, class: 'gauge-track' }),
    shape('circle', { cx: 60, cy: 60, r: RADIUS, class: `gauge-value ${band}`, transform: 'rotate(-90 60 60)', 'stroke-dasharray': `${(AROUND * score) / 100} ${AROUND}` }),
    text,
  );
  return svg;
}

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function part({ name, points, of, suggestion }) {
  return [
    el('dt', { text: name }),
    el(
      'dd', {},
      el('meter', { min: 0, max: of, low: of * 0.4, high: of * 0.75, optimum: of, value: points, 'aria-label': name }),
      el('span', { class: 'points', text: `${points} / ${of}` }),
      suggestion ? el('span', { class: 'muted suggestion', text: suggestion }) : undefined,
    ),
  ];
}

function skills(names) {
  return names.length ? el('ul', { class: 'chips', 'aria-label': 'Skills' }, ...names.slice(0, 24).map((text) => el('li', { class: 'chip', text }))) : '';
}
