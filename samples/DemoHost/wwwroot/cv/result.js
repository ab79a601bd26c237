import { el, safeHref } from '/site/dom.js';

const CONFIDENCE = ['overall', 'name', 'email', 'phone', 'location', 'summary', 'experience', 'education', 'skills', 'languages', 'links'];

let shown;

/** Renders what was found. Everything from the CV is set as text, and links lead to http(s), mail and telephone only. */
export function showResult(root, { result, artifacts }) {
  if (shown === result) return;
  shown = result;
  root.replaceChildren(
    head(result, artifacts),
    ...[
      result.summary && el('p', { class: 'cv-summary', text: result.summary }),
      section('Experience', timeline(list(result.experience).map(position))),
      section('Education', timeline(list(result.education).map(degree))),
      section('Skills', chips(list(result.skills))),
      section('Languages', chips(list(result.languages))),
      section('How sure it is', confidence(result.confidence)),
    ].filter(Boolean),
  );
}

const list = (value) => (Array.isArray(value) ? value.filter(Boolean) : []);

function head(cv, artifacts) {
  const page = list(artifacts).find(({ mediaType, href }) => safeHref(href) && String(mediaType ?? '').startsWith('text/html'));
  const role = list(cv.experience)[0];
  return el(
    'div',
    {},
    el(
      'div',
      { class: 'cv-head' },
      el('div', {}, el('h2', { id: 'result-title', text: cv.name ?? 'No name found' }), role?.title ? el('p', { class: 'cv-role', text: role.title }) : undefined),
      page ? el('a', { class: 'button', href: safeHref(page.href), text: 'Open the portfolio page' }) : undefined,
    ),
    contacts(cv),
  );
}

function contacts({ email, phone, location, links }) {
  const rows = [
    email && link(`mailto:${encodeURIComponent(email).replace('%40', '@')}`, email),
    phone && link(`tel:${phone.replace(/[^\d+]/g, '')}`, phone),
    location && el('span', { text: location }),
    ...list(links).map((href) => (safeHref(href) ? link(safeHref(href), href.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')) : el('span', { text: href }))),
  ].filter(Boolean);
  return rows.length ? el('ul', { class: 'cv-contacts', 'aria-label': 'Contact' }, ...rows.map((row) => el('li', {}, row))) : undefined;
}

function link(href, text) {
  return el('a', { href, text, rel: 'noopener noreferrer nofollow' });
}

function section(title, content) {
  return content && el('section', { class: 'cv-section' }, el('h3', { text: title }), content);
}

function timeline(entries) {
  return entries.length ? el('ol', { class: 'timeline' }, ...entries) : undefined;
}

function position({ title, company, start, end, highlights }) {
  const points = list(highlights).map((text) => el('li', { text }));
  return entry([title, company].filter(Boolean).join(', '), span(start, end), points.length ? el('ul', {}, ...points) : undefined);
}

function degree({ degree: title, institution, year }) {
  return entry([title, institution].filter(Boolean).join(', '), date(year));
}

function entry(what, when, more) {
  return el('li', {}, el('div', { class: 'what', text: what || 'Untitled' }), when ? el('div', { class: 'when', text: when }) : undefined, more);
}

const span = (start, end) => [date(start), date(end)].filter(Boolean).join(' – ');

/** `2021-03` → Mar 2021; anything else as it is. */
function date(text) {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text ?? '') ?? [];
  if (!month) return text ?? '';
  return new Date(Date.UTC(year, month - 1)).toLocaleDateString(undefined, { year: 'numeric', month: 'short', timeZone: 'UTC' });
}

function chips(texts) {
  return texts.length ? el('ul', { class: 'chips' }, ...texts.map((text) => el('li', { class: 'chip', text }))) : undefined;
}

function confidence(values) {
  const known = CONFIDENCE.filter((name) => typeof values?.[name] === 'number');
  if (!known.length) return undefined;
  return el('dl', { class: 'confidence' }, ...known.flatMap((name) => {
    const percent = Math.round(values[name] * 100);
    const label = name[0].toUpperCase() + name.slice(1);
    return [
      el('dt', { text: label }),
      el('dd', {}, el('meter', { min: 0, max: 1, low: 0.4, high: 0.7, optimum: 1, value: values[name], 'aria-label': label }), el('span', { text: percent ? `${percent} %` : 'not found' })),
    ];
  }));
}
