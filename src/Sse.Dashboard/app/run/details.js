import { el, safeHref } from '../dom.js';
import { offset, words } from '../format.js';
import { address } from '../router.js';

/** Everything else a run has said: its result, files, checks, insights, changes, children. */
export class DetailsPanel {
  element = el('div', { class: 'panel details' });
  /** @type {Map<string, { from: unknown, element: HTMLElement }>} */
  #sections = new Map();
  #empty = el('p', { class: 'empty', text: 'Nothing yet: results, files, checks and insights appear here.' });

  /** @param {import('./model.js').RunModel} model */
  show({ snapshot }) {
    const shown = sections.filter(({ of }) => !isEmpty(of(snapshot))).map(({ title, of, write }) => {
      const value = of(snapshot);
      let section = this.#sections.get(title);
      if (section?.from !== value) {
        section = { from: value, element: el('section', { class: 'card' }, el('h2', { text: title }), write(value)) };
        this.#sections.set(title, section);
      }
      return section.element;
    });
    const wanted = shown.length ? shown : [this.#empty];
    if (wanted.length !== this.element.childElementCount || wanted.some((one, at) => one !== this.element.children[at])) this.element.replaceChildren(...wanted);
  }
}

/** How much there is to see. @param {any} snapshot */
export const detailCount = (snapshot) => sections.filter(({ of }) => !isEmpty(of(snapshot))).length;

/** @param {any} value */
const isEmpty = (value) => value === undefined || value === null || (Array.isArray(value) ? !value.length : false);

/** @param {any} value */
const json = (value) => el('pre', { class: 'json', tabindex: 0, text: JSON.stringify(value, null, 2) });

/** @param {any[]} items @param {(item: any) => Node[]} write */
const list = (items, write) => el('ul', { class: 'detail-list' }, ...items.map((item) => el('li', {}, ...write(item))));

/** @type {{ title: string, of: (snapshot: any) => any, write: (value: any) => Node }[]} */
const sections = [
  { title: 'Result', of: ({ result }) => result, write: json },
  {
    title: 'Files and pages',
    of: ({ artifacts }) => artifacts,
    write: (all) => list(all, ({ title, href, mediaType }) => {
      const target = safeHref(href);
      return [target ? el('a', { href: target, text: title ?? href, rel: 'noreferrer noopener', target: '_blank' }) : el('span', { text: title ?? href }), el('small', { class: 'muted', text: mediaType ?? '' })];
    }),
  },
  { title: 'Insights', of: ({ insights }) => insights, write: (all) => list(all, ({ category, importance, message }) => [el('span', { class: 'tag', text: [category, importance].filter(Boolean).join(' · ') }), el('span', { text: message })]) },
  { title: 'Checks', of: ({ validations }) => validations, write: (all) => list(all, ({ rule, status, message }) => [el('span', { class: 'tag', 'data-check': status, text: status }), el('strong', { text: rule }), el('span', { text: message ?? '' })]) },
  {
    title: 'Changes',
    of: ({ diffs }) => diffs,
    write: (all) => list(all, ({ target, op, before, after }) => [el('span', { class: 'tag', text: op }), el('strong', { text: target }), el('del', { text: before ?? '' }), el('ins', { text: after ?? '' })]),
  },
  { title: 'Child workflows', of: ({ children }) => children, write: (all) => list(all, ({ childId, name }) => [el('a', { href: address({ run: childId }), 'data-nav': '', text: words(name ?? childId) }), el('code', { text: childId })]) },
  { title: 'Cancellation', of: ({ cancel }) => cancel, write: (one) => list([one], ({ by, reason, t }) => [el('span', { text: `Asked ${by ? `by ${by} ` : ''}at ${offset(t)}` }), el('span', { text: reason ?? '' })]) },
  { title: 'Own events', of: ({ custom }) => custom, write: (all) => list(all, ({ type, data, t }) => [el('strong', { text: type }), el('small', { class: 'muted', text: offset(t) }), json(data ?? null)]) },
  { title: 'Summary', of: ({ summary }) => summary, write: json },
];
