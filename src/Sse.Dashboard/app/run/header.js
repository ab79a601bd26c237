import { el, icon, safeHref, setAttribute, setText, showStatus } from '../dom.js';
import { duration, isRunning, moment, remaining, running, statusText, words } from '../format.js';
import { address } from '../router.js';
import { settings, traceAddress } from '../settings.js';

const KEEP_COPIED = 1500;

/** What it ended with, unless the problems below say the same. @param {any} snapshot */
const lastWord = ({ problem, problems }) => (problem && !problems.some((/** @type {any} */ one) => one.message === problem.message) ? problem.message : '');

/** Above everything of a run: what it is, how far it is, and what can be done with it. */
export class RunHeader {
  #title = el('h1');
  #icon = el('span', { class: 'status-icon', 'aria-hidden': 'true' });
  #badge = el('span', { class: 'badge' });
  #id = el('code', { class: 'run-id' });
  #links = el('span', { class: 'run-links' });
  #tags = el('span', { class: 'row-tags' });
  #fill = el('span', { class: 'bar-fill' });
  #meter = el('div', { class: 'bar big', role: 'progressbar', 'aria-label': 'Progress of the whole', 'aria-valuemin': 0, 'aria-valuemax': 100 }, this.#fill);
  #percent = el('strong');
  #current = el('span');
  #left = el('span', { class: 'muted' });
  #elapsed = el('span', { class: 'muted' });
  #started = el('time', { class: 'muted' });
  #cancel;
  #said = el('p', { class: 'sr-only', role: 'status' });
  /** @type {any} */
  #shown = {};
  element;

  /** @param {string} id @param {{ onCancel: () => void }} handlers */
  constructor(id, { onCancel }) {
    this.#cancel = el('button', { type: 'button', class: 'danger', text: 'Cancel', hidden: true, onclick: onCancel });
    const share = el('button', { type: 'button', class: 'plain', onclick: () => this.#copy(share, location.href) }, icon('link'), el('span', { text: 'Copy link' }));
    const copyId = el('button', { type: 'button', class: 'plain icon-button small', 'aria-label': 'Copy the id', onclick: () => this.#copy(copyId, id) }, icon('copy'));
    setText(this.#id, id);
    this.element = el('header', { class: 'card run-head' },
      el('div', { class: 'run-title' },
        el('a', { class: 'back', href: '?', 'data-nav': '', 'aria-label': 'All workflows' }, icon('back')),
        this.#icon, this.#title, this.#badge, el('span', { class: 'spacer' }), this.#links, share, this.#cancel),
      el('div', { class: 'run-facts' }, this.#id, copyId, this.#started, this.#tags),
      this.#meter,
      el('p', { class: 'run-numbers' }, this.#percent, this.#current, el('span', { class: 'spacer' }), this.#left, this.#elapsed),
      this.#said);
  }

  /** @param {any} snapshot @param {number} now @param {boolean} isLive */
  show(snapshot, now, isLive) {
    const { name, status, rev, percentage, eta, current, tags, links, traceId, parentId, startedAt } = snapshot;
    const runs = isRunning(status);
    setText(this.#title, rev ? words(name) : 'Workflow');
    setText(this.#badge, rev ? statusText[status] : 'Waiting');
    setAttribute(this.#badge, 'data-status', rev ? status : 'pending');
    setAttribute(this.element, 'data-status', rev ? status : 'pending');
    showStatus(this.#icon, rev ? status : 'pending');
    setAttribute(this.#cancel, 'hidden', settings.isReadOnly || !isLive || !rev || !runs);
    setAttribute(this.#cancel, 'disabled', status === 'canceling');
    setAttribute(this.#started, 'datetime', startedAt);
    setText(this.#started, startedAt ? `started ${moment(startedAt)}` : '');
    this.#showProgress(percentage, runs, rev);
    setText(this.#current, runs ? (current ?? '') : lastWord(snapshot));
    setText(this.#left, runs && eta && isLive ? remaining(eta.ms) : '');
    setText(this.#elapsed, rev ? (runs ? `${running(now)} so far` : `took ${duration(now)}`) : '');
    if (tags !== this.#shown.tags) this.#showTags(tags);
    if (links !== this.#shown.links || traceId !== this.#shown.traceId || parentId !== this.#shown.parentId) this.#showLinks(links, traceId, parentId);
    this.#shown = { tags, links, traceId, parentId };
    // Few words: whoever listens hears the phases' names and the end, not every percent.
    if (isLive) setText(this.#said, rev ? (runs ? `${words(name)} is running` : `${words(name)}: ${statusText[status]}`) : '');
  }

  /** @param {number | undefined} percentage @param {boolean} runs @param {number} rev */
  #showProgress(percentage, runs, rev) {
    const known = typeof percentage === 'number';
    this.#fill.style.transform = `scaleX(${(known ? percentage : runs || !rev ? 0 : 100) / 100})`;
    setAttribute(this.#fill, 'data-unknown', runs && !known && rev > 0);
    setAttribute(this.#meter, 'aria-valuenow', known ? Math.floor(percentage) : undefined);
    setText(this.#percent, known ? `${Math.floor(percentage)} %` : '');
  }

  /** @param {Record<string, string>} tags */
  #showTags(tags) {
    this.#tags.replaceChildren(...Object.entries(tags).map(([key, value]) =>
      el('a', { class: 'tag', 'data-nav': '', href: address({ tag: `${key}:${value}` }), title: `All with ${key}: ${value}` }, el('span', { class: 'tag-key', text: key }), el('span', { text: value }))));
  }

  /** @param {Record<string, string>} links @param {string | undefined} traceId @param {string | undefined} parentId */
  #showLinks(links, traceId, parentId) {
    const all = Object.entries(links ?? {}).map(([text, href]) => ({ text: words(text), href: safeHref(href) }));
    all.push({ text: 'Trace', href: safeHref(traceAddress(traceId) ?? 'about:blank') });
    const shown = all.filter(({ href }) => href).map(({ text, href }) => el('a', { href, text, target: '_blank', rel: 'noreferrer noopener' }));
    if (parentId) shown.unshift(el('a', { href: address({ run: parentId }), 'data-nav': '', text: 'Parent' }));
    this.#links.replaceChildren(...shown);
  }

  /** @param {HTMLElement} button @param {string} text */
  async #copy(button, text) {
    const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    button.dataset.done = done ? 'yes' : 'no';
    setText(this.#said, done ? 'Copied' : 'The browser did not allow copying');
    setTimeout(() => delete button.dataset.done, KEEP_COPIED);
  }
}
