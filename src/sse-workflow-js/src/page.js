/**
 * Ties a connection to the life of the page it runs in. Nothing outside browsers.
 * @param {{ wake: () => void, hold: () => void, release: () => void }} connection
 * @param {boolean} pauseWhenHidden
 * @returns {() => void} Unties it.
 */
export function followPage({ wake, hold, release }, pauseWhenHidden) {
  const { document, window } = /** @type {Partial<typeof globalThis>} */ (globalThis);
  if (!document?.addEventListener || !window?.addEventListener) return () => {};
  const abort = new AbortController();
  const { signal } = abort;
  const onVisibility = () => {
    if (!document.hidden) {
      release();
      wake();
    } else if (pauseWhenHidden) hold();
  };
  document.addEventListener('visibilitychange', onVisibility, { signal });
  window.addEventListener('online', wake, { signal });
  // A page in the back/forward cache must not hold a connection; what it misses comes when it is shown again.
  window.addEventListener('pagehide', (event) => event.persisted && hold(), { signal });
  window.addEventListener('pageshow', (event) => event.persisted && release(), { signal });
  if (document.hidden) onVisibility();
  return () => abort.abort();
}
