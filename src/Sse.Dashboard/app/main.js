import { el, icon, setAttribute, setText } from './dom.js';
import { ConnectionsView } from './connections/view.js';
import { ListView } from './list/view.js';
import { ReportsView } from './reports/view.js';
import { Router } from './router.js';
import { RunView } from './run/view.js';
import { settings } from './settings.js';
import { themeName, turnTheme } from './theme.js';
import { connectionText } from '../../sse-workflow-js/src/element/format.js';

/** @typedef {{ router: Router, showConnection: (state: import('../../sse-workflow-js/src/connect.js').ConnectionState | undefined) => void, setTitle: (title: string) => void }} Context */

const views = { list: ListView, run: RunView, reports: ReportsView, connections: ConnectionsView };
const pages = /** @type {const} */ ([['list', '?', 'Workflows'], ['reports', '?view=reports', 'Reports'], ['connections', '?view=connections', 'Connections']]);

/** The page: its head, and the view that the address asks for. */
class Page {
  #main = el('main', { id: 'main', tabindex: '-1' });
  #connection = el('span', { class: 'connection', role: 'status' });
  #links = pages.map(([view, href, text]) => [view, el('a', { href, 'data-nav': '', text })]);
  /** @type {{ kind: string, run: string | null, view: any } | undefined} */
  #open;
  /** @type {Context} */
  #context;

  constructor() {
    const theme = el('button', { type: 'button', class: 'plain icon-button theme', onclick: () => this.#label(theme, turnTheme()) }, icon('theme'));
    this.#label(theme, themeName());
    const skip = el('a', { class: 'skip', href: '#main', text: 'Skip to content', onclick: (/** @type {Event} */ event) => { event.preventDefault(); this.#main.focus(); } });
    const header = el('header', { class: 'page-head' },
      el('a', { class: 'brand', href: '?', 'data-nav': '', text: settings.title }),
      el('nav', { 'aria-label': 'Dashboard' }, ...this.#links.map(([, link]) => /** @type {Node} */ (link))),
      this.#connection, theme);
    /** @type {HTMLElement} */ (document.getElementById('app')).replaceChildren(skip, header, this.#main);
    document.addEventListener('keydown', (event) => this.#key(event));
    this.#context = /** @type {Context} */ ({
      showConnection: (state) => this.#showConnection(state),
      setTitle: (title) => { document.title = title ? `${title} · ${settings.title}` : settings.title; },
    });
    new Router((route, router) => this.#show(route, router));
  }

  /** @param {import('./router.js').Route} route @param {Router} router */
  #show(route, router) {
    this.#context.router = router;
    const run = route.params.get('run');
    if (this.#open?.kind === route.view && this.#open.run === run) return this.#open.view.update(route);
    this.#open?.view.close();
    this.#showConnection(undefined);
    this.#context.setTitle('');
    const view = new views[route.view](route, this.#context);
    const isFirst = !this.#open;
    this.#open = { kind: route.view, run, view };
    this.#main.replaceChildren(view.element);
    if (!isFirst) this.#main.focus({ preventScroll: true });
    for (const [name, link] of this.#links) setAttribute(/** @type {Element} */ (link), 'aria-current', name === route.view ? 'page' : name === 'list' && route.view === 'run' ? 'true' : null);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || document.querySelector('dialog[open]')) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.matches('input:not([type=range]), select, textarea')) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    if (this.#open?.view.shortcut?.(event.key)) event.preventDefault();
  }

  /** @param {import('../../sse-workflow-js/src/connect.js').ConnectionState | undefined} state */
  #showConnection(state) {
    setText(this.#connection, state ? connectionText(state, Date.now()) : '');
    setAttribute(this.#connection, 'data-status', state && (state.ended ? 'ended' : state.status));
  }

  /** @param {HTMLElement} button @param {string} name */
  #label(button, name) {
    setAttribute(button, 'aria-label', `Colours: ${name}`);
    setAttribute(button, 'title', `Colours: ${name}`);
  }
}

new Page();
