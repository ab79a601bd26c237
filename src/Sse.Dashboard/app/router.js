// The page's state that others may be sent: all of it is in the address's query.

/** @typedef {{ view: 'list' | 'run' | 'reports' | 'connections', params: URLSearchParams }} Route */

/** @param {string} search @returns {Route} */
export function parse(search) {
  const params = new URLSearchParams(search);
  const view = params.get('view');
  if (params.get('run')) return { view: 'run', params };
  return { view: view === 'reports' || view === 'connections' ? view : 'list', params };
}

/** The address for a state; what is empty is left out. @param {Record<string, string | number | undefined>} params */
export function address(params) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text ? `?${text}` : '?';
}

/** Follows links and history within the page. */
export class Router {
  #onRoute;

  /** @param {(route: Route, router: Router) => void} onRoute */
  constructor(onRoute) {
    this.#onRoute = onRoute;
    window.addEventListener('popstate', () => this.#tell());
    document.addEventListener('click', (event) => this.#click(event));
    this.#tell();
  }

  /** @param {string} search As `address` makes it. @param {{ replace?: boolean, silent?: boolean }} [how] `silent`: the view knows already. */
  go(search, { replace = false, silent = false } = {}) {
    const url = search === '?' ? location.pathname : search;
    history[replace ? 'replaceState' : 'pushState'](null, '', url);
    if (!silent) this.#tell();
  }

  #tell() {
    this.#onRoute(parse(location.search), this);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.('a[data-nav]'));
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go(new URL(link.href).search || '?');
  }
}
