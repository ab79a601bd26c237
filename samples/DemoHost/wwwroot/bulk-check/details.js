import { el, safeHref } from '/site/dom.js';

const PARTS = { skillMatch: 'Skills', openToWork: 'Open to work', jobStability: 'Stability', engagement: 'Engagement', companyConsistency: 'Company', overallScore: 'Overall' };
const FACTORS = { openToWork: 'Open to work', companyMatch: 'Works where the file says', recentActivity: 'Recently active', skillsAvailable: 'Skills are known' };

/** What is known about a candidate, for the row that opens below its own. */
export function details({ linkedinProfile: profile, scoring, hireability, insights, existingCandidate: known }) {
  if (known) return el('div', { class: 'facts' }, section('In your database', el('p', { text: [known.title, known.company].filter(Boolean).join(', ') }), el('p', {}, link(known.linkedinUrl))));
  return el('div', { class: 'facts' },
    section('Profile', el('p', { text: profile.headline }), el('p', { class: 'sub', text: `${profile.location} · active ${profile.lastActive}` }), el('p', { text: profile.summary }), el('p', {}, link(profile.profileUrl)), chips(profile.skills)),
    section('Score', el('dl', { class: 'parts' }, ...Object.entries(PARTS).flatMap(([name, label]) => part(label, scoring[name])))),
    section('What stands out', list(insights), el('p', { class: 'sub', text: `Speaks for joining: ${Object.entries(FACTORS).filter(([name]) => hireability.factors[name]).map(([, label]) => label.toLowerCase()).join(', ') || 'nothing'}.` })),
    section('Positions', list(profile.jobHistory.map(({ title, company, startDate, endDate }) => `${title}, ${company} (${startDate} – ${endDate ?? 'today'})`))));
}

function section(title, ...content) {
  return el('section', {}, el('h3', { text: title }), ...content);
}

function part(label, value) {
  return [el('dt', { text: label }), el('dd', {}, el('meter', { min: 0, max: 100, low: 60, high: 80, optimum: 100, value, 'aria-label': label }), el('span', { text: value }))];
}

function list(texts) {
  return el('ul', {}, ...texts.map((text) => el('li', { text })));
}

function chips(texts) {
  return el('ul', { class: 'chips' }, ...texts.map((text) => el('li', { class: 'chip', text })));
}

function link(href) {
  const safe = safeHref(href);
  return safe ? el('a', { href: safe, rel: 'noopener noreferrer nofollow', text: href.replace(/^https?:\/\//, '') }) : el('span', { text: href });
}
