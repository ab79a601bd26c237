/**
 * Asks again and again while the page is seen, and once more when it is seen again.
 * @param {(signal: AbortSignal) => Promise<void>} ask
 * @param {number} every In ms, from one answer to the next question.
 * @returns {() => void} Ends it.
 */
export function poll(ask, every) {
  const abort = new AbortController();
  const { signal } = abort;
  /** @type {any} */
  let timer;
  let asking = false;
  const next = async () => {
    clearTimeout(timer);
    if (asking || document.hidden) return;
    asking = true;
    await ask(signal).catch(() => {}); // Whoever asks shows what went wrong; the next answer may be better.
    asking = false;
    if (!signal.aborted) timer = setTimeout(next, every);
  };
  document.addEventListener('visibilitychange', next, { signal });
  next();
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}
