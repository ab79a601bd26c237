import { el } from '/site/dom.js';

/**
 * The checks started in this browser: beside what is always kept, `company`, `page` and, of those that have ended, `result`.
 * @param {Element} section Hidden while there is nothing to show.
 * @param {import('../site/recent-runs.js').RecentRuns} runs
 */
export function showRecent(section, runs) {
  section.hidden = !runs.all.length;
  section.querySelector('ul').replaceChildren(...runs.all.map(({ id, company, file, page, at, result }) => el('li', {},
    el('a', { href: `?${new URLSearchParams({ run: id, com_id: company })}`, text: page > 1 ? `${file}, page ${page}` : file }),
    el('span', { class: 'muted', text: [new Date(at).toLocaleString(), company, result].filter(Boolean).join(' · ') }))));
}
